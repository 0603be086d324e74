export { createDocument } from './commands/documents.ts';
export { serveDemands } from './routes.ts';
export { installDemandRules } from './rules.ts';
