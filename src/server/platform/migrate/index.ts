export {
  checkSchema,
  type MigrateOptions,
  type MigrateResult,
  type Migration,
  migrate,
  readMigrations,
} from './migrate.ts';
