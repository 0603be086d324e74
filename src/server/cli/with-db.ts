import type { Config } from '../platform/config/index.ts';
import { type Db, openDb } from '../platform/db/db.ts';
import { withDatabase } from './run.ts';

/** Opens the database as the role that serves, for a command that reads and writes as the program does. */
export function withDb<T>(work: (db: Db, config: Config) => Promise<T>): Promise<T> {
  return withDatabase(async (database, config) => {
    const db = openDb({ url: database.serveUrl, max: 2, applicationName: 'rodtrad command' });
    try {
      return await work(db, config);
    } finally {
      await db.close();
    }
  });
}
