import { backlogRoutes } from './backlog.ts';
import { channelRoutes } from './channels.ts';
import { collaborationRoutes } from './collaboration.ts';
import { demandRoutes } from './demand.ts';
import { deploymentRoutes } from './deployments.ts';
import { directoryRoutes } from './directory.ts';
import { disclosureRoutes } from './disclosure.ts';
import { handbookRoutes } from './handbook.ts';
import { integrationRoutes } from './integration.ts';
import { kindRoutes, liveRoute, matterRoutes, workRoutes } from './matter-routes.ts';
import { meetingRoutes } from './meeting.ts';
import { needRoutes } from './needs.ts';
import { okrRoutes } from './okr.ts';
import { personalRoutes } from './personal.ts';
import { planRoutes } from './plan.ts';
import { platformRoutes } from './platform.ts';
import { portfolioRoutes } from './portfolio.ts';
import { retentionRoutes } from './retention.ts';
import { roadmapRoutes } from './roadmap.ts';
import type { Route } from './route.ts';
import { searchRoutes } from './search.ts';
import { sessionRoutes, tokenRoutes } from './session.ts';
import { sprintRoutes } from './sprints.ts';
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
  backlog: backlogRoutes,
  sprint: sprintRoutes,
  need: { ...kindRoutes.need, ...needRoutes },
  okr: okrRoutes,
  demand: { ...kindRoutes.demand, ...demandRoutes },
  meeting: meetingRoutes,
  plan: planRoutes,
  portfolio: portfolioRoutes,
  roadmap: roadmapRoutes,
  collaboration: collaborationRoutes,
  search: searchRoutes,
  integration: integrationRoutes,
  channel: channelRoutes,
  disclosure: disclosureRoutes,
  personal: personalRoutes,
  retention: retentionRoutes,
  platform: platformRoutes,
};

/** All routes in one list. */
export const allRoutes: readonly Route[] = Object.values(routeGroups).flatMap(
  (g) => Object.values(g) as unknown as Route[],
);
