import type { FastifyInstance } from 'fastify';
import { backlogPartRoutes } from '../../../contract/backlog-parts.ts';
import { once } from '../../core/idempotency.ts';
import { loadMatters } from '../../core/load.ts';
import { showMatter } from '../../core/present.ts';
import type { Services } from '../../platform/context.ts';
import { implement } from '../../platform/http/implement.ts';
import { moveToWhole } from './commands/move-to-whole.ts';
import { promoteIssue } from './commands/promote-issue.ts';

/** Serves what changes the place of a matter in what is broken down. */
export function servePartRoutes(app: FastifyInstance, { db }: Services): void {
  implement(app, backlogPartRoutes.promote, ({ call, params, ifMatch }) =>
    once(db, call, backlogPartRoutes.promote.id, [params.key, ifMatch], async (tx) => {
      const made = await promoteIssue(tx, db, call, params.key, ifMatch!);
      const [m] = await loadMatters(tx, 'epic', [made.id]);
      return showMatter(tx, db, call.actor, m!);
    }),
  );

  implement(app, backlogPartRoutes.moveTo, ({ call, params, body }) =>
    db.transaction((tx) => moveToWhole(tx, call, params.key, body)),
  );
}
