import type pg from 'pg';
import { StartupError } from '../config/startup-error.ts';

/** The group role migrations grant to; whoever serves is a member of it. It cannot log in. */
export const serveRole = 'rodtrad_serve';

const byHand = `Let an administrator run: create role ${serveRole} nologin; grant ${serveRole} to <the role in DATABASE_URL>;`;

/**
 * Makes sure the serving group exists and that `serveUser` is in it. Lacking the right to do so is an
 * error only when it leaves the schema unusable.
 *
 * @throws StartupError `databaseRole`, with the statements an administrator must run
 */
export async function ensureServeRole(
  client: pg.Client,
  serveUser: string | undefined,
  log: (line: string) => void,
): Promise<void> {
  const exists = await client.query('select from pg_roles where rolname = $1', [serveRole]);
  if (exists.rowCount === 0) await createGroup(client);
  if (serveUser === undefined) return;
  const member = await client.query<{ self: boolean; known: boolean; member: boolean }>(
    `select $1 = current_user as self, r.oid is not null as known,
            coalesce(pg_has_role(r.oid, (select oid from pg_roles where rolname = $2), 'usage'), false) as member
       from (select 1) one left join pg_roles r on r.rolname = $1`,
    [serveUser, serveRole],
  );
  const state = member.rows[0];
  if (!state?.known || state.self || state.member) return;
  try {
    await client.query(`grant ${serveRole} to ${client.escapeIdentifier(serveUser)}`);
  } catch (error) {
    log(`Could not make ${serveUser} a member of ${serveRole}. ${byHand}`);
    throw new StartupError(
      'databaseRole',
      `The role ${serveUser} in DATABASE_URL is not a member of ${serveRole}.`,
      byHand,
      { cause: error },
    );
  }
}

async function createGroup(client: pg.Client): Promise<void> {
  try {
    await client.query(`create role ${serveRole} nologin`);
  } catch (error) {
    // Another database of the same server may have made it in the same moment.
    const code = (error as { code?: string }).code;
    if (code === '42710' || code === '23505') return;
    throw new StartupError(
      'databaseRole',
      `The role ${serveRole} does not exist, and the owning role may not create it.`,
      byHand,
      { cause: error },
    );
  }
}
