import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DistributionsValue, DistributionValue } from '../../src/contract/portfolio-values.ts';
import { tellOfGone } from '../../src/server/modules/portfolio/commands/tell-gone.ts';
import type { TestClient } from '../harness/app.ts';
import type { MadeNode } from '../harness/directory.ts';
import { type PortfolioWorld, portfolioWorld } from '../portfolio/world.ts';

let w: PortfolioWorld;
beforeAll(async () => {
  w = await portfolioWorld();
});
afterAll(() => w?.t.close());

const at = (m: MadeNode, rest = '') => `/api/v1/initiatives/${m.key}/distributions${rest}`;
const toTeam = () => ({ receiver: 'team', place: w.team.key, note: 'Kan dere ta dette?' });
async function give(m: MadeNode, body: unknown = toTeam(), c: TestClient = w.manager) {
  const answer = await c.write('POST', at(m), body);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<DistributionValue>();
}
const answer = (
  c: TestClient,
  m: MadeNode,
  d: DistributionValue,
  body: unknown = { answer: 'accept' },
  key?: string,
) => c.write('POST', at(m, `/${d.id}/answer`), body, { version: d.version, ...(key ? { key } : {}) });
const read = async (c: TestClient, m: MadeNode) => (await c.get(at(m))).json<DistributionsValue>();
const parts = (m: MadeNode) =>
  w.t.db.sql<{ kind: string; team_id: number | null; owner_id: number | null; title: string; state: string }>(
    `select p.kind, p.team_id, p.owner_id, n.title, p.state from link l join matter p on p.id = l.to_id join node n on n.id = p.id
     where l.from_id = $1 and l.type = 'decomposes' and l.removed_at is null order by p.id`,
    [m.id],
  );
const faults = (a: { json(): { faults?: { pointer: string; reason: string }[] } }) =>
  (a.json().faults ?? []).map((f) => `${f.pointer} ${f.reason}`);

describe('to a team', () => {
  it('accepting drafts an epic in its backlog, under the initiative, and tells whoever gave it', async () => {
    const m = await w.initiative('implementation', { problemStatement: 'Slik er det nå.' });
    const d = await give(m);
    expect(d).toMatchObject({ state: 'proposed', place: { key: w.team.key }, mayAnswer: false });
    expect((await read(w.teamLead, m)).items[0]).toMatchObject({ mayAnswer: true, whyNot: null });
    const told = await w.t.db.sql(
      `select person_id from notice where type = 'distributed' and node_id = $1`,
      [m.id],
    );
    expect(told).toEqual([{ person_id: w.teamLeadId }]);
    const mine = (await w.teamLead.get('/api/v1/portfolio/mine')).json();
    expect(mine.distributions.map((x: { initiative: MadeNode }) => x.initiative.key)).toContain(m.key);

    const taken = await answer(w.teamLead, m, d);
    expect(taken.statusCode, taken.body).toBe(200);
    expect(taken.json()).toMatchObject({
      state: 'accepted',
      parts: [{ kind: 'epic' }],
      decidedBy: { id: w.teamLeadId },
    });
    expect(await parts(m)).toEqual([
      {
        kind: 'epic',
        team_id: w.team.id,
        owner_id: null,
        title: 'Felles kontaktregister',
        state: 'proposed',
      },
    ]);
    const back = await w.t.db.sql<{ person_id: number }>(
      `select person_id from notice where type = 'distributionAnswered' and node_id = $1 order by person_id`,
      [m.id],
    );
    expect(back.map((r) => r.person_id)).toEqual([w.managerId, w.ownerId].sort((a, b) => a - b));
    const history = (await w.manager.get(`/api/v1/matters/${m.key}/history`)).json().items;
    expect(history.map((e: { type: string }) => e.type)).toEqual(
      expect.arrayContaining(['distribution.proposed', 'distribution.accepted', 'link.added']),
    );
  });

  it('sending back needs a reason, and the place is free again', async () => {
    const m = await w.initiative('implementation');
    const d = await give(m);
    expect(faults(await answer(w.teamLead, m, d, { answer: 'return', reason: '  ' }))).toEqual([
      '/reason returning_needs_reason',
    ]);
    const sent = await answer(w.teamLead, m, d, { answer: 'return', reason: 'Ikke før sommeren.' });
    expect(sent.json()).toMatchObject({ state: 'returned', reason: 'Ikke før sommeren.', parts: [] });
    expect(await parts(m)).toEqual([]);
    await give(m);
  });

  it('the same initiative to the same team: one that stands at a time, and one epic however often', async () => {
    const m = await w.initiative('implementation');
    const d = await give(m);
    const again = await w.manager.write('POST', at(m), toTeam());
    expect([again.statusCode, faults(again)]).toEqual([409, ['/place already_distributed']]);
    await answer(w.teamLead, m, d);
    // To the group, whose leader chooses that team and another: the team keeps the epic it has.
    const g = await give(m, { receiver: 'productGroup', place: w.group.key });
    const taken = await answer(w.groupLeader, m, g, {
      answer: 'accept',
      teams: [w.team.key, w.otherTeam.key],
    });
    expect(taken.json<DistributionValue>().parts).toHaveLength(2);
    expect((await parts(m)).map((p) => p.team_id)).toEqual([w.team.id, w.otherTeam.id]);
  });

  it('a repeated call gives the same answer; two at once make one epic', async () => {
    const m = await w.initiative('implementation');
    const d = await give(m);
    const both = await Promise.all([
      answer(w.teamLead, m, d, undefined, 'one'),
      answer(w.teamLead, m, d, undefined, 'two'),
    ]);
    expect(both.map((a) => a.statusCode).sort()).toEqual([200, 412]);
    const key = both[0]?.statusCode === 200 ? 'one' : 'two';
    const again = await answer(w.teamLead, m, d, undefined, key);
    expect([again.statusCode, again.json()]).toEqual([200, both.find((a) => a.statusCode === 200)?.json()]);
    const late = await answer(w.teamLead, m, d, undefined, 'other');
    expect(late.statusCode).toBe(412);
    expect(await parts(m)).toHaveLength(1);
  });
});

describe('to a product group', () => {
  it('its leader chooses teams of the group, or a product whose roadmap it goes on', async () => {
    const m = await w.initiative('implementation');
    const product = await w.t.make.product({ productGroup: w.group });
    const foreign = await w.t.make.team(await w.t.make.productGroup());
    const d = await give(m, { receiver: 'productGroup', place: w.group.key });
    expect(faults(await answer(w.groupLeader, m, d))).toEqual(['/teams teams_or_product']);
    expect(
      faults(
        await answer(w.groupLeader, m, d, { answer: 'accept', teams: [w.team.key], product: product.key }),
      ),
    ).toEqual(['/teams teams_or_product']);
    expect(
      faults(await answer(w.groupLeader, m, d, { answer: 'accept', teams: [w.team.key, foreign.key] })),
    ).toEqual(['/teams/1 not_in_group']);
    // Nothing of a refused answer stays.
    expect(await parts(m)).toEqual([]);
    expect((await answer(w.teamLead, m, d, { answer: 'accept', teams: [w.team.key] })).statusCode).toBe(403);
    const taken = await answer(w.groupLeader, m, d, { answer: 'accept', product: product.key });
    expect(taken.statusCode, taken.body).toBe(200);
    expect((await parts(m)).map((p) => p.kind)).toEqual(['roadmapElement']);
  });
});

describe('to a working group', () => {
  it('its lead answers; the epic is theirs and no team’s', async () => {
    const m = await w.initiative('implementation');
    const d = await give(m, {
      receiver: 'workingGroup',
      name: 'Arbeidsgruppe kontaktregister',
      lead: w.employeeId,
      members: [w.teamLeadId],
    });
    expect(d.members.map((p) => p.id).sort()).toEqual([w.employeeId, w.teamLeadId].sort());
    expect((await answer(w.teamLead, m, d)).statusCode).toBe(403);
    expect((await answer(w.employee, m, d)).statusCode).toBe(200);
    expect(await parts(m)).toMatchObject([{ kind: 'epic', team_id: null, owner_id: w.employeeId }]);
  });
});

describe('four eyes', () => {
  it('who gives it cannot answer, and cannot give it where only they could', async () => {
    const m = await w.initiative('implementation', { owner: w.teamLeadId });
    const own = await w.teamLead.write('POST', at(m), toTeam());
    expect(faults(own)).toEqual(['/place nobody_answers']);
    await w.t.make.person('Siri Medleder', 'employee', ['teamLead', w.team.id]);
    const d = await give(m, toTeam(), w.teamLead);
    expect((await read(w.teamLead, m)).items[0]).toMatchObject({ mayAnswer: false, whyNot: 'self' });
    const self = await answer(w.teamLead, m, d);
    expect([self.statusCode, self.json().reason]).toEqual([403, 'self_approval']);
    const group = await w.teamLead.write('POST', at(m), {
      receiver: 'workingGroup',
      name: 'Vi',
      lead: w.teamLeadId,
    });
    expect(faults(group)).toEqual(['/lead not_yourself']);
  });
});

describe('a team that ceases, a person that leaves', () => {
  it('is refused when given, when accepting, and told', async () => {
    const m = await w.initiative('implementation');
    const team = await w.t.make.team(w.group);
    const lead = await w.t.make.person('Liv Lagleder', 'employee', ['teamLead', team.id]);
    const d = await give(m, { receiver: 'team', place: team.key });
    await w.t.db.sql('update team set ceased_at = now() where id = $1', [team.id]);
    const c = await w.t.as(lead);
    const refused = await answer(c, m, d);
    expect([refused.statusCode, faults(refused)]).toEqual([422, [' receiver_gone']]);
    expect((await read(w.manager, m)).items[0]).toMatchObject({ gone: true });
    await tellOfGone(w.t.db);
    await tellOfGone(w.t.db);
    const told = await w.t.db.sql(
      `select person_id from notice where type = 'distributionAnswered' and node_id = $1`,
      [m.id],
    );
    expect(told).toEqual([{ person_id: w.managerId }]);
    expect(
      faults(
        await w.manager.write('POST', at(await w.initiative('implementation')), {
          receiver: 'team',
          place: team.key,
        }),
      ),
    ).toEqual(['/place ceased']);
    const gone = await w.t.make.person('Ola Sluttet', 'employee');
    await w.t.db.sql('update person set left_at = now() where id = $1', [gone]);
    const other = await w.initiative('implementation');
    const group = { receiver: 'workingGroup', name: 'Gruppe' };
    expect(faults(await w.manager.write('POST', at(other), { ...group, lead: gone }))).toEqual([
      '/lead no_such_person',
    ]);
    expect(
      faults(await w.manager.write('POST', at(other), { ...group, lead: w.employeeId, members: [gone] })),
    ).toEqual(['/members no_such_person']);
  });

  it('can be withdrawn by those who gave it, once', async () => {
    const m = await w.initiative('implementation');
    const d = await give(m);
    expect(
      (await w.teamLead.write('POST', at(m, `/${d.id}/withdraw`), undefined, { version: 1 })).statusCode,
    ).toBe(403);
    const taken = await w.officer.write('POST', at(m, `/${d.id}/withdraw`), undefined, { version: 1 });
    expect(taken.json()).toMatchObject({ state: 'withdrawn' });
    expect((await answer(w.teamLead, m, taken.json())).statusCode).toBe(409);
  });
});

describe('as another user, and bad input', () => {
  it('nobody 401, outsider 403, a colleague 403, unseen 404', async () => {
    const m = await w.initiative('implementation');
    expect((await w.t.nobody.get(at(m))).statusCode).toBe(401);
    expect((await w.outsider.get(at(m))).statusCode).toBe(403);
    expect((await w.employee.write('POST', at(m), toTeam())).statusCode).toBe(403);
    expect((await w.auditor.write('POST', at(m), toTeam())).statusCode).toBe(403);
    const hidden = await w.initiative('implementation', { audience: 'restricted' });
    expect((await w.employee.get(at(hidden))).statusCode).toBe(404);
    expect((await w.teamLead.write('POST', at(hidden), toTeam())).statusCode).toBe(404);
    expect(faults(await w.owner.write('POST', at(hidden), toTeam()))).toEqual([' restricted_matter']);
    const d = await give(m);
    const other = await w.initiative('implementation');
    expect((await answer(w.teamLead, other, d)).statusCode).toBe(404);
  });

  it('only in implementation; refused with where it is wrong', async () => {
    const early = await w.initiative('planning');
    expect(faults(await w.manager.write('POST', at(early), toTeam()))).toEqual([' not_in_implementation']);
    const m = await w.initiative('implementation');
    for (const [body, fault] of [
      [{ receiver: 'team' }, '/place required'],
      [{ receiver: 'team', place: 'finnes-ikke' }, '/place no_such_reference'],
      [{ receiver: 'team', place: w.group.key }, '/place no_such_reference'],
      [{ receiver: 'workingGroup', lead: w.employeeId }, '/name required'],
      [{ receiver: 'workingGroup', name: 'G' }, '/lead required'],
      [{ receiver: 'workingGroup', name: 'G', lead: 999999 }, '/lead no_such_person'],
    ] as const)
      expect(faults(await w.manager.write('POST', at(m), body))).toEqual([fault]);
    for (const body of [
      {},
      { receiver: 'alle' },
      { ...toTeam(), surprise: 1 },
      { ...toTeam(), note: 'x'.repeat(2001) },
    ])
      expect((await w.manager.write('POST', at(m), body)).statusCode).toBe(400);
    const d = await give(m);
    expect((await w.teamLead.write('POST', at(m, `/${d.id}/answer`), { answer: 'accept' })).statusCode).toBe(
      428,
    );
    expect(faults(await answer(w.teamLead, m, d, { answer: 'accept', teams: [w.team.key] }))).toEqual([
      '/teams not_expected',
    ]);
  });
});
