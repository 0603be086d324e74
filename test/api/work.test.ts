import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MatterValue } from '../../src/contract/matters.ts';
import { startTestApp, type TestApp } from '../harness/app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({ now: new Date() });
});
afterAll(() => t?.close());

it('shows each what waits for them: to decide, to carry out, what they own, what others changed', async () => {
  const ownerId = await t.make.person('Eli Ansatt', 'employee');
  const owner = await t.as(ownerId);
  const manager = await t.as(await t.make.person('Mona Styrer', 'employee', 'portfolioManager'));
  const leader = await t.as(await t.make.person('Lars Leder', 'employee', 'managementGroup'));
  const work = async (c: typeof owner) => (await c.get('/api/v1/work')).json();
  const { key } = (
    await owner.write('POST', '/api/v1/initiatives', {
      title: 'Felles varsling',
      owner: ownerId,
      description: 'Behov',
      problemStatement: 'Problem',
      nextPhaseScope: 'Lite',
      moscow: 'must',
    })
  ).json<MatterValue>();
  for (const id of ['TIL-P1', 'TIL-P3', 'TIL-P4', 'TIL-P5']) {
    await manager.write('PUT', `/api/v1/matters/${key}/criteria/${id}`, { status: 'met' });
  }
  await manager.write('POST', `/api/v1/matters/${key}/transitions/toProblem`, {}, { version: 1 });
  for (const id of ['TIL-K1', 'TIL-K3', 'TIL-K6']) {
    await manager.write('PUT', `/api/v1/matters/${key}/criteria/${id}`, { status: 'met' });
  }
  expect((await work(leader)).decide).toEqual([]);
  const asked = await manager.write('POST', `/api/v1/matters/${key}/approvals`, { transition: 'toConcept' });
  const approval = asked.json<MatterValue>().approvals[0]!;
  expect((await work(leader)).decide).toMatchObject([
    { matter: { key }, approval: { id: approval.id, mayDecide: true } },
  ]);
  expect((await work(manager)).decide).toEqual([]);
  expect((await work(manager)).ready).toEqual([]);
  await leader.write('POST', `/api/v1/matters/${key}/approvals/${approval.id}`, { decision: 'approved' });
  expect((await work(leader)).decide).toEqual([]);
  expect((await work(manager)).ready).toMatchObject([
    { matter: { key }, transition: 'toConcept', to: 'concept', version: 2 },
  ]);
  expect((await work(owner)).ready).toEqual([]);
  const mine = await work(owner);
  expect(mine.own).toMatchObject([{ matter: { key }, next: { name: 'toConcept', to: 'concept' } }]);
  expect(mine.changed).toMatchObject([
    { matter: { key }, entry: { type: 'approval.approved', actor: { name: 'Lars Leder' } } },
  ]);
  await manager.write('POST', `/api/v1/matters/${key}/transitions/toConcept`, {}, { version: 2 });
  expect((await work(manager)).ready).toEqual([]);
  expect((await t.nobody.get('/api/v1/work')).statusCode).toBe(401);
});
