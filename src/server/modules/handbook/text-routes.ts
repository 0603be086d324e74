import type { FastifyInstance } from 'fastify';
import { handbookRoutes } from '../../../contract/handbook.ts';
import {
  type HandbookProcess,
  handbookProcesses,
  handbookProcessOf,
  handbookSections,
} from '../../../domain/handbook/index.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import { once } from '../../core/idempotency.ts';
import type { Services } from '../../platform/context.ts';
import { implement } from '../../platform/http/implement.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import { nameManager } from './commands/name-manager.ts';
import { reviewRoutine, writeRoutine } from './commands/write-routine.ts';
import { adoptSection, writeText } from './commands/write-text.ts';
import { adoptions, newestTexts, ownersByName, textVersions } from './queries/texts.ts';
import { countedPractice, processPractice, routineMatrix, routinePlace, showRoutine } from './routines.ts';
import { comesWith, firstVersion, handbookPage, isProposal, ownersOf } from './texts.ts';

function processNamed(id: string): HandbookProcess {
  const p = handbookProcessOf(id);
  if (!p) throw new ProblemError('not_found');
  return p;
}

/** Serves the texts of the handbook and the teams' routines. */
export function serveHandbookTexts(app: FastifyInstance, services: Services, texts: Texts): void {
  const { db } = services;

  implement(app, handbookRoutes.contents, async ({ call }) => {
    const [rows, adopted, owners] = await Promise.all([
      newestTexts(db, null),
      adoptions(db, null),
      ownersByName(db),
    ]);
    const { language } = call.actor;
    return {
      items: handbookProcesses.map((p) => ({
        id: p.id,
        group: p.group,
        kinds: [...p.kinds],
        purpose:
          rows.find((r) => r.process === p.id && r.section === 'purpose' && r.language === language)?.body ??
          comesWith(texts, p, 'purpose', language),
        proposals: handbookSections.filter((s) => isProposal(p, s, adopted)).length,
        owners: ownersOf(p, owners),
      })),
    };
  });

  implement(app, handbookRoutes.page, ({ call, params }) =>
    handbookPage(db, texts, call.actor, processNamed(params.process)),
  );

  implement(app, handbookRoutes.versions, async ({ params }) => {
    const p = processNamed(params.process);
    const rows = await textVersions(db, p.id, params.section, params.language);
    return {
      items: [
        ...rows.map((r) => ({
          version: r.version,
          body: r.body,
          writtenBy: { id: r.byId, name: r.byName },
          writtenAt: r.at.toISOString(),
          restored: r.restored,
        })),
        {
          version: firstVersion,
          body: comesWith(texts, p, params.section, params.language),
          writtenBy: null,
          writtenAt: null,
          restored: null,
        },
      ],
    };
  });

  implement(app, handbookRoutes.write, ({ call, params, body, ifMatch }) =>
    db.transaction((tx) =>
      writeText(
        tx,
        texts,
        call,
        { process: processNamed(params.process), section: params.section, language: params.language },
        ifMatch!,
        body,
      ),
    ),
  );

  implement(app, handbookRoutes.adopt, ({ call, params, body }) =>
    once(db, call, handbookRoutes.adopt.id, [params, body], (tx) =>
      adoptSection(tx, texts, call, processNamed(params.process), body.section),
    ),
  );

  implement(app, handbookRoutes.practice, ({ params }) => processPractice(db, services, params.process));

  implement(app, handbookRoutes.nameManager, ({ call, params, body, ifMatch }) =>
    db.transaction((tx) => nameManager(tx, texts, call, processNamed(params.process), ifMatch!, body.person)),
  );

  implement(app, handbookRoutes.matrix, ({ query }) => routineMatrix(services, query.productGroup));

  implement(app, handbookRoutes.routine, async ({ call, params }) => {
    const team = await routinePlace(db, params.team, params.process);
    return showRoutine(db, services, call.actor, team, params.process);
  });

  implement(app, handbookRoutes.counted, async ({ call, params }) => {
    const team = await routinePlace(db, params.team, params.process);
    return countedPractice(db, services, call.actor, team, params.process);
  });

  implement(app, handbookRoutes.writeRoutine, ({ call, params, body, ifMatch }) =>
    db.transaction((tx) => writeRoutine(tx, services, call, params, ifMatch!, body)),
  );

  implement(app, handbookRoutes.reviewRoutine, ({ call, params, ifMatch }) =>
    db.transaction((tx) => reviewRoutine(tx, services, call, params, ifMatch!)),
  );
}
