export { checkDatabase, type DatabaseDemands } from './check-database.ts';
export type { HostOptions, OpenDatabase } from './host-types.ts';
export { openDatabase } from './open-database.ts';
