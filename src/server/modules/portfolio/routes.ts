import type { FastifyInstance } from 'fastify';
import { kindRoutes } from '../../../contract/matter-routes.ts';
import { processes } from '../../../domain/processes.ts';
import { serveKind } from '../../core/kind-routes.ts';
import type { Services } from '../../platform/context.ts';

/** Serves the portfolio. */
export function servePortfolio(app: FastifyInstance, services: Services): void {
  serveKind(app, services, processes.initiative, kindRoutes.initiative);
}
