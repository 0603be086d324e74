import type { Config } from '../config/load-config.ts';
import { checkDatabase } from './check-database.ts';
import { userOf } from './connection-url.ts';
import { openEmbedded } from './embedded.ts';
import type { HostOptions, OpenDatabase } from './host-types.ts';

/**
 * Opens the database of a configuration: the one in `DATABASE_URL`, checked, or the embedded one,
 * joined or started.
 *
 * @throws StartupError when it cannot be used, with the reason and what to do
 */
export async function openDatabase(
  config: Config,
  options: Partial<HostOptions> = {},
): Promise<OpenDatabase> {
  const { databaseUrl, databaseOwnerUrl } = config;
  if (databaseUrl === undefined) {
    const say = options.say ?? ((line: string) => void process.stderr.write(`${line}\n`));
    return openEmbedded(config.dataDir, { say, onLost: options.onLost ?? (() => {}) });
  }
  await checkDatabase(databaseUrl, { setting: 'DATABASE_URL', mustNotOwn: config.mode === 'production' });
  if (databaseOwnerUrl !== undefined && databaseOwnerUrl !== databaseUrl) {
    await checkDatabase(databaseOwnerUrl, { setting: 'DATABASE_OWNER_URL', mustNotOwn: false });
  }
  return {
    embedded: false,
    ownerUrl: databaseOwnerUrl,
    serveUrl: databaseUrl,
    serveUser: userOf(databaseUrl),
    close: async () => {},
  };
}
