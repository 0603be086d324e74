import { kindRoutes } from '../../../contract/matter-routes.ts';
import { processes } from '../../../domain/processes.ts';
import { serveKind } from '../../core/kind-routes.ts';
import type { ServeModule } from '../../platform/http/module.ts';
import { provideOkrFacts } from './facts.ts';

/** Serves the module's routes. */
export const serveOkr: ServeModule = (app, { services }) => {
  provideOkrFacts();
  serveKind(app, services, processes.keyResult, kindRoutes.keyResult);
};
