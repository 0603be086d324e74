import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Served, serveModule } from '../../../../test/deployment/served.ts';
import { readXml } from '../../../../test/deployment/strict-xml.ts';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import { handbookIds } from '../../../domain/handbook/index.ts';
import { createTexts } from '../../platform/texts/texts.ts';
import { handbookDocuments, handbookStamp } from './index.ts';
import { servePublicHandbook } from './public-routes.ts';
import { inIndex, toldProcesses } from './told-process.ts';

let t: TestApp;
let owner: TestClient;
let ownerId: number;
const texts = createTexts();

beforeAll(async () => {
  t = await startTestApp();
  ownerId = await t.make.person('Hemmelig Navn', 'employee', ['processOwner', 'need']);
  owner = await t.as(ownerId);
});
afterAll(() => t?.close());

const told = async (language: 'nb' | 'nn' | 'en') =>
  (await toldProcesses(t.db, texts, [language])).get(language)!;
const feed = (language: string) => t.nobody.get(`/${language}/handbook/feed.atom`);

describe('the handbook as it is told to everybody', () => {
  it('has every process in each language, with its states, ways and criteria in words', async () => {
    for (const language of ['nb', 'nn', 'en'] as const) {
      const all = await told(language);
      expect(all.map((p) => p.process.id)).toEqual(handbookIds);
      const words = all.flatMap((p) => [
        p.process.name,
        ...p.sections.map((s) => s.body),
        ...p.kinds.flatMap((k) => [
          k.name,
          ...Object.values(k.states),
          ...k.transitions.flatMap((w) => [w.label, ...w.roles, ...w.needs.map((n) => n.text)]),
        ]),
      ]);
      // A message that lacks its text shows its key.
      for (const word of words) expect(word, language).not.toMatch(/^(?:process|role|field|handbook)\./);
    }
    const portfolio = (await told('nb')).find((p) => p.process.id === 'portfolio')!;
    expect(portfolio.kinds.map((k) => [k.kind, k.purpose === null])).toEqual([
      ['initiative', true],
      ['demand', false],
    ]);
  });

  it('follows what the owner writes, adopts and adds, in the language it was written in', async () => {
    const stamp = await handbookStamp(t.db);
    const before = inIndex((await told('nb')).find((p) => p.process.id === 'need')!);
    const texts1 = '/api/v1/handbook/need/texts/purpose/nb';
    expect(
      (await owner.write('PUT', texts1, { body: 'Fange **pinnsvin**' }, { version: 1 })).statusCode,
    ).toBe(200);
    await owner.write('POST', '/api/v1/handbook/need/adoptions', { section: 'purpose' });
    const criterion = {
      nb: 'Pinnsvinet er telt',
      nn: 'Piggsvinet er talt',
      en: 'The hedgehog is counted',
      source: 'nb',
    };
    const added = await owner.write('POST', '/api/v1/processes/need/criteria', {
      transition: 'consider',
      texts: criterion,
    });
    expect(added.statusCode, added.body).toBe(201);
    const need = (await told('nb')).find((p) => p.process.id === 'need')!;
    expect(inIndex(need)).toMatchObject({ purpose: 'Fange **pinnsvin**', proposals: before.proposals - 1 });
    const documents = await handbookDocuments(t.db, texts);
    const document = (language: string) =>
      documents.find((d) => d.address === '/handbook/need' && d.language === language)?.body;
    expect(document('nb')).toContain('pinnsvin');
    expect(document('nn')).toContain('Piggsvinet er talt');
    expect(document('nn')).not.toContain('pinnsvin');
    expect(await handbookStamp(t.db)).not.toBe(stamp);
  });

  it('has a feed of what has changed, well formed, in one language, and names nobody', async () => {
    const answer = await feed('nb');
    expect(answer.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    const xml = JSON.stringify(readXml(answer.body));
    expect(xml).toContain('Fange **pinnsvin**');
    expect(xml).toContain('Pinnsvinet er telt');
    expect(xml).toContain('/nb/handbook/need#purpose');
    expect((await feed('nn')).body).not.toContain('pinnsvin');
    for (const body of [answer.body, JSON.stringify(await told('nb'))])
      expect(body).not.toContain('Hemmelig Navn');
  });
});

describe('the public pages', () => {
  let built: string;
  const serve = (handbook: boolean): Promise<Served> =>
    serveModule((app, { services }) =>
      servePublicHandbook(app, services, texts, {
        agency: 'Etaten',
        origin: 'https://etaten.example',
        handbook,
        built,
      }),
    );
  beforeAll(() => {
    // A renderer that says what it was given.
    built = mkdtempSync(join(tmpdir(), 'rodtrad-handbook-'));
    mkdirSync(join(built, 'ssr'));
    writeFileSync(join(built, 'ssr', 'package.json'), '{"type":"module"}');
    writeFileSync(
      join(built, 'ssr', 'entry.js'),
      `export const render = (input) => ({ lang: input.site.language, head: '', html: input.page + ' ' + (input.process?.name ?? '') });`,
    );
  });
  afterAll(() => rmSync(built, { recursive: true, force: true }));

  it('are there by their ids, lead from a kind to its process, and say what is not there', async () => {
    const open = await serve(true);
    try {
      const index = await open.get('/nb/handbook');
      expect([index.statusCode, index.body]).toEqual([200, expect.stringContaining('handbookIndex')]);
      expect((await open.get('/nn/handbook/access')).body).toContain('handbookProcess Tilgangsstyring');
      const kind = await open.get('/en/handbook/epic');
      expect([kind.statusCode, kind.headers.location]).toEqual([301, '/en/handbook/backlog#epic']);
      for (const url of ['/nb/handbook/nothing', '/nb/handbook/need/more', '/nb/handbook/%00'])
        expect((await open.get(url)).statusCode, url).toBe(404);
      for (const page of ['accessibility', 'privacy'])
        expect((await open.get(`/en/${page}`)).body).toContain(page);
    } finally {
      await open.close();
    }
  });

  it('of the handbook are not there where the agency has not opened it; the statements always are', async () => {
    const closed = await serve(false);
    try {
      for (const url of ['/nb/handbook', '/nb/handbook/need', '/nb/handbook/epic', '/nb/handbook/feed.atom'])
        expect((await closed.get(url)).statusCode, url).toBe(404);
      expect((await closed.get('/nn/accessibility')).statusCode).toBe(200);
    } finally {
      await closed.close();
    }
  });
});

describe('the manager of a process', () => {
  const address = '/api/v1/handbook/need/manager';
  const name = (by: TestClient, person: number | null, version: number) =>
    by.write('PUT', address, { person }, { version });

  it('is named by its owner, and nobody writes over another', async () => {
    const other = await t.as(await t.make.person('Ansatt', 'employee', ['processOwner', 'incident']));
    expect((await name(other, ownerId, 1)).statusCode).toBe(403);
    const named = await name(owner, ownerId, 1);
    expect(named.json().manager).toEqual({ person: { id: ownerId, name: 'Hemmelig Navn' }, version: 2 });
    // Whoever has it already is no change.
    expect((await name(owner, ownerId, 2)).json().manager.version).toBe(2);
    const stale = await name(owner, null, 1);
    expect([stale.statusCode, stale.json().current.version]).toEqual([412, 2]);
    const both = await Promise.all([name(owner, null, 2), name(owner, null, 2)]);
    expect(both.map((x) => x.statusCode).sort()).toEqual([200, 412]);
    expect((await owner.get('/api/v1/handbook/need')).json().manager).toEqual({ person: null, version: 3 });
  });

  it('is somebody who is there', async () => {
    expect((await name(owner, 999_999, 3)).json().faults).toMatchObject([{ reason: 'no_such_person' }]);
    expect((await owner.write('PUT', address, { person: null })).statusCode).toBe(428);
    expect((await owner.write('PUT', address, {}, { version: 3 })).statusCode).toBe(400);
    const leaving = await t.make.person('Slutter', 'employee');
    await name(owner, leaving, 3);
    await t.db.sql('update person set left_at = now() where id = $1', [leaving]);
    expect((await owner.get('/api/v1/handbook/need')).json().manager).toEqual({ person: null, version: 4 });
  });
});

describe('the figures of a process', () => {
  it('tell what is open, what has moved, and what has stood longest', async () => {
    const made = await owner.write('POST', '/api/v1/needs', {
      title: 'Et behov som står lenge',
      description: 'Det står.',
      why: 'Fordi.',
    });
    expect(made.statusCode, made.body).toBe(201);
    const { key } = made.json<{ key: string }>();
    const page = async () => (await owner.get('/api/v1/processes/need')).json();
    const now = await page();
    expect(now.figures).toMatchObject({ open: 1, moved: 1, movedDays: 30 });
    expect(now.openMatters).toMatchObject([{ node: { key, state: 'registered' } }]);
    await t.db.sql(`update matter set state_since = '2025-11-01' where kind = 'need'`);
    const later = await page();
    expect(later.figures).toMatchObject({ open: 1, moved: 0 });
    expect(later.figures.byState).toMatchObject([
      { state: 'registered', count: 1, moved: 0, medianDays: 75.4 },
    ]);
  });
});
