import type { FastifyInstance } from 'fastify';
import { matterRoutes } from '../../contract/matter-routes.ts';
import { ProblemError } from '../../domain/kernel/errors.ts';
import type { Actor } from '../../domain/kernel/roles.ts';
import { processOf } from '../../domain/processes.ts';
import type { Call, Services } from '../platform/context.ts';
import type { Tx } from '../platform/db/db.ts';
import { implement } from '../platform/http/implement.ts';
import { decideApproval, requestApproval } from './approvals.ts';
import { markCriterion } from './criteria.ts';
import { historyOf, instantOf, matterAsOf } from './history.ts';
import { once } from './idempotency.ts';
import { findMatter } from './load.ts';
import { resolveKey } from './nodes.ts';
import { readMatter, showMatter } from './present.ts';
import { rankMatter } from './rank.ts';
import { transitionMatter } from './transition.ts';

/** Serves what every matter has, whatever its kind. */
export function serveMatters(app: FastifyInstance, { db, timeZone }: Services): void {
  const shown = async (q: Tx | typeof db, actor: Actor, key: string) => {
    const matter = await readMatter(q, db, actor, key);
    if (!matter) throw new ProblemError('not_found');
    return matter;
  };
  const found = async (actor: Actor, key: string) => {
    const matter = await findMatter(db, actor, key);
    if (!matter) throw new ProblemError('not_found');
    return matter;
  };
  /** A command on one matter, answered with how the matter then is. */
  const command = (
    call: Call,
    operation: string,
    key: string,
    content: unknown,
    run: (tx: Tx) => Promise<unknown>,
  ) =>
    once(db, call, operation, [key, content], async (tx) => {
      await run(tx);
      return shown(tx, call.actor, key);
    });

  implement(app, matterRoutes.read, async ({ call, params, reply }) => {
    const matter = await readMatter(db, db, call.actor, params.key);
    if (matter) return matter;
    // Not one of ours by that key: it may have moved, be written otherwise, or mean several.
    const resolved = await resolveKey(db, call.actor, params.key);
    if (resolved === null) throw new ProblemError('not_found');
    if ('candidates' in resolved)
      throw new ProblemError('several', { extra: { key: params.key, candidates: resolved.candidates } });
    if ('moved' in resolved) {
      const address = matterRoutes.read.path.replace(':key', encodeURIComponent(resolved.moved));
      reply.header('location', address);
      throw new ProblemError('moved', { extra: { key: resolved.moved } });
    }
    return shown(db, call.actor, resolved.node.key);
  });

  implement(app, matterRoutes.asOf, async ({ call, params, query }) => {
    const m = await found(call.actor, params.key);
    const at = await instantOf(db, query.at, timeZone);
    return matterAsOf(db, processOf(m.kind)!, { id: m.id, key: params.key.toUpperCase() }, at);
  });

  implement(app, matterRoutes.history, async ({ call, params, query }) => {
    const m = await found(call.actor, params.key);
    return historyOf(db, call.actor, processOf(m.kind), m.id, query);
  });

  implement(app, matterRoutes.transition, ({ call, params, body, ifMatch }) =>
    once(db, call, matterRoutes.transition.id, [params, body, ifMatch], async (tx) => {
      const moved = await transitionMatter(
        tx,
        db,
        call,
        params.key,
        params.name,
        ifMatch,
        body.reason ?? null,
      );
      return showMatter(tx, db, call.actor, moved.matter);
    }),
  );

  implement(app, matterRoutes.bulkTransition, async ({ call, params, body }) => {
    const done: { key: string; state: string; version: number }[] = [];
    const failed: { key: string; code: string; missing: never[] }[] = [];
    for (const { key, version } of body.matters) {
      try {
        // One transaction a matter: one refusal does not take the others with it.
        const moved = await db.transaction((tx) =>
          transitionMatter(tx, db, call, key, params.name, version, body.reason ?? null),
        );
        done.push({ key, state: moved.to, version: version + 1 });
      } catch (e) {
        if (!(e instanceof ProblemError)) throw e;
        failed.push({ key, code: e.code, missing: (e.extra.missing ?? []) as never[] });
      }
    }
    return { done, failed };
  });

  implement(app, matterRoutes.rank, ({ call, params, body }) =>
    db.transaction((tx) => rankMatter(tx, call, params.key, body)),
  );

  implement(app, matterRoutes.mark, ({ call, params, body }) =>
    command(call, matterRoutes.mark.id, params.key, [params.id, body], (tx) =>
      markCriterion(tx, db, call, params.key, params.id, body.status, body.note ?? null),
    ),
  );

  implement(app, matterRoutes.requestApproval, ({ call, params, body }) =>
    command(call, matterRoutes.requestApproval.id, params.key, body, (tx) =>
      requestApproval(tx, db, call, params.key, body.transition, body.note ?? null),
    ),
  );

  implement(app, matterRoutes.decideApproval, ({ call, params, body }) =>
    command(call, matterRoutes.decideApproval.id, params.key, [params.id, body], (tx) =>
      decideApproval(tx, db, call, params.key, params.id, body.decision, body.note ?? null),
    ),
  );
}
