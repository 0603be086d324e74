import { afterAll, beforeAll, expect } from 'vitest';
import type { ProblemValue } from '../../src/contract/common.ts';
import type { MatterValue } from '../../src/contract/matters.ts';
import type { KeyResultValue, MeasurementValue, ObjectiveValue } from '../../src/contract/okr.ts';
import { startTestApp, type TestApp, type TestClient } from '../harness/app.ts';

export let t: TestApp;
export let owner: TestClient;
export let ownerId: number;
export let measurer: TestClient;
export let measurerId: number;
export let office: TestClient;
export let manager: TestClient;
export let other: TestClient;
export let auditor: TestClient;
export let outsider: TestClient;

export const initiative = async (fields: Record<string, unknown> = {}) =>
  (
    await owner.write('POST', '/api/v1/initiatives', { title: 'Et tiltak', owner: ownerId, ...fields })
  ).json<MatterValue>();
export const add = (key: string, body: Record<string, unknown>, c = owner, options: { key?: string } = {}) =>
  c.write('POST', `/api/v1/initiatives/${key}/key-results`, body, options);
export const added = async (key: string, body: Record<string, unknown> = {}) => {
  const answer = await add(key, {
    title: 'Feil i uken',
    objective: 'Færre feil',
    baseline: 20,
    target: 0,
    unit: 'feil',
    ...body,
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<MatterValue>();
};
export const read = async (key: string, c = owner) =>
  (await c.get(`/api/v1/matters/${key}`)).json<MatterValue>();
export const okr = async (key: string, c = owner) =>
  (await c.get(`/api/v1/initiatives/${key}/key-results`)).json<{
    objectives: ObjectiveValue[];
    mayAdd: boolean;
  }>();
export const move = (key: string, name: string, version: number, body: object = {}, c = owner) =>
  c.write('POST', `/api/v1/matters/${key}/transitions/${name}`, body, { version });
export const edit = (key: string, version: number, body: object, c = owner) =>
  c.write('PATCH', `/api/v1/key-results/${key}`, body, { version });
export const measure = (key: string, body: object, c = measurer, options: { key?: string } = {}) =>
  c.write('POST', `/api/v1/key-results/${key}/measurements`, body, options);
export const correct = (key: string, id: number, body: object, c = measurer) =>
  c.write('POST', `/api/v1/key-results/${key}/measurements/${id}/corrections`, body);
export interface Measured {
  keyResult: KeyResultValue;
  items: MeasurementValue[];
}
export const measured = async (key: string, c = owner) =>
  (await c.get(`/api/v1/key-results/${key}/measurements`)).json<Measured>();

export const plan = (fields: object = {}) => ({
  interval: 'monthly',
  measuredBy: measurerId,
  plannedStart: '2025-11-01',
  plannedEnd: '2026-06-30',
  ...fields,
});
/** A key result that is being measured. */
export async function measuring(fields: object = {}, of?: string): Promise<string> {
  const { key } = await added(of ?? (await initiative()).key, plan(fields) as Record<string, unknown>);
  expect((await move(key, 'agree', 1)).statusCode).toBe(200);
  expect((await move(key, 'startMeasuring', 2)).statusCode).toBe(200);
  return key;
}
export const faults = (answer: { json(): unknown }) => (answer.json() as ProblemValue).faults;

/** Starts what the tests of a file stand on, and stops it after them. */
export function startWorld(): void {
  // The clock stands at 15 January 2026.
  beforeAll(async () => {
    t = await startTestApp();
    ownerId = await t.make.person('Eli Ansatt', 'employee');
    owner = await t.as(ownerId);
    measurerId = await t.make.person('Mette Måler', 'employee');
    measurer = await t.as(measurerId);
    office = await t.as(await t.make.person('Olga Kontor', 'employee', 'portfolioOffice'));
    manager = await t.as(await t.make.person('Mona Styrer', 'employee', 'portfolioManager'));
    other = await t.as(await t.make.person('Odd Annen', 'employee'));
    auditor = await t.as(await t.make.person('Rita Revisor', 'auditor'));
    outsider = await t.as(await t.make.person('Ute Utenfor'));
  });
  afterAll(() => t?.close());
}
