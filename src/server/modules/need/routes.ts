import { kindRoutes } from '../../../contract/matter-routes.ts';
import { processes } from '../../../domain/processes.ts';
import { serveKind } from '../../core/kind-routes.ts';
import type { ServeModule } from '../../platform/http/module.ts';

/** Serves needs. */
export const serveNeeds: ServeModule = (app, { services }) => {
  serveKind(app, services, processes.need, kindRoutes.need);
};
