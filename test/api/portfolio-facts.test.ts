import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  DependencyValue,
  DoneProposalValue,
  SimilarInitiativeValue,
} from '../../src/contract/portfolio-values.ts';
import { epicProcess } from '../../src/domain/backlog/index.ts';
import { createMatter } from '../../src/server/core/create.ts';
import { addLink } from '../../src/server/core/links.ts';
import { proposeDone } from '../../src/server/modules/portfolio/commands/propose-done.ts';
import type { TestClient } from '../harness/app.ts';
import type { MadeNode } from '../harness/directory.ts';
import { callBy, makePerson } from '../harness/people.ts';
import { type PortfolioWorld, portfolioWorld } from '../portfolio/world.ts';

let w: PortfolioWorld;
beforeAll(async () => {
  w = await portfolioWorld();
});
afterAll(() => w?.t.close());

describe('alike', () => {
  const asked = async (c: TestClient, query: Record<string, string>) =>
    (await c.get(`/api/v1/initiatives/similar?${new URLSearchParams(query)}`)).json<{
      items: SimilarInitiativeValue[];
    }>().items;
  it('finds the same thing said otherwise, with whom to talk to, and never what one does not see', async () => {
    const known = await w.initiative('concept', {
      title: 'Varsling til pårørende ved innleggelse',
      productGroup: w.group.key,
      description: 'Sykehusene ringer pårørende. Mange får beskjeden for sent, og noen får den aldri.',
    });
    const hidden = await w.initiative('concept', {
      title: 'Varsling til pårørende ved utskriving',
      audience: 'restricted',
    });
    await w.initiative('concept', { title: 'Ny logo på brevpapiret' });
    const byTitle = await asked(w.employee, { title: 'Varsle pårørende ved innlegging' });
    expect(byTitle[0]).toMatchObject({
      initiative: { key: known.key, state: 'concept' },
      owner: { name: 'Eva Eier' },
      productGroup: { key: w.group.key },
      leaders: [{ name: 'Gro Leder' }],
    });
    expect(byTitle.map((x) => x.initiative.key)).not.toContain(hidden.key);
    const byPart = await asked(w.employee, { title: 'pårørende' });
    expect(byPart[0]?.initiative.key).toBe(known.key);
    const byText = await asked(w.employee, {
      title: 'Noe helt annet',
      text: 'Mange av de pårørende får beskjeden for sent fra sykehusene.',
    });
    expect(byText[0]?.initiative.key).toBe(known.key);
    expect(
      (await asked(w.owner, { title: 'Varsling til pårørende' })).map((x) => x.initiative.key),
    ).toContain(hidden.key);
    const to = (await w.owner.get(`/api/v1/initiatives/${known.key}/similar`)).json().items;
    expect(to.map((x: SimilarInitiativeValue) => x.initiative.key)).toEqual([hidden.key]);
    expect((await w.employee.get(`/api/v1/initiatives/${hidden.key}/similar`)).statusCode).toBe(404);
  });
  it('takes anything one writes', async () => {
    expect(await asked(w.employee, {})).toEqual([]);
    for (const title of [
      "'; drop table node; --",
      '& | ! <-> ( :*',
      '\\',
      '%_',
      '💥',
      'a'.repeat(200),
      "L'Éa d’un",
    ])
      expect(await asked(w.employee, { title, text: title })).toBeInstanceOf(Array);
    expect((await w.employee.get(`/api/v1/initiatives/similar?title=${'a'.repeat(201)}`)).statusCode).toBe(
      400,
    );
    expect((await w.t.nobody.get('/api/v1/initiatives/similar?title=x')).statusCode).toBe(401);
  });
});

describe('dependencies', () => {
  const link = async (from: MadeNode, to: MadeNode) =>
    (await w.manager.write('POST', '/api/v1/links', { type: 'dependsOn', from: from.key, to: to.key })).json<{
      id: number;
    }>();
  const of = async (c: TestClient, m: MadeNode) =>
    (await c.get(`/api/v1/initiatives/${m.key}/dependencies`)).json<{
      waitsFor: DependencyValue[];
      holdsUp: DependencyValue[];
    }>();
  it('are told at both ends with state and dates, and an impossible order is', async () => {
    const first = await w.initiative('planning', { plannedStart: '2027-01-01', plannedEnd: '2027-06-30' });
    const then = await w.initiative('planning', { plannedStart: '2027-05-01', plannedEnd: '2027-12-31' });
    const { id } = await link(first, then);
    expect((await of(w.employee, then)).waitsFor).toMatchObject([
      {
        linkId: id,
        initiative: { key: first.key, state: 'planning' },
        plannedEnd: '2027-06-30',
        fault: 'order',
      },
    ]);
    expect((await of(w.employee, first)).holdsUp).toMatchObject([
      { linkId: id, initiative: { key: then.key }, plannedStart: '2027-05-01', fault: 'order' },
    ]);
    const ring = await w.manager.write('POST', '/api/v1/links', {
      type: 'dependsOn',
      from: then.key,
      to: first.key,
    });
    expect([ring.statusCode, ring.json().code]).toEqual([409, 'link_ring']);
    await w.manager.write('DELETE', `/api/v1/links/${id}`);
    expect(await of(w.employee, then)).toEqual({ waitsFor: [], holdsUp: [] });
  });
  it('an end that one does not see is not told', async () => {
    const m = await w.initiative();
    const hidden = await w.initiative('notStarted', { audience: 'restricted' });
    await w.t.db.transaction((tx) =>
      addLink(
        tx,
        { actor: { personId: null, kind: 'system' } },
        { type: 'dependsOn', fromId: hidden.id, toId: m.id },
      ),
    );
    expect((await of(w.employee, m)).waitsFor).toEqual([]);
    expect((await of(w.owner, m)).waitsFor).toHaveLength(1);
  });
});

describe('proposed done by the data', () => {
  const proposal = async (m: MadeNode) =>
    (await w.manager.get(`/api/v1/initiatives/${m.key}/proposal`)).json<DoneProposalValue>();
  async function part(m: MadeNode, state: string): Promise<MadeNode> {
    const call = callBy(await makePerson(w.t.db, ['employee', 'portfolioManager']));
    const epic = await w.t.db.transaction(async (tx) => {
      const made = await createMatter(tx, call, epicProcess, { title: 'Et epos' });
      await addLink(tx, call, { type: 'decomposes', fromId: m.id, toId: made.id });
      return made;
    });
    await w.t.db.sql('update matter set state = $2 where id = $1', [epic.id, state]);
    return epic;
  }
  it('when every part is delivered; told once; taken away when one is opened again', async () => {
    const m = await w.initiative('implementation');
    const open = await part(m, 'inProgress');
    await part(m, 'closed');
    await part(m, 'dropped');
    await proposeDone(w.t.db);
    expect(await proposal(m)).toMatchObject({ since: null, parts: 2, delivered: 1 });
    await w.t.db.sql(`update matter set state = 'closed' where id = $1`, [open.id]);
    const changed = await Promise.all([proposeDone(w.t.db), proposeDone(w.t.db)]);
    expect(changed[0] + changed[1]).toBe(1);
    expect((await proposal(m)).since).not.toBeNull();
    const mine = (await w.manager.get('/api/v1/portfolio/mine')).json();
    expect(mine.proposals).toMatchObject([{ initiative: { key: m.key } }]);
    expect((await w.employee.get('/api/v1/portfolio/mine')).json().proposals).toEqual([]);
    const told = await w.t.db.sql<{ person_id: number }>(
      `select person_id from notice where type = 'doneProposed' and node_id = $1`,
      [m.id],
    );
    expect(told.map((r) => r.person_id)).toEqual(expect.arrayContaining([w.managerId, w.ownerId]));
    await w.t.db.sql(`update matter set state = 'inProgress' where id = $1`, [open.id]);
    await proposeDone(w.t.db);
    expect((await proposal(m)).since).toBeNull();
    const events = (await w.manager.get(`/api/v1/matters/${m.key}/history`)).json().items;
    expect(events.map((e: { type: string }) => e.type).slice(0, 2)).toEqual([
      'initiative.doneProposalLapsed',
      'initiative.doneProposed',
    ]);
  });
  it('never one that stands alone, nor one whose parts all came to nothing, nor one that is not under way', async () => {
    const alone = await w.initiative('implementation');
    const nothing = await w.initiative('implementation');
    await part(nothing, 'dropped');
    const early = await w.initiative('planning');
    await part(early, 'closed');
    await proposeDone(w.t.db);
    for (const m of [alone, nothing, early]) expect((await proposal(m)).since).toBeNull();
  });
});
