/** The front door of deployments: what the program, its commands and the other modules use of it. */

export { type FactSource, type Recorded, recordNotes } from './commands/record-notes.ts';
export { suggestReverts } from './commands/suggest-reverts.ts';
export { currentReading, type Reading } from './commands/trackers.ts';
export { readFiltersOf } from './filters-of.ts';
export { type ImportOptions, type ImportResult, importReleaseNotes } from './import/import-tree.ts';
export type { ImportSummary } from './import/summary.ts';
export {
  type Ensured,
  ensureApplication,
  ensureEnvironment,
  ensureProduct,
  type NewProduct,
} from './queries/ensure.ts';
export { listDeployments } from './queries/read-list.ts';
export { serveDeployments } from './routes.ts';
