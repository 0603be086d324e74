import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import './global-setup.ts';
import { roleUrl, testRoles } from './test-server.ts';

/** A migrated, empty database of one's own. */
export interface TestDatabase {
  /** Connects as the serving role: what the program itself may do. */
  readonly url: string;
  /** Connects as the role that owns the tables. */
  readonly ownerUrl: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

/** Clones the run's migrated template. Call it in `beforeAll`, and `drop()` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { adminUrl, template } = inject('testServer');
  const name = `rodtrad_${process.pid}_${randomBytes(4).toString('hex')}`;
  await asAdmin(adminUrl, `create database ${name} template ${template} owner ${testRoles.owner}`);
  return {
    url: roleUrl(adminUrl, testRoles.serve, name),
    ownerUrl: roleUrl(adminUrl, testRoles.owner, name),
    drop: () => asAdmin(adminUrl, `drop database if exists ${name} with (force)`),
  };
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
