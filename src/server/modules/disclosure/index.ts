export { makeDisclosure } from './commands/make.ts';
export { setRule } from './commands/retention.ts';
export { draftOf } from './draft.ts';
export { serveDisclosures } from './routes.ts';
