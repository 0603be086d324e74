import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../test/harness/database.ts';
import { generatedFile, generateTypes } from './db-types.mjs';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());

it('the generated types agree with migrations/ (else: npm run db:types)', async () => {
  expect(await readFile(generatedFile, 'utf8')).toBe(await generateTypes(database.ownerUrl));
});
