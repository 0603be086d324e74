import type { FastifyInstance } from 'fastify';
import { personalRoutes } from '../../../contract/personal.ts';
import { platformRoutes } from '../../../contract/platform.ts';
import { sealEvents, sealStatus } from '../../core/seal.ts';
import { verifyAudit } from '../../core/verify.ts';
import type { Services } from '../../platform/context.ts';
import { implement } from '../../platform/http/implement.ts';
import { eraseEvent } from './commands/erase-event.ts';
import { publishedHeads } from './queries/heads.ts';

/** Serves how the audit trail stands, its verification, and erasing what one entry of it says. */
export function serveAudit(app: FastifyInstance, { db }: Services): void {
  implement(app, platformRoutes.audit, async () => {
    const [status, published] = await Promise.all([sealStatus(db), publishedHeads(db)]);
    return {
      events: status.events,
      sealed: status.sealed,
      unsealed: status.unsealed,
      head: status.head,
      published: published.slice(-30).reverse(),
    };
  });

  implement(app, platformRoutes.verify, async () => {
    await sealEvents(db);
    const result = await verifyAudit(db, { heads: await publishedHeads(db) });
    return { ...result, drift: [...result.drift] };
  });

  implement(app, personalRoutes.erase, async ({ call, params, body }) => ({
    id: params.id,
    erasedAt: (await db.transaction((tx) => eraseEvent(tx, call, params.id, body.reason))).toISOString(),
  }));
}
