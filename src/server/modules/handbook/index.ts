export { reviewRoutine, writeRoutine } from './commands/write-routine.ts';
export { adoptSection, writeText } from './commands/write-text.ts';
export { serveHandbook } from './routes.ts';
