export { nameManager } from './commands/name-manager.ts';
export { reviewRoutine, writeRoutine } from './commands/write-routine.ts';
export { adoptSection, writeText } from './commands/write-text.ts';
export { type HandbookDocument, handbookDocuments, handbookStamp } from './page-source.ts';
export { serveHandbook } from './routes.ts';
