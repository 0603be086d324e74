import {
  type Config,
  checkSafe,
  type ServerConfig,
  StartupError,
  withSecrets,
} from './platform/config/index.ts';
import { type OpenDatabase, openDatabase } from './platform/database-host/index.ts';
import { checkSchema, migrate } from './platform/migrate/index.ts';

/** What the built application is to the process that runs it; a Fastify instance fits. */
export interface RunningApp {
  /** Listens; gives the address. */
  listen(where: { host: string; port: number }): Promise<string>;
  /** Takes no more requests, ends streams, finishes what is under way, gives connections back. */
  close(): Promise<unknown>;
  /** The HTTP server underneath, to let go of what is idle and cut off what does not end in time. */
  readonly server: { closeIdleConnections(): void; closeAllConnections(): void };
}

/** What the application is built from. */
export interface AppDependencies {
  readonly config: ServerConfig;
  readonly database: OpenDatabase;
}

/** Builds the application: routes, workers, pools; does not listen. */
export type BuildApp = (dependencies: AppDependencies) => Promise<RunningApp>;

/** A server that answers. */
export interface RunningServer {
  readonly address: string;
  /** Finishes what is under way (at most `shutdownSeconds`), then leaves the database. */
  stop(): Promise<void>;
}

/** How the process speaks and ends. */
export interface ProcessOutlets {
  readonly say: (line: string) => void;
  /** The database is gone for good. */
  readonly onLost: (error: StartupError) => void;
}

/**
 * Everything between the settings and a server that answers: safety, secrets, database, schema, port.
 *
 * @throws StartupError naming what is wrong and what to do; nothing is left running then
 */
export async function startServer(
  config: Config,
  buildApp: BuildApp,
  outlets: ProcessOutlets,
): Promise<RunningServer> {
  checkSafe(config);
  const complete = await withSecrets(config);
  const database = await openDatabase(complete, outlets);
  try {
    if (database.ownerUrl === undefined) await checkSchema(database.serveUrl);
    else await migrate(database.ownerUrl, { serveUser: database.serveUser, log: outlets.say });
    const app = await buildApp({ config: complete, database });
    try {
      const address = await listen(app, complete);
      return { address, stop: () => stop(app, database, complete.shutdownSeconds) };
    } catch (error) {
      await app.close();
      throw error;
    }
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function listen(app: RunningApp, { host, port }: Config): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new StartupError(
        'portTaken',
        `Port ${port} on ${host} is taken by another program.`,
        `Stop that one, or choose another port: PORT=${port + 1} npm start`,
        { cause },
      );
    }
    if (code === 'EACCES') {
      throw new StartupError(
        'portTaken',
        `This user may not listen on port ${port}.`,
        'Set PORT to 1024 or above.',
        {
          cause,
        },
      );
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new StartupError(
        'badSetting',
        `This machine has no address ${host}.`,
        'Set HOST to one it has, or leave it out.',
        {
          cause,
        },
      );
    }
    throw cause;
  }
}

async function stop(app: RunningApp, database: OpenDatabase, seconds: number): Promise<void> {
  // A connection whose last answer went out after closing began is kept alive by the client otherwise.
  const letGo = setInterval(() => app.server.closeIdleConnections(), 50);
  const cutOff = setTimeout(() => app.server.closeAllConnections(), seconds * 1000);
  try {
    await app.close();
  } finally {
    clearInterval(letGo);
    clearTimeout(cutOff);
    await database.close();
  }
}
