import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { MadeNode } from '../../../../test/harness/directory.ts';
import { makeWorld } from '../../../../test/thread/world.ts';
import { recordEvent } from '../../core/events.ts';
import { settleNeeds } from './settle.ts';

let t: TestApp;
let kari: TestClient;
let leader: TestClient;
let office: TestClient;
let asker: TestClient;
let other: TestClient;
let askerId: number;
let otherId: number;
let leaderId: number;
let officeId: number;
let kariId: number;
let group: MadeNode;
let team: MadeNode;
let product: MadeNode;
let skatt: MadeNode;
let nav: MadeNode;
const door = { matter: 'idea', money: 'no', teams: 'one' } as const;

beforeAll(async () => {
  t = await startTestApp();
  group = await t.make.productGroup('Meldinger');
  team = await t.make.team(group, 'Team Innboks');
  product = await t.make.product({ title: 'Innboks', productGroup: group, team });
  skatt = await t.make.organisation({ title: 'Skattekontoret' });
  nav = await t.make.organisation({ title: 'Velferdsetaten' });
  kariId = await t.make.person('Kari', 'employee');
  leaderId = await t.make.person('Leder', 'employee', ['productGroupLeader', group.id]);
  officeId = await t.make.person('Kontor', 'employee', 'portfolioOffice');
  askerId = await t.make.person('Sigrid Tjenesteeier', ['serviceOwnerMember', skatt.id]);
  otherId = await t.make.person('Nils Tjenesteeier', ['serviceOwnerAdmin', nav.id]);
  [kari, leader, office, asker, other] = (await Promise.all(
    [kariId, leaderId, officeId, askerId, otherId].map((id) => t.as(id)),
  )) as [TestClient, TestClient, TestClient, TestClient, TestClient];
  await settleNeeds(t.db);
});
afterAll(() => t.close());

const bring = (by: TestClient, body: object) => by.write('POST', '/api/v1/needs/door', body);
const supportOf = (by: TestClient, key: string, body: object = { why: 'Vi trenger det også' }) =>
  by.write('POST', `/api/v1/needs/${key}/support`, body);
const matter = async (by: TestClient, key: string) => (await by.get(`/api/v1/matters/${key}`)).json();
const need = async (by: TestClient, fields: object = {}): Promise<string> => {
  const made = await by.write('POST', '/api/v1/needs', {
    title: `Behov ${Math.random()}`,
    product: product.key,
    productGroup: group.key,
    ...fields,
  });
  expect(made.statusCode).toBe(201);
  return made.json().key;
};
const answer = async (by: TestClient, key: string, body: object) =>
  by.write('POST', `/api/v1/needs/${key}/answers`, body, { version: (await matter(by, key)).version });
const merge = async (by: TestClient, key: string, into: string) =>
  by.write('POST', `/api/v1/needs/${key}/merge`, { into }, { version: (await matter(by, key)).version });
const move = async (by: TestClient, key: string, name: string, reason?: string) =>
  by.write('POST', `/api/v1/matters/${key}/transitions/${name}`, reason ? { reason } : {}, {
    version: (await matter(by, key)).version,
  });
const noticesOf = async (personId: number, key: string) =>
  (
    await t.db.sql<{ type: string }>(
      'select x.type from notice x join node n on n.id = x.node_id where x.person_id = $1 and n.key = $2 order by x.id',
      [personId, key],
    )
  ).map((r) => r.type);
const nodeId = async (key: string): Promise<number> =>
  (await t.db.sql<{ id: number }>('select id from node where key = $1', [key]))[0]!.id;
/** A deployment has arrived from outside: its event as an import writes it. */
const happened = (id: number) =>
  t.db.transaction((tx) =>
    recordEvent(tx, {
      type: 'fact.recorded',
      nodeId: id,
      kind: 'deployment',
      actor: { personId: null, kind: 'import' },
    }),
  );
const faults = (answer: { json(): { faults?: { pointer: string; reason: string }[] } }) =>
  answer.json().faults?.map((f) => `${f.pointer} ${f.reason}`);

describe('the front door', () => {
  it('drafts an epic in the backlog of one team, on the thread, and tells who leads it', async () => {
    const lead = await t.make.person('Teamleder', 'employee', ['teamLead', team.id]);
    const answered = await bring(kari, {
      answers: door,
      title: 'Varsel når en melding er lest',
      description: 'Avsender ser ikke om meldingen er lest.',
      why: 'Vi ringer 40 ganger i uka.',
      team: team.key,
      draft: 'epic',
    });
    expect(answered.statusCode).toBe(201);
    const body = answered.json();
    expect(body).toMatchObject({
      to: 'team',
      because: 'oneTeam',
      need: { kind: 'need' },
      made: { kind: 'epic' },
    });
    expect(body.told).toBe(1);
    expect(await noticesOf(lead, body.need.key)).toEqual(['needArrived']);
    const epic = await matter(kari, body.made.key);
    expect(epic.fields).toMatchObject({ team: { key: team.key } });
    expect(epic.fields.description).toContain('40 ganger');
    expect(epic.strip.up).toMatchObject([{ key: body.need.key }]);
  });

  it('registers an initiative when it takes extra money, and tells the office', async () => {
    const body = (
      await bring(kari, { answers: { matter: 'idea', money: 'yes' }, title: 'Nytt arkiv for meldinger' })
    ).json();
    expect(body).toMatchObject({ to: 'portfolio', because: 'money', made: { kind: 'initiative' } });
    expect(await noticesOf(officeId, body.need.key)).toEqual(['needArrived']);
  });

  it('gives several teams for under six months to the product group leader', async () => {
    const answers = { matter: 'idea', money: 'no', teams: 'several', months: 'underSix' };
    const asked = { answers, title: 'Samme varsel i to kanaler' };
    expect(faults(await bring(kari, asked))).toEqual(['/productGroup required']);
    const body = (await bring(kari, { ...asked, product: product.key })).json();
    expect(body).toMatchObject({ to: 'productGroup', made: null });
    const made = await matter(kari, body.need.key);
    expect(made.fields.productGroup).toMatchObject({ key: group.key });
  });

  it.each(['fault', 'order'])('makes nothing of a %s', async (what) => {
    const refused = await bring(kari, { answers: { matter: what }, title: 'Innboksen er nede' });
    expect([refused.statusCode, faults(refused)]).toEqual([400, ['/answers/matter not_an_idea']]);
    const found = (await kari.get('/api/v1/needs?q=Innboksen%20er%20nede')).json();
    expect(found.items).toEqual([]);
  });

  it('takes a need from another agency for its own organisation, to be considered first', async () => {
    const asked = {
      answers: { matter: 'idea', money: 'yes' },
      title: 'Kvittering på nynorsk',
      product: product.key,
    };
    const body = (await bring(asker, asked)).json();
    expect(body).toMatchObject({ to: 'consider', made: null });
    const seen = await matter(asker, body.need.key);
    expect(seen.fields).toMatchObject({ organisation: { key: skatt.key }, audience: 'public' });
    const forOther = await bring(asker, { ...asked, organisation: nav.key });
    expect([forOther.statusCode, faults(forOther)]).toEqual([400, ['/organisation not_your_organisation']]);
    const plain = await asker.write('POST', '/api/v1/needs', {
      title: 'På andres vegne',
      organisation: nav.key,
    });
    expect([plain.statusCode, faults(plain)]).toEqual([400, ['/organisation not_your_organisation']]);
    const moved = await asker.write(
      'PATCH',
      `/api/v1/needs/${body.need.key}`,
      { organisation: nav.key },
      { version: seen.version },
    );
    expect([moved.statusCode, faults(moved)]).toEqual([400, ['/organisation not_your_organisation']]);
  });

  it('refuses a team that has ceased, an unknown field and unclean text, and repeats by its key', async () => {
    const gone = await t.make.team(group, 'Team Borte');
    await t.db.sql('update team set ceased_at = now() where id = $1', [gone.id]);
    const asked = { answers: door, title: 'Til et team som er borte', team: gone.key };
    expect(faults(await bring(kari, asked))).toEqual(['/team ceased']);
    expect(faults(await bring(kari, { ...asked, team: undefined }))).toEqual(['/team required']);
    expect((await bring(kari, { ...asked, colour: 'red' })).json().code).toBe('unknown_field');
    expect(faults(await bring(kari, { ...asked, team: team.key, why: 'a\u0000' }))).toEqual([
      '/why unclean_text',
    ]);
    const key = 'the-same-idea';
    const once = { ...asked, team: team.key, draft: 'issue' };
    const first = await kari.write('POST', '/api/v1/needs/door', once, { key });
    const second = await kari.write('POST', '/api/v1/needs/door', once, { key });
    expect(first.json()).toMatchObject({ made: { kind: 'issue' } });
    expect(second.json()).toEqual(first.json());
  });

  it('shows open needs like what is being written, not those one may not see', async () => {
    const key = await need(kari, { title: 'Eksport av meldinger til eget arkiv' });
    const inside = await need(kari, { title: 'Eksport av meldinger, internt', audience: 'agency' });
    const like = async (by: TestClient) =>
      (await by.get('/api/v1/needs/similar?title=Eksportere%20meldinger%20til%20arkiv'))
        .json()
        .items.map((i: { node: { key: string } }) => i.node.key);
    expect((await like(asker))[0]).toBe(key);
    expect(await like(asker)).not.toContain(inside);
    expect(await like(kari)).toContain(inside);
    await move(leader, key, 'decline', 'Finnes fra før');
    expect(await like(asker)).not.toContain(key);
    expect((await kari.get('/api/v1/needs/similar?title=%00abc')).statusCode).toBe(400);
  });
});

describe('support', () => {
  it('is given with a why, for one’s organisation, once, counted, and taken back', async () => {
    const key = await need(kari);
    const given = await supportOf(asker, key, { why: '  Våre brukere ringer  ' });
    expect(given.statusCode).toBe(201);
    expect(given.json()).toMatchObject({
      count: 1,
      organisations: 1,
      mine: true,
      maySupport: false,
      whyNot: 'mine',
      items: [
        {
          person: { name: 'Sigrid Tjenesteeier' },
          organisation: { key: skatt.key },
          why: 'Våre brukere ringer',
        },
      ],
    });
    const twice = await supportOf(asker, key);
    expect([twice.statusCode, faults(twice)]).toEqual([409, [' supported_already']]);
    const listed = (await other.get(`/api/v1/needs/${key}/support`)).json();
    expect(listed).toMatchObject({ count: 1, mine: false, maySupport: true, speaksFor: [{ key: nav.key }] });
    const row = (await kari.get(`/api/v1/needs?q=${key}`)).json().items[0];
    expect(row.extra).toEqual({ supporters: 1 });
    expect((await asker.write('DELETE', `/api/v1/needs/${key}/support`)).json().count).toBe(0);
    expect((await asker.write('DELETE', `/api/v1/needs/${key}/support`)).statusCode).toBe(404);
    expect((await supportOf(asker, key)).statusCode).toBe(201);
    const history = (await kari.get(`/api/v1/matters/${key}/history`)).json().items;
    expect(history.map((e: { type: string }) => e.type)).toEqual([
      'need.supported',
      'need.supportWithdrawn',
      'need.supported',
      'matter.created',
    ]);
  });

  it('is not for one’s own, what is hidden, what is settled, or on others’ behalf', async () => {
    const key = await need(kari);
    expect(faults(await supportOf(kari, key))).toEqual([' own_need']);
    expect(faults(await supportOf(asker, key, { why: 'x', organisation: nav.key }))).toEqual([
      '/organisation not_your_organisation',
    ]);
    expect((await supportOf(asker, key, { why: '   ' })).statusCode).toBe(400);
    expect((await supportOf(asker, key, { why: 'a\u0000' })).statusCode).toBe(400);
    const hidden = await need(kari, { audience: 'agency' });
    expect((await supportOf(asker, hidden)).statusCode).toBe(404);
    await move(leader, key, 'decline', 'Dette finnes fra før');
    expect(faults(await supportOf(asker, key))).toEqual([' need_is_settled']);
  });

  it('many at once are all counted, and the same person once', async () => {
    const key = await need(kari);
    const answers = await Promise.all([
      ...[asker, other, leader, office].map((by) => supportOf(by, key)),
      ...[asker, asker].map((by) => supportOf(by, key)),
    ]);
    expect(answers.map((a) => a.statusCode).sort()).toEqual([201, 201, 201, 201, 409, 409]);
    expect((await kari.get(`/api/v1/needs/${key}/support`)).json().count).toBe(4);
  });

  it('cannot be sent as a field', async () => {
    const sent = await kari.write('POST', '/api/v1/needs', { title: 'Mange støtter', supporters: 900 });
    expect([sent.statusCode, sent.json().code]).toEqual([400, 'unknown_field']);
  });
});

describe('taking up', () => {
  it('links what answers it and moves it in one command, and tells whoever asked and supports', async () => {
    const key = await need(asker, { organisation: skatt.key });
    await supportOf(other, key);
    const refused = await move(leader, key, 'takeUp');
    expect(refused.json().missing).toMatchObject([{ code: 'criterion', criterion: 'BEH-T1' }]);
    const taken = await answer(leader, key, { create: { kind: 'epic', team: team.key } });
    expect([taken.statusCode, taken.json().state]).toEqual([200, 'takenUp']);
    expect(taken.json().strip.down).toEqual([{ kind: 'epic', count: 1 }]);
    expect(await noticesOf(askerId, key)).toContain('needTakenUp');
    expect(await noticesOf(otherId, key)).toContain('needTakenUp');
  });

  it('is for those who handle it; for others it makes nothing', async () => {
    const key = await need(kari);
    const before = (await kari.get('/api/v1/epics/count')).json().total.count;
    expect((await answer(kari, key, { create: { kind: 'epic' } })).statusCode).toBe(403);
    expect((await answer(asker, key, { create: { kind: 'epic' } })).statusCode).toBe(403);
    expect((await kari.get('/api/v1/epics/count')).json().total.count).toBe(before);
    expect((await answer(leader, key, {})).statusCode).toBe(400);
    expect((await answer(leader, key, { answer: 'EPO-99999' })).statusCode).toBe(404);
    expect(faults(await answer(leader, key, { answer: team.key }))).toEqual(['/answer not_an_answer']);
    const stale = await leader.write(
      'POST',
      `/api/v1/needs/${key}/answers`,
      { answer: 'EPO-1' },
      { version: 9 },
    );
    expect(stale.statusCode).toBe(412);
  });

  it('is met by itself when all that answers it is done, and tells once', async () => {
    const key = await need(asker, { organisation: skatt.key });
    const made = (await kari.write('POST', '/api/v1/issues', { title: 'Svaret', team: team.key })).json().key;
    await answer(leader, key, { answer: made });
    await settleNeeds(t.db);
    expect((await matter(leader, key)).state).toBe('takenUp');
    for (const step of ['start', 'close']) expect((await move(kari, made, step)).statusCode).toBe(200);
    await settleNeeds(t.db);
    await settleNeeds(t.db);
    const met = await matter(leader, key);
    expect(met.state).toBe('met');
    expect((await noticesOf(askerId, key)).filter((x) => x === 'needMet')).toHaveLength(1);
    const last = (await leader.get(`/api/v1/matters/${key}/history`)).json().items[0];
    expect(last).toMatchObject({ type: 'matter.transitioned', actor: null, actorKind: 'system' });
    expect((await move(asker, key, 'reopenMet', 'Det virker ikke for oss')).json().state).toBe('considered');
  });

  it('tells when what lies far below reaches production, once', async () => {
    const key = await need(asker, { organisation: skatt.key });
    const epic = (await kari.write('POST', '/api/v1/epics', { title: 'Under', team: team.key })).json().key;
    const issue = (await kari.write('POST', '/api/v1/issues', { title: 'Nederst', team: team.key })).json()
      .key;
    await kari.write('POST', '/api/v1/links', { type: 'decomposes', from: epic, to: issue });
    await answer(leader, key, { answer: epic });
    const world = await makeWorld(t.db);
    const application = await world.application(product.id, 'innboks');
    const [test, production] = [
      await world.environment('tt02', false),
      await world.environment('prod', true),
    ];
    const told: number[] = [];
    for (const environment of [test, production, production]) {
      const id = await world.deployment({
        application,
        product: product.id,
        environment,
        at: '2026-01-10T10:00:00Z',
      });
      await world.link('delivers', await nodeId(issue), id);
      await happened(id);
      await settleNeeds(t.db);
      told.push((await noticesOf(askerId, key)).filter((x) => x === 'needInProduction').length);
    }
    expect(told).toEqual([0, 1, 1]);
  });
});

describe('merging', () => {
  it('takes asker and supporters along, tells them, and can be undone', async () => {
    const from = await need(asker, { organisation: skatt.key, why: 'Vi mangler det' });
    const into = await need(kari);
    await supportOf(other, from, { why: 'Vi også' });
    await supportOf(other, into, { why: 'Her også' });
    const merged = await merge(leader, from, into);
    expect([merged.statusCode, merged.json().state]).toEqual([200, 'merged']);
    const followed = (await kari.get(`/api/v1/needs/${into}/support`)).json();
    expect(followed.count).toBe(2);
    expect(followed.items.find((i: { followedFrom: unknown }) => i.followedFrom !== null)).toMatchObject({
      person: { id: askerId },
      why: 'Vi mangler det',
      followedFrom: { key: from },
    });
    expect(await noticesOf(askerId, from)).toContain('needMerged');
    const reopened = await move(leader, from, 'reopen', 'De var ikke like');
    expect(reopened.json()).toMatchObject({ state: 'considered' });
    expect((await matter(leader, from)).strip.down).toEqual([]);
  });

  it('never into itself, what is settled, what fewer see, or by whoever does not handle it', async () => {
    const a = await need(kari);
    const b = await need(kari, { audience: 'agency' });
    expect(faults(await merge(leader, a, a))).toEqual(['/into to_itself']);
    expect(faults(await merge(leader, a, b))).toEqual(['/into seen_by_fewer']);
    expect((await merge(kari, b, a)).json().missing).toMatchObject([{ code: 'role' }]);
    expect((await merge(leader, b, a)).statusCode).toBe(200);
    const c = await need(kari);
    expect(faults(await merge(leader, c, b))).toEqual(['/into need_is_settled']);
    expect((await merge(leader, c, 'BEH-99999')).statusCode).toBe(404);
  });

  it('two into one another at once: one of them stands', async () => {
    const a = await need(kari);
    const b = await need(kari);
    const both = await Promise.all([merge(leader, a, b), merge(office, b, a)]);
    expect(both.map((x) => x.statusCode).sort()).toEqual([200, 422]);
    const states = [(await matter(kari, a)).state, (await matter(kari, b)).state];
    expect(states.sort()).toEqual(['merged', 'registered']);
  });
});

describe('what waits', () => {
  it('is at the places one answers for; without a place for the office; for nobody else', async () => {
    const mine = await need(kari, { title: 'Venter hos leder' });
    const placeless = (await kari.write('POST', '/api/v1/needs', { title: 'Uten sted' })).json().key;
    const waiting = async (by: TestClient) =>
      (await by.get('/api/v1/needs/waiting')).json().items.map((i: { key: string }) => i.key);
    expect(await waiting(leader)).toContain(mine);
    expect(await waiting(leader)).not.toContain(placeless);
    expect(await waiting(office)).toContain(placeless);
    expect(await waiting(asker)).toEqual([]);
  });
});
