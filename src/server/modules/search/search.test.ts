import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import { createTexts } from '../../platform/texts/texts.ts';
import { backfill, followChanges, rebuildDocuments } from './index.ts';
import { indexPages } from './index-pages.ts';

interface Item {
  type: string;
  key: string | null;
  kind: string;
  title: string;
  excerpt: { text: string; hit: boolean }[] | null;
  titleParts: { text: string; hit: boolean }[];
}
interface Answer {
  items: Item[];
  next: string | null;
  jumps: { key: string }[];
  corrected: string | null;
}

let t: TestApp;
let kari: TestClient;
let owner: TestClient;
let team: { id: number; key: string };
const find = async (who: TestClient, q: string, more = ''): Promise<Answer> => {
  const answer = await who.get(`/api/v1/search?q=${encodeURIComponent(q)}${more}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Answer>();
};
const titles = async (q: string, more = '', who = kari): Promise<string[]> =>
  (await find(who, q, more)).items.map((i) => i.title);
const make = async (
  path: string,
  body: Record<string, unknown>,
  who = kari,
): Promise<{ key: string; version: number }> => {
  const answer = await who.write('POST', `/api/v1/${path}`, body);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
};
const settle = async (): Promise<void> => {
  while ((await followChanges(t.db)) > 0);
};

beforeAll(async () => {
  t = await startTestApp();
  const group = await t.make.productGroup();
  team = await t.make.team(group, 'Team Register');
  const organisation = await t.make.organisation({ title: 'Skatteetaten' });
  kari = await t.as(await t.make.person('Kari Øyehaug', 'employee', 'admin'));
  owner = await t.as(await t.make.person('Olga Utenfor', ['serviceOwnerMember', organisation.id]));
  // The reader of the outbox begins at what comes after it first looked.
  await followChanges(t.db);
  await make('issues', {
    title: 'Alvorlig hendelse i innloggingen',
    description: 'Brukerne fikk **feil** passord.',
  });
  await make('issues', { title: 'Driftshendingar i haust', team: team.key });
  await make('epics', { title: 'Felles kontaktregister', description: 'Én teneste for alle verksemder.' });
  await make('epics', { title: 'Veikartet vises offentlig' });
  await make('epics', { title: 'Vegkart for kommunane', audience: 'public' }).catch(() => undefined);
  await make('issues', { title: 'Forespørsler besvares sent' });
  await make('issues', { title: 'Deployments are slow', description: 'The releases take hours.' });
  await make('initiatives', { title: 'Hemmelig fullmaktsløsning', audience: 'restricted' });
  await make('initiatives', { title: 'Offentlig fullmaktsløsning', audience: 'public' });
  await settle();
});
afterAll(() => t?.close());

describe('finding', () => {
  it.each([
    ['hending', ['Alvorlig hendelse i innloggingen', 'Driftshendingar i haust']],
    ['hendelser', ['Alvorlig hendelse i innloggingen', 'Driftshendingar i haust']],
    ['hendingane', ['Alvorlig hendelse i innloggingen', 'Driftshendingar i haust']],
    ['driftshendelse', ['Driftshendingar i haust']],
    ['vegkart', ['Veikartet vises offentlig']],
    ['førespurnad', ['Forespørsler besvares sent']],
    ['deployment', ['Deployments are slow']],
    ['release', ['Deployments are slow']],
    ['tjenester for virksomheter', ['Felles kontaktregister']],
    ['kontakt', ['Felles kontaktregister']],
    ['kontaktreg', ['Felles kontaktregister']],
    ['passord', ['Alvorlig hendelse i innloggingen']],
  ])('%s', async (q, expected) => {
    const found = await titles(q);
    for (const title of expected) expect(found).toContain(title);
  });

  it('finds the last part of a compound in titles', async () => {
    expect(await titles('register')).toContain('Felles kontaktregister');
  });

  it('says what it looked for instead of a slip of the finger', async () => {
    const answer = await find(kari, 'kontaktregsiter');
    expect(answer.corrected).toBe('kontaktregister');
    expect(answer.items.map((i) => i.title)).toContain('Felles kontaktregister');
    expect((await find(kari, 'qqqqxxxx')).items).toEqual([]);
  });

  it('puts titles before bodies and marks the words as text', async () => {
    await make('issues', { title: 'Annet', description: 'Se <script>alert(1)</script> om kontaktregister.' });
    await settle();
    const { items } = await find(kari, 'kontaktregister');
    expect(items.map((i) => i.title)).toEqual(['Felles kontaktregister', 'Annet']);
    expect(items[0]?.titleParts).toContainEqual({ text: 'kontaktregister', hit: true });
    expect(items[1]?.excerpt?.filter((p) => p.hit).map((p) => p.text)).toEqual(['kontaktregister']);
    expect(items[1]?.excerpt?.map((p) => p.text).join('')).toContain('<script>');
  });

  it('finds a change within what the outbox tells, and the new words only', async () => {
    const made = await make('issues', { title: 'Gammelt navn på saken' });
    await settle();
    expect(await titles('gammelt')).toHaveLength(1);
    const changed = await kari.write(
      'PATCH',
      `/api/v1/issues/${made.key}`,
      { title: 'Nytt navn på saken' },
      { version: made.version },
    );
    expect(changed.statusCode).toBe(200);
    await settle();
    expect(await titles('gammelt')).toEqual([]);
    expect(await titles('nytt navn')).toEqual(['Nytt navn på saken']);
  });

  it('filters by kind, state, team', async () => {
    expect(await titles('hendelse', `&team=${team.key}`)).toEqual(['Driftshendingar i haust']);
    expect(await titles('hendelse', '&kind=epic')).toEqual([]);
    expect((await titles('hendelse', '&state=open')).length).toBe(2);
    expect(await titles('hendelse', '&state=done')).toEqual([]);
  });

  it('goes to keys, however they are typed', async () => {
    const { jumps } = await find(kari, 'SAK-1');
    expect(jumps[0]?.key).toBe('SAK-1');
    expect((await find(kari, 'sak 1')).jumps[0]?.key).toBe('SAK-1');
    expect((await find(kari, 'SAK-99999')).jumps).toEqual([]);
  });

  it('pages through everything once', async () => {
    for (let i = 0; i < 30; i += 1)
      await make('issues', { title: `Bladsak nummer ${i}`, description: 'bladsak' });
    await settle();
    const seen: string[] = [];
    let cursor = '';
    for (let page = 0; page < 10; page += 1) {
      const answer = await find(kari, 'bladsak', `&limit=7${cursor}`);
      seen.push(...answer.items.map((i) => i.title));
      if (answer.next === null) break;
      cursor = `&cursor=${encodeURIComponent(answer.next)}`;
    }
    expect(seen).toHaveLength(30);
    expect(new Set(seen).size).toBe(30);
  });

  it('finds people, teams and pages of the handbook in the reader’s language', async () => {
    await indexPages(t.db, createTexts(), t.clock.now());
    expect((await find(kari, 'øyehaug')).items[0]).toMatchObject({ type: 'person', title: 'Kari Øyehaug' });
    await rebuildDocuments(t.db);
    expect(await titles('team register')).toContain('Team Register');
    const pages = (await find(kari, 'tiltak', '&kind=handbook')).items;
    expect(pages.map((p) => p.type)).toEqual(pages.map(() => 'page'));
    expect(pages.length).toBeGreaterThan(0);
  });

  it.each([
    "'); drop table node; --",
    "a' | 'b",
    'a & | ! <->',
    '\\',
    "''''",
    ':*',
    '%',
    '_',
    '🙂',

    '((((',
    "x':*",
  ])('takes %j as words and nothing else', async (q) => {
    await find(kari, q);
  });

  it('refuses what it does not know', async () => {
    expect((await kari.get('/api/v1/search?q=a&fly=1')).statusCode).toBe(400);
    expect((await kari.get('/api/v1/search?q=')).statusCode).toBe(400);
    expect((await kari.get('/api/v1/search?q=a%00b')).statusCode).toBe(400);
    expect((await kari.get('/api/v1/search?q=a&cursor=xyz')).statusCode).toBe(400);
    expect((await t.nobody.get('/api/v1/search?q=a')).statusCode).toBe(401);
  });
});

describe('what somebody may not see', () => {
  it('is not found, whatever the words, nor counted', async () => {
    const { items } = await find(owner, 'fullmaktsløsning');
    expect(items.map((i) => i.title)).toEqual(['Offentlig fullmaktsløsning']);
    expect((await find(owner, 'hendelse')).items.filter((i) => i.type !== 'page')).toEqual([]);
    await make('needs', { title: 'Vårt eget behov for fullmaktsløsning' }, owner);
    await settle();
    expect(await titles('eget behov', '&kind=need', owner)).toEqual(['Vårt eget behov for fullmaktsløsning']);
    expect(await titles('offentlig', '&kind=initiative', owner)).toEqual(['Offentlig fullmaktsløsning']);
    expect((await find(owner, 'SAK-1')).jumps).toEqual([]);
    expect((await find(owner, 'kari')).items).toEqual([]);
    const other = await t.as(await t.make.person('Per Annen', 'employee'));
    expect(await titles('hemmelig', '', other)).toEqual([]);
    expect(await titles('hemmelig')).toEqual(['Hemmelig fullmaktsløsning']);
  });
});

describe('the documents', () => {
  it('are the same when all are made anew, and made in the background after a change of the rules', async () => {
    const read = () =>
      t.db.sql(
        'select ref, kind, title_words::text, words::text, changed_at from search_document where node_id is not null order by ref',
      );
    const before = await read();
    await rebuildDocuments(t.db);
    expect(await read()).toEqual(before);
    expect(await backfill(t.db)).toBe(false);
    await t.db.sql('update search_progress set version = 0');
    await backfill(t.db);
    expect(await backfill(t.db)).toBe(false);
  });
});
