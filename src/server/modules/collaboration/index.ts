export { attach } from './commands/attachments.ts';
export { say } from './commands/comments.ts';
export { noticeWords } from './mail-words.ts';
export { notify, watch, watchersOf } from './notify.ts';
export { followAndTell } from './past.ts';
export { peopleNamed } from './queries/mentioned.ts';
export { receiveFile } from './receive-file.ts';
export { serveCollaboration } from './routes.ts';
export { collaborationTasks } from './tasks.ts';
