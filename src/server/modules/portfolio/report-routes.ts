import type { FastifyInstance } from 'fastify';
import { portfolioRoutes } from '../../../contract/portfolio.ts';
import type { ReportsValue } from '../../../contract/portfolio-values.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import { reportStanding } from '../../../domain/portfolio/index.ts';
import { once } from '../../core/idempotency.ts';
import type { Services } from '../../platform/context.ts';
import { implement } from '../../platform/http/implement.ts';
import {
  draftReport,
  editReport,
  maySubmitReport,
  mayWriteReport,
  submitReport,
} from './commands/reports.ts';
import { draftOf, dueBasis, submittedReports } from './queries/reports.ts';
import { seenInitiative } from './seen.ts';

/** Serves status reports. */
export function serveReports(app: FastifyInstance, { db, timeZone }: Services): void {
  const routes = portfolioRoutes;

  implement(app, routes.reports, async ({ call, params }): Promise<ReportsValue> => {
    const m = await seenInitiative(db, call, params.key);
    const write = may(call.actor, 'matter.edit') && mayWriteReport(call, m);
    const [items, draft, basis] = await Promise.all([
      submittedReports(db, m.id),
      write ? draftOf(db, m.id) : null,
      dueBasis(db, m.id, timeZone),
    ]);
    return {
      items,
      draft,
      interval: basis.interval,
      dueOn: basis.dueOn,
      ...reportStanding(basis.dueOn, basis.today),
      mayWrite: write && m.state === 'implementation',
      maySubmit: may(call.actor, 'matter.edit') && maySubmitReport(call, m) && m.state === 'implementation',
    };
  });

  implement(app, routes.draftReport, ({ call, params }) =>
    once(db, call, routes.draftReport.id, params, (tx) => draftReport(tx, db, call, params.key)),
  );

  implement(app, routes.editReport, ({ call, params, body, ifMatch }) =>
    db.transaction((tx) => editReport(tx, db, call, params, ifMatch, body)),
  );

  implement(app, routes.submitReport, ({ call, params, ifMatch }) =>
    once(db, call, routes.submitReport.id, [params, ifMatch], (tx) =>
      submitReport(tx, db, call, params, ifMatch, timeZone),
    ),
  );
}
