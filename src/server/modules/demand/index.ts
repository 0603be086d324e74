export { createDocument, editDocument } from './commands/documents.ts';
export { importDemands } from './commands/import-demands.ts';
export { serveDemands } from './routes.ts';
export { installDemandRules } from './rules.ts';
