export { notify, watch, watchersOf } from './notify.ts';
export { serveCollaboration } from './routes.ts';
export { collaborationTasks } from './tasks.ts';
