/**
 * A process to be killed: opens the embedded database of RODTRAD_DATA, writes numbered rows one
 * transaction at a time, and prints each number once PostgreSQL has acknowledged it.
 */
import pg from 'pg';
import { loadConfig } from '../../src/server/platform/config/index.ts';
import { openDatabase } from '../../src/server/platform/database-host/index.ts';

const database = await openDatabase(loadConfig(process.env));
const client = new pg.Client({ connectionString: database.ownerUrl });
// Killed with PostgreSQL under it, this process only has to end.
client.on('error', () => process.exit(1));
await client.connect();
await client.query('create table if not exists written (n integer primary key)');
const { rows } = await client.query<{ n: number }>('select coalesce(max(n), 0)::int as n from written');
for (let n = (rows[0]?.n ?? 0) + 1; ; n += 1) {
  await client.query('insert into written values ($1)', [n]);
  process.stdout.write(`${n}\n`);
}
