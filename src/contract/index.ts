import { deploymentRoutes } from './deployments.ts';
import { directoryRoutes } from './directory.ts';
import { handbookRoutes } from './handbook.ts';
import { kindRoutes, liveRoute, matterRoutes, workRoutes } from './matter-routes.ts';
import { platformRoutes } from './platform.ts';
import type { Route } from './route.ts';
import { sessionRoutes, tokenRoutes } from './session.ts';
import { threadRoutes } from './thread.ts';

/** Every route of the API, by group: what OpenAPI is written from and what a test holds against what is served. */
export const routeGroups = {
  session: sessionRoutes,
  token: tokenRoutes,
  directory: directoryRoutes,
  work: workRoutes,
  matter: matterRoutes,
  ...kindRoutes,
  live: { stream: liveRoute },
  thread: threadRoutes,
  deployment: deploymentRoutes,
  handbook: handbookRoutes,
  platform: platformRoutes,
};

/** All routes in one list. */
export const allRoutes: readonly Route[] = Object.values(routeGroups).flatMap(
  (g) => Object.values(g) as unknown as Route[],
);
