import type { FastifyInstance } from 'fastify';
import { kindRoutes } from '../../../contract/matter-routes.ts';
import { processes } from '../../../domain/processes.ts';
import { serveKind } from '../../core/kind-routes.ts';
import type { Services } from '../../platform/context.ts';
import { keepProposals } from './commands/propose-done.ts';
import { keepReportsDue } from './commands/report-due.ts';
import { serveDistribution } from './distribution-routes.ts';
import { serveFacts } from './fact-routes.ts';
import { serveReports } from './report-routes.ts';
import { serveViews } from './view-routes.ts';

/** Serves the portfolio. */
export function servePortfolio(app: FastifyInstance, services: Services): void {
  keepReportsDue(services.timeZone);
  keepProposals();
  serveKind(app, services, processes.initiative, kindRoutes.initiative);
  serveFacts(app, services);
  serveDistribution(app, services);
  serveReports(app, services);
  serveViews(app, services);
}
