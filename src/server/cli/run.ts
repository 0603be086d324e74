import { type Config, exitCodes, loadConfig, StartupError } from '../platform/config/index.ts';
import { type OpenDatabase, openDatabase } from '../platform/database-host/index.ts';
import { checkSchema, migrate } from '../platform/migrate/index.ts';

/**
 * Runs the body of a command: an error the operator can act on becomes its two sentences and its exit
 * code, any other its stack and exit code 1.
 */
export async function run(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    report(error);
  }
}

/** Writes an error to standard error and sets the process's exit code. */
export function report(error: unknown): void {
  if (error instanceof StartupError) {
    process.stderr.write(`rodtrad: ${error.what}\n  ${error.whatToDo}\n`);
    process.exitCode = error.exitCode;
    return;
  }
  process.stderr.write(`rodtrad: unexpected: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = exitCodes.unexpected;
}

/** Writes a line about the work to standard error, where it does not mix with `--json`. */
export function say(line: string): void {
  process.stderr.write(`rodtrad: ${line}\n`);
}

/** Writes a result: one JSON object with `--json`, else the text. */
export function print(json: boolean | undefined, result: unknown, text: () => string): void {
  process.stdout.write(`${json ? JSON.stringify(result) : text()}\n`);
}

/**
 * Opens the configured database for a command, with the schema current, and leaves it afterwards,
 * whatever happened.
 */
export async function withDatabase<T>(
  work: (database: OpenDatabase, config: Config) => Promise<T>,
): Promise<T> {
  const config = loadConfig(process.env);
  return withOpenDatabase(config, async (database) => {
    // Only `start` and `migrate` change the schema of a database that others serve from.
    if (database.embedded && database.ownerUrl !== undefined) {
      await migrate(database.ownerUrl, { serveUser: database.serveUser });
    } else await checkSchema(database.serveUrl);
    return work(database, config);
  });
}

/** Like `withDatabase`, without looking at the schema. */
export async function withOpenDatabase<T>(
  config: Config,
  work: (database: OpenDatabase) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(config, {
    say,
    onLost: (error) => {
      report(error);
      process.exit();
    },
  });
  const onSignal = (signal: NodeJS.Signals) => {
    void database.close().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    return await work(database);
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
    await database.close();
  }
}

/** The owning role's address, or an error that says which setting is missing. */
export function ownerOf(database: OpenDatabase): string {
  if (database.ownerUrl !== undefined) return database.ownerUrl;
  throw new StartupError(
    'databaseRole',
    'This command needs the role that owns the schema.',
    'Set DATABASE_OWNER_URL.',
  );
}
