/** The front door of the backlog. */

export { addChild } from './commands/add-child.ts';
export { setLimits } from './commands/limits.ts';
export { serveBacklog } from './routes.ts';
