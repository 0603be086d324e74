import type { FastifyInstance } from 'fastify';
import { portfolioRoutes } from '../../../contract/portfolio.ts';
import type { DistributionValue } from '../../../contract/portfolio-values.ts';
import { once } from '../../core/idempotency.ts';
import type { LoadedMatter } from '../../core/load.ts';
import type { Call, Services } from '../../platform/context.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { implement } from '../../platform/http/implement.ts';
import { answerDistribution } from './commands/answer-distribution.ts';
import { distribute, withdrawDistribution } from './commands/distribute.ts';
import { presentDistributions, refuseDistributing } from './present-distribution.ts';
import { distributionById, distributionsOf } from './queries/distributions.ts';
import { seenInitiative } from './seen.ts';

/** Serves distribution: who an initiative is given to, and their answers. */
export function serveDistribution(app: FastifyInstance, { db }: Services): void {
  const routes = portfolioRoutes;
  const shown = async (q: Queryable, call: Call, m: LoadedMatter, id: number): Promise<DistributionValue> => {
    const row = (await distributionById(q, m.id, id))!;
    const [value] = await presentDistributions(
      q,
      call.actor,
      [row],
      new Map([[m.id, m]]),
      refuseDistributing(call.actor, m) !== 'role',
    );
    return value!;
  };

  implement(app, routes.distributions, async ({ call, params }) => {
    const m = await seenInitiative(db, call, params.key);
    const whyNot = refuseDistributing(call.actor, m);
    const rows = await distributionsOf(db, m.id);
    return {
      items: await presentDistributions(db, call.actor, rows, new Map([[m.id, m]]), whyNot !== 'role'),
      mayDistribute: whyNot === null,
      whyNot,
    };
  });

  implement(app, routes.distribute, ({ call, params, body }) =>
    once(db, call, routes.distribute.id, [params, body], async (tx) => {
      const { initiative, id } = await distribute(tx, db, call, params.key, body);
      return shown(tx, call, initiative, id);
    }),
  );

  implement(app, routes.answerDistribution, ({ call, params, body, ifMatch }) =>
    once(db, call, routes.answerDistribution.id, [params, body, ifMatch], async (tx) => {
      const m = await answerDistribution(tx, db, call, params, ifMatch, body);
      return shown(tx, call, m, params.id);
    }),
  );

  implement(app, routes.withdrawDistribution, ({ call, params, ifMatch }) =>
    once(db, call, routes.withdrawDistribution.id, [params, ifMatch], async (tx) => {
      const m = await withdrawDistribution(tx, db, call, params, ifMatch);
      return shown(tx, call, m, params.id);
    }),
  );
}
