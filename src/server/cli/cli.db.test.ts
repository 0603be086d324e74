import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { exitCodes } from '../platform/config/index.ts';
import { openDb } from '../platform/db/db.ts';

let database: TestDatabase;
let dir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  dir = mkdtempSync(join(tmpdir(), 'rodtrad-cli-'));
});
afterAll(async () => {
  await database?.drop();
  rmSync(dir, { recursive: true, force: true });
});

function rodtrad(...args: string[]) {
  const { PATH = '', HOME = '' } = process.env;
  const env = {
    PATH,
    HOME,
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    RODTRAD_DATA: dir,
  };
  const ran = spawnSync(process.execPath, ['scripts/run-ts.mjs', 'src/server/cli.ts', ...args], {
    env,
    encoding: 'utf8',
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

async function query<R extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<R[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<R>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

describe('the rodtrad command', () => {
  it('explains itself and every command', () => {
    const all = [
      '',
      'start',
      'migrate',
      'db',
      'db dump',
      'db restore',
      'user',
      'user add',
      'token',
      'token create',
    ];
    for (const command of all) {
      const { code, out } = rodtrad(...command.split(' ').filter(Boolean), '--help');
      expect(code, command).toBe(0);
      expect(out).toContain(`Usage: rodtrad${command && ` ${command}`}`);
    }
  });

  it('tells a wrong command or option from other failures', () => {
    expect(rodtrad('fly').code).toBe(exitCodes.usage);
    expect(rodtrad('migrate', '--fast').code).toBe(exitCodes.usage);
    expect(rodtrad('user', 'grant', 'nobody@etaten.no', 'admin')).toMatchObject({
      code: exitCodes.notFound,
      out: '',
    });
  });

  it('adds people and their roles, each change once in the trail', async () => {
    const added = rodtrad('user', 'add', '--name', 'Kari Øygard', '--email', 'kari@etaten.no', '--json');
    expect(added).toMatchObject({ code: 0 });
    const { id } = JSON.parse(added.out) as { id: number };
    for (let i = 0; i < 2; i += 1) {
      const granted = rodtrad('user', 'grant', 'KARI@etaten.no', 'processOwner@initiative', '--json');
      expect(JSON.parse(granted.out)).toMatchObject({ id, roles: ['employee', 'processOwner@initiative'] });
    }
    expect(rodtrad('user', 'revoke', String(id), 'employee').out).toContain('processOwner@initiative');
    expect(rodtrad('user', 'add', '--name', 'B', '--email', 'Kari@Etaten.no').code).toBe(exitCodes.refused);
    expect(rodtrad('user', 'grant', String(id), 'king').code).toBe(exitCodes.usage);
    expect(rodtrad('user', 'grant', String(id), 'teamLead@Ingen').code).toBe(exitCodes.notFound);
    const events = await query<{ type: string }>(
      "select type from event where type ~ '^(person|membership)' order by id",
    );
    expect(events.map((event) => event.type)).toEqual([
      'person.created',
      'membership.granted',
      'membership.granted',
      'membership.revoked',
    ]);
  });

  it('shows a token once, keeps only its hash, and ends it', async () => {
    const args = ['--name', 'Pipeline', '--scope', 'matter.read', 'link.edit', '--days', '7', '--json'];
    const { id, token } = JSON.parse(rodtrad('token', 'create', 'kari@etaten.no', ...args).out) as {
      id: number;
      token: string;
    };
    const hash = createHash('sha256').update(token).digest();
    const stored = await query('select scopes, revoked_at from api_token where token_hash = $1', [hash]);
    expect(stored).toEqual([{ scopes: ['matter.read', 'link.edit'], revoked_at: null }]);
    const listed = rodtrad('token', 'list', '--json').out;
    expect(JSON.parse(listed)).toMatchObject([{ id, hint: token.slice(-4) }]);
    expect(listed).not.toContain(token);
    expect(rodtrad('token', 'create', 'kari@etaten.no', '--name', 'x', '--scope', 'fly').code).toBe(
      exitCodes.usage,
    );
    expect(rodtrad('token', 'revoke', String(id)).code).toBe(0);
    expect(rodtrad('token', 'revoke', String(id)).code).toBe(exitCodes.notFound);
  });

  it('finds an event changed behind the product’s back', async () => {
    const { sealEvents } = await import('../core/seal.ts');
    const db = openDb({ url: database.url });
    await sealEvents(db);
    await db.close();
    const before = rodtrad('audit', 'verify', '--json');
    expect(before.code).toBe(0);
    const { checked } = JSON.parse(before.out) as { checked: number };
    expect(checked).toBeGreaterThan(4);
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query('alter table event disable trigger user');
    const { rows } = await client.query<{ id: string }>(
      `update event set payload = payload || '{"x": 1}' where type = 'token.created' returning id::text as id`,
    );
    await client.query('alter table event enable trigger user');
    await client.end();
    const after = rodtrad('audit', 'verify', '--json');
    expect(after.code).toBe(exitCodes.auditBroken);
    expect(JSON.parse(after.out)).toMatchObject({
      ok: false,
      broken: { event: Number(rows[0]?.id), reason: 'payload_changed' },
    });
    expect(rodtrad('audit', 'verify', '--heads', join(dir, 'none')).code).toBe(exitCodes.notFound);
  });

  it('dumps with one JSON object on standard output and nothing else', () => {
    const file = join(dir, 'all.dump');
    const { code, out } = rodtrad('db', 'dump', file, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ file, migration: expect.any(Number) });
    expect(rodtrad('db', 'restore', file).code).toBe(exitCodes.refused);
  });
});
