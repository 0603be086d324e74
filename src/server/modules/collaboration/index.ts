export { attach } from './commands/attachments.ts';
export { say } from './commands/comments.ts';
export { notify, watch, watchersOf } from './notify.ts';
export { followAndTell } from './past.ts';
export { receiveFile } from './receive-file.ts';
export { serveCollaboration } from './routes.ts';
export { collaborationTasks } from './tasks.ts';
