import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { reasonOf, StartupError } from '../config/startup-error.ts';

/** The oldest PostgreSQL whose SQL the migrations use. */
const oldest = 15;

/** What a connection must be. */
export interface DatabaseDemands {
  /** The setting the address came from, for messages. */
  readonly setting: 'DATABASE_URL' | 'DATABASE_OWNER_URL';
  /** Whether the role must be one that owns nothing; true for the serving role in production. */
  readonly mustNotOwn: boolean;
}

/**
 * Connects to a PostgreSQL the operator gave us and sees that it will do.
 *
 * @throws StartupError `databaseUnreachable`, `databaseTooOld`, `databaseRole` or `badSetting` (encoding)
 */
export async function checkDatabase(url: string, demands: DatabaseDemands): Promise<void> {
  const client = await connect(url, demands.setting);
  try {
    const { rows } = await client.query<FoundDatabase>(`
      select current_setting('server_version_num')::int / 10000 as version,
             current_setting('server_encoding') as encoding,
             current_user as role,
             case when (select rolsuper from pg_roles where rolname = current_user) then 'is a superuser'
                  when exists (select from pg_database where datname = current_database()
                                  and pg_has_role(datdba, 'usage')) then 'owns the database'
                  when exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                where n.nspname = 'public' and c.relkind in ('r', 'p')
                                  and pg_has_role(c.relowner, 'usage')) then 'owns tables'
             end as owns`);
    if (!rows[0]) throw new Error('PostgreSQL gave no answer.');
    judgeDatabase(rows[0], demands);
  } finally {
    await client.end().catch(() => {});
  }
}

/** What a database says of itself. */
export interface FoundDatabase {
  /** Major version. */
  readonly version: number;
  readonly encoding: string;
  readonly role: string;
  /** In what way the role owns things, or null. */
  readonly owns: string | null;
}

/**
 * Whether a database will do.
 *
 * @throws StartupError `databaseTooOld`, `badSetting` (encoding) or `databaseRole`
 */
export function judgeDatabase(found: FoundDatabase, demands: DatabaseDemands): void {
  if (found.version < oldest) {
    throw new StartupError(
      'databaseTooOld',
      `The PostgreSQL in ${demands.setting} is version ${found.version}.`,
      `Use ${oldest} or newer.`,
    );
  }
  if (found.encoding !== 'UTF8') {
    throw new StartupError(
      'badSetting',
      `The database in ${demands.setting} has the encoding ${found.encoding}.`,
      "Make one with: create database … encoding 'UTF8' template template0",
    );
  }
  if (demands.mustNotOwn && found.owns !== null) {
    throw new StartupError(
      'databaseRole',
      `The role ${found.role} in ${demands.setting} ${found.owns}: it could rewrite the audit trail.`,
      'Serve as a role that is only a member of rodtrad_serve, and give the owning role in DATABASE_OWNER_URL.',
    );
  }
}

async function connect(url: string, setting: string): Promise<pg.Client> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (cause) {
      await client.end().catch(() => {});
      // 57P03: it is starting up; that passes.
      if ((cause as { code?: string }).code === '57P03' && attempt < 30) {
        await sleep(1000);
        continue;
      }
      const { host } = new URL(url);
      throw new StartupError(
        'databaseUnreachable',
        `The database in ${setting} (${host}) cannot be reached: ${reasonOf(cause)}.`,
        'See that it runs, that this machine may connect to it, and that the name and password are right.',
        { cause },
      );
    }
  }
}
