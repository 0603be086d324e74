import type { FastifyInstance } from 'fastify';
import { kindRoutes } from '../../../contract/matter-routes.ts';
import { processes } from '../../../domain/processes.ts';
import { serveKind } from '../../core/kind-routes.ts';
import type { Services } from '../../platform/context.ts';
import { keepReportsDue } from './commands/report-due.ts';
import { serveReports } from './report-routes.ts';

/** Serves the portfolio. */
export function servePortfolio(app: FastifyInstance, services: Services): void {
  keepReportsDue(services.timeZone);
  serveKind(app, services, processes.initiative, kindRoutes.initiative);
  serveReports(app, services);
}
