import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import { makeWorld } from '../../../../test/thread/world.ts';

let t: TestApp;
let owner: TestClient;
let member: TestClient;
let other: TestClient;
let auditor: TestClient;
let steward: TestClient;
let supplier: TestClient;

/** Two products; one with a deployment nobody can explain lately, one with an old one and a suggested link. */
beforeAll(async () => {
  t = await startTestApp();
  const w = await makeWorld(t.db);
  const group = await t.make.productGroup();
  const team = await t.make.team(group, 'Team Fjord');
  const product = await t.make.product({ productGroup: group, team });
  const second = await t.make.product({ productGroup: group });
  const organisation = await t.make.organisation();
  owner = await t.as(await t.make.person('Eier', 'employee', ['productOwner', product.id]));
  member = await t.as(await t.make.person('Medlem', 'employee', ['teamMember', team.id]));
  other = await t.as(await t.make.person('Annen', 'employee', ['productOwner', second.id]));
  auditor = await t.as(await t.make.person('Revisor', 'auditor'));
  steward = await t.as(await t.make.person('Admin', 'employee', 'admin'));
  supplier = await t.as(await t.make.person('Tor', ['serviceOwnerMember', organisation.id]));
  const prod = await w.environment('prod', true);
  const deploy = async (of: number, at: string) =>
    w.deployment({ application: await w.application(of, `app-${at}`), product: of, environment: prod, at });
  await deploy(product.id, '2026-01-10T09:00:00Z');
  await deploy(product.id, '2025-06-10T09:00:00Z');
  const latest = await deploy(second.id, '2025-06-11T09:00:00Z');
  const issue = await w.externalIssue('MOVE-1', second.id);
  await w.link('delivers', issue, latest, 'suggested');
});
afterAll(() => t?.close());

const flags = async (c: TestClient) =>
  (await c.get('/api/v1/work'))
    .json<{ flags: { code: string; count: number; address: string; of: { key: string } | null }[] }>()
    .flags.map((f) => [f.code, f.count, f.of !== null, f.address.split('?')[0]]);

describe('what must be looked at', () => {
  it('is told to whoever answers for the product, by role or by team', async () => {
    const unexplained = [['unexplained_deployments', 1, true, '/deliveries']];
    expect(await flags(owner)).toEqual(unexplained);
    expect(await flags(member)).toEqual(unexplained);
    expect(await flags(other)).toEqual([['suggested_links', 1, true, '/insight/suggestions']]);
  });

  it('is told of everything to whoever answers for all', async () => {
    expect(await flags(steward)).toEqual([
      ['unexplained_deployments', 1, false, '/deliveries'],
      ['suggested_links', 1, false, '/insight/suggestions'],
    ]);
  });

  it('is not told to those who can do nothing about it', async () => {
    expect(await flags(auditor)).toEqual([]);
    expect(await flags(supplier)).toEqual([]);
    expect((await t.nobody.get('/api/v1/work')).statusCode).toBe(401);
  });

  it('leads to a list with as many as it says', async () => {
    const [flag] = (await owner.get('/api/v1/work')).json<{ flags: { address: string }[] }>().flags;
    const query = flag!.address.split('?')[1]!;
    const list = await owner.get(`/api/v1/deployments?${query}`);
    expect(list.statusCode, list.body).toBe(200);
    expect(list.json<{ items: unknown[] }>().items).toHaveLength(1);
  });
});
