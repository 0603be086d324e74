import pg from 'pg';
import type { ClusterSecret } from './home.ts';

/** Owns the embedded database and migrates it. */
export const ownerRole = 'rodtrad_owner';
/** The login the program serves with; a member of `rodtrad_serve`, owner of nothing. */
export const serveUser = 'rodtrad_app';

/** Makes the roles and the database of an embedded cluster; what is there already is left, passwords are set anew. */
export async function prepareRoles(adminUrl: string, database: string, secret: ClusterSecret): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    for (const role of [ownerRole, serveUser, 'rodtrad_serve']) {
      await admin.query(`do $$ begin create role ${role}; exception when duplicate_object then null; end $$`);
    }
    await admin.query(`alter role ${ownerRole} login password ${admin.escapeLiteral(secret.owner)}`);
    await admin.query(`alter role ${serveUser} login password ${admin.escapeLiteral(secret.serve)}`);
    await admin.query(`grant rodtrad_serve to ${serveUser}`);
    const exists = await admin.query('select from pg_database where datname = $1', [database]);
    if (exists.rowCount === 0) await admin.query(`create database ${database} owner ${ownerRole}`);
  } finally {
    await admin.end();
  }
}
