import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { sealEvents } from '../../core/seal.ts';
import { verifyAudit } from '../../core/verify.ts';
import { type Db, openDb } from '../../platform/db/db.ts';
import { type Seeded, seedDemo } from './index.ts';

const clock = { now: () => new Date('2026-11-20T12:30:00Z') };
let database: TestDatabase;
let db: Db;
let first: Seeded;
let took = 0;
beforeAll(async () => {
  database = await createTestDatabase();
  db = openDb({ url: database.url });
  const began = performance.now();
  first = await seedDemo(db, { clock });
  took = performance.now() - began;
});
afterAll(async () => {
  await db?.close();
  await database?.drop();
});

describe('the demo agency', () => {
  it('is there', () => {
    expect(first.seeded).toBe(true);
    console.log(first, took);
  });

  it('leaves a trail that holds, and rows that are what the trail tells', async () => {
    await sealEvents(db);
    const verified = await verifyAudit(db);
    expect(verified).toMatchObject({ ok: true, drift: [], broken: null, unsealed: 0 });
  });
});
