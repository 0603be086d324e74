import type { FastifyInstance } from 'fastify';
import { deploymentRoutes } from '../../../contract/deployments.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import type { Services } from '../../platform/context.ts';
import { implement } from '../../platform/http/implement.ts';
import { editPrefix } from './commands/edit-prefix.ts';
import { listPrefixes } from './queries/trackers.ts';

/** Serves the prefixes of issue keys: what was learned, and a person's word on it. */
export function servePrefixes(app: FastifyInstance, { db }: Services): void {
  implement(app, deploymentRoutes.prefixes, async ({ call }) => ({
    items: [...(await listPrefixes(db))],
    mayEdit: may(call.actor, 'tracker.edit'),
  }));

  implement(app, deploymentRoutes.editPrefix, ({ call, params, body }) =>
    db.transaction(async (tx) => {
      await editPrefix(tx, call, params.prefix, body);
      const [row] = await listPrefixes(tx, params.prefix);
      return row!;
    }),
  );
}
