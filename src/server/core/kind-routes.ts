import type { FastifyInstance } from 'fastify';
import type { processRoutes } from '../../contract/matter-routes.ts';
import { ProblemError } from '../../domain/kernel/errors.ts';
import type { ProcessDefinition } from '../../domain/kernel/process.ts';
import type { Services } from '../platform/context.ts';
import { implement } from '../platform/http/implement.ts';
import { bulkEdit } from './bulk.ts';
import { createMatter } from './create.ts';
import { editMatter } from './edit.ts';
import { groupMatters } from './groups.ts';
import { once } from './idempotency.ts';
import { countMatters, listMatters } from './list.ts';
import { loadMatters } from './load.ts';
import { showMatter } from './present.ts';
import { emptyStrip } from './strip.ts';

/** Serves the routes that a process gets from its definition. A module calls this for each kind it owns. */
export function serveKind(
  app: FastifyInstance,
  { db }: Services,
  definition: ProcessDefinition,
  routes: ReturnType<typeof processRoutes>,
): void {
  const { kind } = definition;
  const show = async (
    q: Parameters<typeof loadMatters>[0],
    actor: Parameters<typeof showMatter>[2],
    id: number,
  ) => {
    const [m] = await loadMatters(q, kind, [id]);
    if (!m) throw new ProblemError('not_found');
    return showMatter(q, db, actor, m);
  };

  implement(app, routes.list, ({ call, query }) => listMatters(db, call.actor, definition, query));

  implement(app, routes.count, ({ call, query }) => countMatters(db, call.actor, definition, query));

  implement(app, routes.groups, ({ call, query: { by, ...filters } }) =>
    groupMatters(db, call.actor, definition, filters, by),
  );

  implement(app, routes.bulkEdit, ({ call, body }) =>
    bulkEdit(db, call, definition, body.matters, {
      fields: (body.fields ?? {}) as Record<string, unknown>,
      ...(body.addLabels ? { addLabels: body.addLabels } : {}),
      ...(body.removeLabels ? { removeLabels: body.removeLabels } : {}),
    }),
  );

  implement(app, routes.create, ({ call, body }) =>
    once(db, call, routes.create.id, body, async (tx) => {
      const created = await createMatter(tx, call, definition, body as unknown as Record<string, unknown>);
      const [m] = await loadMatters(tx, kind, [created.id]);
      return showMatter(tx, db, call.actor, m!, emptyStrip);
    }),
  );

  implement(app, routes.edit, ({ call, params, body, ifMatch }) =>
    db.transaction(async (tx) => {
      const m = await editMatter(
        tx,
        db,
        call,
        definition,
        params.key,
        ifMatch!,
        body as unknown as Record<string, unknown>,
      );
      return show(tx, call.actor, m.id);
    }),
  );
}
