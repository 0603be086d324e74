import type { FastifyInstance } from 'fastify';
import { platformRoutes } from '../../../contract/platform.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import type { Services } from '../context.ts';
import { implementPublic } from './implement.ts';

/** How long the database may take to answer a question about itself, in milliseconds. */
const patience = 2000;

/** `/healthz`: the process answers. `/readyz`: the database does too, and has a schema; 503 otherwise. */
export function serveHealth(app: FastifyInstance, { db }: Pick<Services, 'db'>): void {
  implementPublic(app, platformRoutes.health, async () => ({ status: 'ok' as const }), { unlimited: true });
  implementPublic(
    app,
    platformRoutes.ready,
    async () => {
      const answered = await Promise.race([
        db.sql('select number from schema_migration limit 1').then(
          (rows) => (rows.length > 0 ? 'ok' : 'not migrated'),
          () => 'does not answer',
        ),
        new Promise<string>((done) => setTimeout(done, patience, 'does not answer in time').unref()),
      ]);
      const checks = { database: answered };
      if (answered !== 'ok') throw new ProblemError('unavailable', { extra: { checks } });
      return { status: 'ok', checks };
    },
    { unlimited: true },
  );
}
