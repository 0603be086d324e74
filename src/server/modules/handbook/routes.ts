import { handbookRoutes, type ProcessPageValue } from '../../../contract/handbook.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { processes, processKinds, processOf } from '../../../domain/processes.ts';
import { once } from '../../core/idempotency.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { implement, implementPublic } from '../../platform/http/implement.ts';
import type { ServeModule } from '../../platform/http/module.ts';
import { publicOptions } from '../../platform/public/serve.ts';
import { addCriterion, ownsProcess, retireCriterion } from './commands/added-criteria.ts';
import { servePublicHandbook } from './public-routes.ts';
import {
  addedOf,
  figuresOf,
  longestOpen,
  newestVersions,
  processOwners,
  versionsOf,
} from './queries/process-page.ts';
import { serveHandbookTexts } from './text-routes.ts';

function definitionOf(kind: string): ProcessDefinition {
  const definition = processOf(kind);
  if (!definition) throw new ProblemError('not_found');
  return definition;
}

/** Serves the handbook: processes as they run, what is told of them, and the teams' routines. */
export const serveHandbook: ServeModule = (app, { services, config, texts }) => {
  const { db } = services;
  serveHandbookTexts(app, services, texts);
  servePublicHandbook(app, services, texts, publicOptions(config));

  async function page(q: Queryable, actor: Actor, kind: string): Promise<ProcessPageValue> {
    const { rules: _rules, ...definition } = definitionOf(kind);
    const [versions, added, owners, figures, openMatters] = await Promise.all([
      versionsOf(q, kind),
      addedOf(q, kind),
      processOwners(q, kind),
      figuresOf(q, actor, kind, services.clock.now()),
      longestOpen(q, actor, kind),
    ]);
    return {
      kind,
      definition: definition as unknown as Record<string, unknown>,
      version: versions[0]?.number ?? 0,
      versions,
      added,
      owners,
      mayEdit: ownsProcess(actor, kind),
      figures,
      openMatters,
    };
  }

  implementPublic(app, handbookRoutes.list, async () => {
    const newest = await newestVersions(db);
    return {
      items: processKinds.map((kind) => ({
        kind,
        module: processes[kind].module,
        keyPrefix: processes[kind].keyPrefix,
        version: newest.get(kind) ?? 0,
      })),
    };
  });

  implement(app, handbookRoutes.read, ({ call, params }) => page(db, call.actor, params.kind));

  implement(app, handbookRoutes.addCriterion, ({ call, params, body }) =>
    once(db, call, handbookRoutes.addCriterion.id, [params.kind, body], async (tx) => {
      await addCriterion(tx, call, definitionOf(params.kind), body.transition, body.texts);
      return page(tx, call.actor, params.kind);
    }),
  );

  implement(app, handbookRoutes.retireCriterion, ({ call, params }) =>
    db.transaction(async (tx) => {
      await retireCriterion(tx, call, definitionOf(params.kind), params.id);
      return page(tx, call.actor, params.kind);
    }),
  );
};
