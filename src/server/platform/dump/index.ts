export { dump } from './dump.ts';
export type { DumpSummary } from './format.ts';
export { type RestoreOptions, restore } from './restore.ts';
