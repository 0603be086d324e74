import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect } from 'vitest';
import type { MatterValue } from '../../src/contract/matters.ts';
import type { MeetingItemValue, MeetingValue } from '../../src/contract/meeting.ts';
import { startTestApp, type TestApp, type TestClient } from '../harness/app.ts';

export let t: TestApp;
export let manager: TestClient;
export let office: TestClient;
export let leader: TestClient;
export let employee: TestClient;
export let officeId: number;
export let employeeId: number;
export let group: { key: string };

export const problemCriteria = ['TIL-P1', 'TIL-P3', 'TIL-P4', 'TIL-P5'];
export const conceptCriteria = ['TIL-K1', 'TIL-K3', 'TIL-K6'];

export async function initiative(fields: Record<string, unknown> = {}): Promise<MatterValue> {
  const answer = await manager.write('POST', '/api/v1/initiatives', { title: 'Et tiltak', ...fields });
  expect(answer.statusCode).toBe(201);
  return answer.json();
}

/** An initiative with everything that its first gate asks for. */
export async function readyForProblem(title: string): Promise<MatterValue> {
  const m = await initiative({
    title,
    description: 'Behovet',
    nextPhaseScope: 'Neste fase',
    owner: employeeId,
  });
  for (const id of problemCriteria)
    await manager.write('PUT', `/api/v1/matters/${m.key}/criteria/${id}`, { status: 'met' });
  return m;
}

/** An initiative in the problem phase with everything its next gate asks for, except the approval. */
export async function readyForConcept(title: string): Promise<MatterValue> {
  const m = await readyForProblem(title);
  await manager.write('POST', `/api/v1/matters/${m.key}/transitions/toProblem`, {}, { version: 1 });
  await manager.write(
    'PATCH',
    `/api/v1/initiatives/${m.key}`,
    {
      problemStatement: 'Problemet er **stort**:\n\n- ett\n- to',
      moscow: 'must',
      productGroup: group.key,
      riskIfNotDone: 'Det går galt',
      funding: [{ year: 2027, budgetLine: 'Post 22', amount: 1_500_000 }],
    },
    { version: 2 },
  );
  for (const [i, id] of conceptCriteria.entries()) {
    await manager.write('PUT', `/api/v1/matters/${m.key}/criteria/${id}`, {
      status: i === 0 ? 'waived' : 'met',
      note: `Vurdert i gruppen, ${id}`,
    });
  }
  return m;
}

export async function plan(day = '2026-02-03', body: Record<string, unknown> = {}): Promise<MeetingValue> {
  const answer = await office.write('POST', '/api/v1/meetings', { day, ...body });
  expect([answer.statusCode, answer.body]).toEqual([201, expect.any(String)]);
  return answer.json();
}
export async function begin(m: MeetingValue): Promise<MeetingValue> {
  const answer = await office.write('POST', `/api/v1/meetings/${m.key}/open`, undefined, {
    version: m.version,
  });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}
export const read = async (key: string, client = office): Promise<MeetingValue> =>
  (await client.get(`/api/v1/meetings/${key}`)).json();
export const itemOf = (m: MeetingValue, key: string): MeetingItemValue => {
  const found = m.items.find((i) => i.matter?.key === key);
  if (!found) throw new Error(`${key} is not on the agenda`);
  return found;
};
export const record = (
  m: MeetingValue,
  i: MeetingItemValue,
  body: Record<string, unknown>,
  client = manager,
  version = i.version,
) => client.write('PUT', `/api/v1/meetings/${m.key}/items/${i.id}/decision`, body, { version });
export const stateOf = async (key: string): Promise<string> =>
  (await manager.get(`/api/v1/matters/${key}`)).json<MatterValue>().state;
/** The text of a document: `w:t` runs and the XML they came in. */
export function wordsOf(content: Buffer): { text: string; xml: string; styles: string } {
  const files = unzipSync(new Uint8Array(content));
  const xml = strFromU8(files['word/document.xml']!);
  const text = [...xml.matchAll(/<w:t[ >][^<]*<\/w:t>|<w:t>[^<]*<\/w:t>/g)]
    .map(([m]) => m.replace(/<[^>]+>/g, ''))
    .join('\n');
  return { text, xml, styles: strFromU8(files['word/styles.xml']!) };
}

/** Starts what the tests of a file stand on, and stops it after them. */
export function startWorld(): void {
  beforeAll(async () => {
    t = await startTestApp();
    group = await t.make.productGroup();
    manager = await t.as(await t.make.person('Mona Styrer', 'employee', 'portfolioManager'));
    officeId = await t.make.person('Odd Kontor', 'employee', 'portfolioOffice');
    office = await t.as(officeId);
    leader = await t.as(await t.make.person('Lars Leder', 'employee', 'managementGroup'));
    employeeId = await t.make.person('Eli Ansatt', 'employee');
    employee = await t.as(employeeId);
  });
  afterAll(() => t?.close());
}
