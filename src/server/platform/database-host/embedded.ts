import { statSync, truncateSync } from 'node:fs';
import { totalmem } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { reasonOf, StartupError } from '../config/startup-error.ts';
import { findBinaries } from './binaries.ts';
import {
  type Listening,
  postmasterLives,
  readPostmaster,
  startCluster,
  stopCluster,
  superuser,
} from './cluster.ts';
import { connectionUrl } from './connection-url.ts';
import { withFileLock } from './file-lock.ts';
import { type ClusterSecret, type DatabaseHome, findHome, prepareHome } from './home.ts';
import type { HostOptions, OpenDatabase } from './host-types.ts';
import { chooseListening } from './listening.ts';
import { ownerRole, prepareRoles, serveUser } from './roles.ts';

const database = 'rodtrad';
/** The name members' connections carry; whoever is connected under it is using the database. */
const memberName = 'rodtrad member';
/** More restarts than this within the window, and something is wrong that restarting does not mend. */
const restarts = { most: 5, windowMs: 600_000 };

interface Session {
  readonly listening: Listening;
  readonly secret: ClusterSecret;
  readonly member: pg.Client;
}

/**
 * Joins the PostgreSQL of a data directory, starting it if nobody has. Each process that uses it holds
 * one connection (its membership, which the operating system ends even after kill -9); the last to
 * leave stops it. If PostgreSQL dies under us it is started again, with its own crash recovery.
 */
export async function openEmbedded(dataDir: string, options: HostOptions): Promise<OpenDatabase> {
  const home = await findHome(dataDir, options.say);
  let session = await withFileLock(home.lockFile, () => joinOrStart(home, options));
  let closing: Promise<void> | undefined;
  const times: number[] = [];

  const recover = async () => {
    if (closing) return;
    times.push(Date.now());
    try {
      if (times.filter((at) => Date.now() - at < restarts.windowMs).length > restarts.most) {
        throw new Error(`it stopped more than ${restarts.most} times in ten minutes`);
      }
      options.say('The connection to the embedded PostgreSQL was lost; making sure it runs.');
      session = await withFileLock(home.lockFile, () => joinOrStart(home, options));
      if (closing) return void session.member.end().catch(() => {});
      watch();
      options.say('The embedded PostgreSQL is back.');
    } catch (cause) {
      options.onLost(
        new StartupError(
          'databaseLost',
          `The embedded PostgreSQL stopped and could not be started again: ${reasonOf(cause)}.`,
          `See ${home.logFile}, and start rodtrad again. Nothing acknowledged is lost.`,
          { cause },
        ),
      );
    }
  };
  const watch = () => {
    session.member.once('end', () => void recover());
  };
  watch();

  const url = (user: string, password: string) =>
    connectionUrl({ ...session.listening, user, password, database });
  return {
    embedded: true,
    ownerUrl: url(ownerRole, session.secret.owner),
    serveUrl: url(serveUser, session.secret.serve),
    serveUser,
    close: () => {
      closing ??= withFileLock(home.lockFile, () => leave(home, session.member));
      return closing;
    },
  };
}

async function joinOrStart(home: DatabaseHome, { say }: HostOptions): Promise<Session> {
  const binaries = await findBinaries(home.user, say);
  const secret = await prepareHome(home, binaries);
  for (;;) {
    const running = await readPostmaster(home.dataDir);
    if (running && (await postmasterLives(home.dataDir, running.pid))) {
      const member = await connectMember(running, secret);
      if (member) return { listening: running, secret, member };
      // Starting up or going down: soon it is one or the other.
      await sleep(50);
      continue;
    }
    const listening = await chooseListening(home.socketDir);
    trimLog(home.logFile);
    await startCluster(binaries, home.user, {
      dataDir: home.dataDir,
      listening,
      settings: postgresSettings(),
      logFile: home.logFile,
    });
  }
}

async function connectMember(listening: Listening, secret: ClusterSecret): Promise<pg.Client | undefined> {
  const parts = { ...listening, user: serveUser, password: secret.serve, database };
  const connect = async () => {
    const client = new pg.Client({
      connectionString: connectionUrl(parts),
      application_name: memberName,
      keepAlive: true,
    });
    client.on('error', () => {});
    await client.connect();
    return client;
  };
  try {
    return await connect();
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '57P03' || code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'ECONNRESET')
      return undefined;
    if (code !== '28P01' && code !== '28000' && code !== '3D000') throw error;
  }
  // The first start, or one that was cut off before the roles were there.
  const admin = { ...listening, user: superuser, password: secret.superuser, database: 'postgres' };
  await prepareRoles(connectionUrl(admin), database, secret);
  return connect();
}

async function leave(home: DatabaseHome, member: pg.Client): Promise<void> {
  try {
    const others = await member.query(
      'select from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid() limit 1',
      [memberName],
    );
    member.removeAllListeners('end');
    await member.end();
    if (others.rowCount === 0) await stopCluster(home.dataDir);
  } catch {
    // It is gone already; whoever needs it next starts it.
  }
}

function trimLog(file: string): void {
  const tenMegabytes = 10 * 1024 * 1024;
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > tenMegabytes) truncateSync(file);
}

/** For a laptop of two to four cores that does other things too; durable, as everything acknowledged must be. */
function postgresSettings(): string[] {
  const megabyte = 1024 * 1024;
  const eighth = Math.floor(totalmem() / 8 / megabyte);
  const shared = Math.max(64, Math.min(1024, eighth));
  return [
    `shared_buffers=${shared}MB`,
    `effective_cache_size=${Math.max(256, Math.floor(totalmem() / 2 / megabyte))}MB`,
    'work_mem=16MB',
    'maintenance_work_mem=128MB',
    'max_connections=120',
    'max_wal_size=2GB',
    'wal_compression=on',
    'random_page_cost=1.1',
    // Many small queries at once: one process each serves them better than several.
    'max_parallel_workers_per_gather=0',
    'jit=off',
    'timezone=UTC',
    'log_timezone=UTC',
    // Containers often have little /dev/shm.
    'dynamic_shared_memory_type=mmap',
    'fsync=on',
    'synchronous_commit=on',
  ];
}
