import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { loadConfig } from '../config/index.ts';
import { judgeDatabase } from './check-database.ts';
import { checkDatabase, openDatabase } from './index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());

const serving = { setting: 'DATABASE_URL', mustNotOwn: true } as const;
const owning = { setting: 'DATABASE_OWNER_URL', mustNotOwn: false } as const;

describe('a database of the operator’s own', () => {
  it('is used when the serving role owns nothing', async () => {
    await expect(checkDatabase(database.url, serving)).resolves.toBeUndefined();
    await expect(checkDatabase(database.ownerUrl, owning)).resolves.toBeUndefined();
  });

  it('is refused in production when the serving role could rewrite the audit trail', async () => {
    await expect(checkDatabase(database.ownerUrl, serving)).rejects.toMatchObject({
      code: 'databaseRole',
      what: expect.stringContaining('owns the database'),
    });
  });

  it('is opened with both roles, and the serving role’s name for migrations', async () => {
    const config = loadConfig({ DATABASE_URL: database.url, DATABASE_OWNER_URL: database.ownerUrl });
    const open = await openDatabase(config);
    expect(open).toMatchObject({ embedded: false, serveUrl: database.url, ownerUrl: database.ownerUrl });
    expect(open.serveUser).toBe(new URL(database.url).username);
  });

  it('that nobody answers for is unreachable, said without the password', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => probe.once('listening', done));
    const address = probe.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await new Promise((done) => probe.close(done));
    const error: unknown = await checkDatabase(`postgresql://app:hunter2@127.0.0.1:${port}/x`, serving).catch(
      (e) => e,
    );
    expect(error).toMatchObject({ code: 'databaseUnreachable', what: expect.stringContaining(String(port)) });
    expect(String(error)).not.toContain('hunter2');
  });

  it('with a wrong password is unreachable, with PostgreSQL’s reason', async () => {
    const url = new URL(database.url);
    url.password = 'wrong';
    await expect(checkDatabase(url.href, serving)).rejects.toThrow(/password authentication failed/);
  });

  it.each([
    [{ version: 14, encoding: 'UTF8', role: 'app', owns: null }, 'databaseTooOld'],
    [{ version: 15, encoding: 'SQL_ASCII', role: 'app', owns: null }, 'badSetting'],
    [{ version: 18, encoding: 'UTF8', role: 'app', owns: 'is a superuser' }, 'databaseRole'],
  ])('that says %o of itself is refused as %s', (found, code) => {
    expect(() => judgeDatabase(found, serving)).toThrow(expect.objectContaining({ code }));
  });
});
