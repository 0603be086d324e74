/** The front door of the backlog. */

export { addChild } from './commands/add-child.ts';
export { closeSprint } from './commands/close-sprint.ts';
export { setLimits } from './commands/limits.ts';
export { createSprint, editSprint, startSprint } from './commands/sprints.ts';
export { setWay } from './commands/way.ts';
export { serveBacklog } from './routes.ts';
export { sprintDays } from './sprint-days.ts';
export { ruleSprints } from './sprint-routes.ts';
