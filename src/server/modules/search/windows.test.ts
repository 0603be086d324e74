import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import { employee } from '../../../../test/thread/world.ts';
import { documentVersion } from '../../../domain/search/index.ts';
import { followChanges, rebuildDocuments } from './index.ts';
import { storeDocuments } from './queries/documents.ts';
import type { Bound } from './queries/find.ts';
import { findWindow, type Reach } from './queries/window.ts';
import { readQuestion } from './question.ts';

interface Answer {
  items: { title: string; kind: string }[];
  next: string | null;
  corrected: string | null;
}

/** Pages that stand for a large agency's documents: each fiftieth tells of archives, all of case folders. */
const pages = 4600;
const isArchive = (i: number): boolean => i % 50 === 7;

let t: TestApp;
let kari: TestClient;
const find = async (q: string, more = ''): Promise<Answer> => {
  const answer = await kari.get(`/api/v1/search?q=${encodeURIComponent(q)}${more}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Answer>();
};
const allOf = async (q: string): Promise<string[]> => {
  const seen: string[] = [];
  for (let cursor = ''; ; ) {
    const { items, next } = await find(q, `&limit=50${cursor}`);
    seen.push(...items.map((i) => i.title));
    if (next === null) return seen;
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
};

beforeAll(async () => {
  t = await startTestApp();
  const group = await t.make.productGroup();
  await t.make.team(group, 'Team Journal');
  kari = await t.as(await t.make.person('Kari Øyehaug', 'employee', 'admin'));
  await followChanges(t.db);
  await rebuildDocuments(t.db);
  for (let from = 0; from < pages; from += 1000) {
    await storeDocuments(
      t.db,
      Array.from({ length: Math.min(1000, pages - from) }, (_, n) => {
        const i = from + n;
        return {
          ref: `p/maaling/s${i}#nb`,
          nodeId: null,
          commentId: null,
          page: `/maaling/s${i}`,
          kind: 'handbook',
          language: 'nb' as const,
          title: isArchive(i) ? `Arkivering av saksmappe ${i}` : `Saksmappe ${i}`,
          body: i % 500 === 3 ? 'Se nøkkelhullsmerking.' : '',
          changedAt: new Date(Date.UTC(2025, 0, 1, 0, i)),
          marks: '/open',
        };
      }),
      documentVersion,
    );
  }
});
afterAll(() => t?.close());

describe('among many', () => {
  it('gives every hit of a common word once, through as many windows as there are', async () => {
    const found = await allOf('saksmappe');
    expect(found).toHaveLength(pages);
    expect(new Set(found).size).toBe(pages);
  });

  it('gives every hit of a word of some: those among the latest, then the rest', async () => {
    const expected = Array.from({ length: pages }, (_, i) => i).filter(isArchive);
    for (const q of ['arkivering', 'arkiver', 'arkivering saksmappe', 'saksmapp arkiver']) {
      const found = await allOf(q);
      expect(found.length, q).toBe(expected.length);
      expect(new Set(found), q).toEqual(new Set(expected.map((i) => `Arkivering av saksmappe ${i}`)));
    }
  });

  it('finds a rare word of bodies, and the beginning of one', async () => {
    expect(await allOf('nøkkelhullsmerking')).toHaveLength(10);
    expect(await allOf('nøkkelhull')).toHaveLength(10);
    expect(await allOf('saksmappe nøkkelhull')).toHaveLength(10);
  });

  it('gives the same however far its looks go, each hit once and the latest first', async () => {
    const actor = employee(1);
    const filters = { kinds: null, hiddenKinds: [], open: null, doneStates: [], team: null, product: null };
    const none = { glance: 0, recent: 0, enough: 1, common: 2, wide: 0 };
    const read = (q: string, size: number, reach: Reach): Promise<string[]> =>
      t.db.transaction(async (tx) => {
        const titles: string[] = [];
        const question = (await readQuestion(tx, q))!;
        for (let after: Bound | null = null; ; ) {
          const { rows, end } = await findWindow(tx, actor, 'title', question, filters, after, size, reach);
          titles.push(...rows.map((r) => r.title));
          if (end === null) return titles;
          after = end;
        }
      });
    for (const q of ['saksmappe', 'arkivering', 'arkiv']) {
      const all = await read(q, 1e5, none);
      expect(all.length).toBeGreaterThan(90);
      for (const reach of [
        { ...none, glance: 40, recent: 300, enough: 3 },
        { ...none, common: 0, wide: 700, enough: 3 },
        { ...none, common: 0, wide: 700, enough: 30 },
        { glance: 10, recent: 50, enough: 40, common: 0.01, wide: 1000 },
      ])
        expect(await read(q, 60, reach), `${q} ${JSON.stringify(reach)}`).toEqual(all);
    }
  });

  it('has nothing for a word that no document has, beside one that all have', async () => {
    expect(await find('saksmappe qwxyz')).toMatchObject({ items: [], corrected: null });
    const answer = await find('team jounral');
    expect(answer.corrected).toBe('team journal');
    expect(answer.items.map((i) => i.title)).toEqual(['Team Journal']);
  });

  it('takes a number as it stands where a key is typed, and as a beginning where it is long enough', async () => {
    expect((await allOf('saksmappe 12')).sort()).toEqual(['Saksmappe 12']);
    expect(await allOf('den saksmappe 457')).toHaveLength(11);
  });
});

describe('what is filtered by', () => {
  const make = async (path: string, body: Record<string, unknown>) => {
    const answer = await kari.write('POST', `/api/v1/${path}`, body);
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<{ key: string; version: number }>();
  };
  const titles = async (more: string) => (await find('brevmal', more)).items.map((i) => i.title).sort();

  it('is the same by the marks of documents as by the rows, also after a change', async () => {
    const group = await t.make.productGroup('Brev');
    const first = await t.make.team(group, 'Team Brev');
    const second = await t.make.team(group, 'Team Post');
    const product = await t.make.product({ title: 'Brevtjenesten', productGroup: group, team: first });
    const issue = await make('issues', { title: 'Brevmal for avslag', team: first.key });
    await make('issues', { title: 'Brevmal for innvilgelse', team: second.key });
    await make('epics', { title: 'Brevmal på nynorsk', team: first.key, product: product.key });
    // Where the product's own registration puts it.
    await t.db.sql(`update node set namespace = 'product' where id = $1`, [product.id]);
    while ((await followChanges(t.db)) > 0);
    const ask = async () => ({
      first: await titles(`&team=${first.key}`),
      second: await titles(`&team=${second.key}`),
      product: await titles(`&product=${product.key}`),
      epic: await titles('&kind=epic'),
      both: await titles(`&kind=epic,issue&team=${first.key}`),
      open: await titles('&state=open'),
      done: await titles('&state=done'),
      nowhere: await titles('&team=team-ingen'),
    });
    const marked = await ask();
    expect(marked).toEqual({
      first: ['Brevmal for avslag', 'Brevmal på nynorsk'],
      second: ['Brevmal for innvilgelse'],
      product: ['Brevmal på nynorsk'],
      epic: ['Brevmal på nynorsk'],
      both: ['Brevmal for avslag', 'Brevmal på nynorsk'],
      open: ['Brevmal for avslag', 'Brevmal for innvilgelse', 'Brevmal på nynorsk'],
      done: [],
      nowhere: [],
    });
    const [progress] = await t.db.sql<{ done_at: Date }>('select done_at from search_progress');
    await t.db.sql('update search_progress set done_at = null');
    expect(await ask()).toEqual(marked);
    await t.db.sql('update search_progress set done_at = $1', [progress!.done_at]);

    const moved = await kari.write(
      'PATCH',
      `/api/v1/issues/${issue.key}`,
      { team: second.key },
      { version: issue.version },
    );
    expect(moved.statusCode, moved.body).toBe(200);
    const { version } = moved.json<{ version: number }>();
    const dropped = await kari.write(
      'POST',
      `/api/v1/matters/${issue.key}/transitions/drop`,
      { reason: 'Trengs ikke' },
      { version },
    );
    expect(dropped.statusCode, dropped.body).toBe(200);
    while ((await followChanges(t.db)) > 0);
    expect(await titles(`&team=${first.key}`)).toEqual(['Brevmal på nynorsk']);
    expect(await titles(`&team=${second.key}`)).toEqual(['Brevmal for avslag', 'Brevmal for innvilgelse']);
    expect(await titles('&state=done')).toEqual(['Brevmal for avslag']);
    expect(await titles('&state=open')).toEqual(['Brevmal for innvilgelse', 'Brevmal på nynorsk']);
  });
});
