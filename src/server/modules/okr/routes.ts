import { kindRoutes } from '../../../contract/matter-routes.ts';
import { okrRoutes } from '../../../contract/okr.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import { addDays } from '../../../domain/okr/index.ts';
import { initiativeProcess } from '../../../domain/portfolio/index.ts';
import { processes } from '../../../domain/processes.ts';
import { once } from '../../core/idempotency.ts';
import { serveKind } from '../../core/kind-routes.ts';
import { findMatter, loadMatters } from '../../core/load.ts';
import { showMatter } from '../../core/present.ts';
import { rolesOf } from '../../core/standing.ts';
import { emptyStrip } from '../../core/strip.ts';
import { implement } from '../../platform/http/implement.ts';
import type { ServeModule } from '../../platform/http/module.ts';
import { addKeyResult } from './commands/add-key-result.ts';
import { correctMeasurement, measure } from './commands/measure.ts';
import { showKeyResult } from './present.ts';
import { dueFor } from './queries/key-results.ts';
import { keyResultsOf, measurementsByKey } from './read.ts';
import { installOkrRules } from './rules.ts';
import { todayOf } from './today.ts';

/** How many days ahead a measurement is shown to whoever takes it. */
const aheadDays = 14;

/** Serves the module's routes. */
export const serveOkr: ServeModule = (app, { services }) => {
  const { db } = services;
  const today = () => todayOf(services);
  installOkrRules();
  serveKind(app, services, processes.keyResult, kindRoutes.keyResult);

  implement(app, okrRoutes.ofInitiative, async ({ call, params }) => {
    const found = await findMatter(db, call.actor, params.key, { kind: 'initiative' });
    const [m] = found ? await loadMatters(db, 'initiative', [found.id]) : [];
    if (!m) throw new ProblemError('not_found');
    const roles = rolesOf(call.actor, m);
    return {
      objectives: await keyResultsOf(db, call.actor, m.id, today()),
      mayAdd: may(call.actor, 'matter.create') && initiativeProcess.edit.some((r) => roles.has(r)),
    };
  });

  implement(app, okrRoutes.add, ({ call, params, body }) =>
    once(db, call, okrRoutes.add.id, [params, body], async (tx) => {
      const made = await addKeyResult(tx, db, call, params.key, body as unknown as Record<string, unknown>);
      const [m] = await loadMatters(tx, 'keyResult', [made.id]);
      return showMatter(tx, db, call.actor, m!, emptyStrip);
    }),
  );

  implement(app, okrRoutes.measurements, ({ call, params }) =>
    measurementsByKey(db, call.actor, params.key, today()),
  );

  implement(app, okrRoutes.measure, ({ call, params, body }) =>
    once(db, call, okrRoutes.measure.id, [params, body], async (tx) => {
      await measure(tx, db, call, params.key, body, today());
      return measurementsByKey(tx, call.actor, params.key, today());
    }),
  );

  implement(app, okrRoutes.correct, ({ call, params, body }) =>
    once(db, call, okrRoutes.correct.id, [params, body], async (tx) => {
      await correctMeasurement(tx, db, call, params.key, params.id, body, today());
      return measurementsByKey(tx, call.actor, params.key, today());
    }),
  );

  implement(app, okrRoutes.due, async ({ call }) => ({
    items: (await dueFor(db, call.actor, addDays(today(), aheadDays))).map(({ initiatives, ...r }) => ({
      keyResult: showKeyResult(call.actor, r, today()),
      initiatives,
    })),
  }));
};
