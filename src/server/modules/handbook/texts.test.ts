import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import { handbookProcesses, handbookSections, handbookTextKey } from '../../../domain/handbook/index.ts';
import { languages } from '../../../domain/kernel/text.ts';
import { createTexts } from '../../platform/texts/texts.ts';

let t: TestApp;
let owner: TestClient;
let employee: TestClient;
let admin: TestClient;
let outsider: TestClient;

beforeAll(async () => {
  t = await startTestApp();
  owner = await t.as(await t.make.person('Prosesseier', 'employee', ['processOwner', 'incident']));
  employee = await t.as(await t.make.person('Ansatt', 'employee', ['processOwner', 'initiative']));
  admin = await t.as(await t.make.person('Admin', 'employee', 'admin'));
  const organisation = await t.make.organisation();
  outsider = await t.as(await t.make.person('Tjenesteeier', ['serviceOwnerMember', organisation.id]));
});
afterAll(() => t.close());

const address = (place: string) => `/api/v1/handbook/${place}`;
const write = (by: TestClient, place: string, body: object, version: number) =>
  by.write('PUT', address(place), body, { version });
interface Shown {
  readonly proposal: boolean;
  readonly adopted: unknown;
  readonly texts: {
    readonly language: string;
    readonly version: number;
    readonly body: string;
    readonly behind: boolean;
  }[];
}
const section = async (by: TestClient, process: string, name: string): Promise<Shown> =>
  (await by.get(address(process))).json().sections.find((s: { section: string }) => s.section === name);
const faults = (answer: { json(): { faults?: { pointer: string; reason: string }[] } }) =>
  answer.json().faults?.map((f) => `${f.pointer} ${f.reason}`);

describe('the texts the product comes with', () => {
  it('are there for every section of every process in all three languages, none alike', () => {
    const texts = createTexts();
    for (const p of handbookProcesses)
      for (const s of handbookSections) {
        const all = languages.map((l) => texts.text(l, handbookTextKey(p, s)));
        for (const body of all) expect(body.length, `${p.id} ${s}`).toBeGreaterThan(20);
        expect(new Set(all).size, `${p.id} ${s}`).toBe(3);
      }
  });
  it('mark what the sources leave blank as a proposal', async () => {
    const contents = (await employee.get('/api/v1/handbook')).json();
    const proposals = new Map(
      contents.items.map((i: { id: string; proposals: number }) => [i.id, i.proposals]),
    );
    expect(proposals.get('request')).toBe(5);
    expect(proposals.get('need')).toBe(5);
    expect(proposals.get('incident')).toBe(4);
    expect(proposals.get('deployment')).toBe(1);
    expect((await section(employee, 'deployment', 'course')).proposal).toBe(false);
  });
  it('are read by service owners too, not by nobody', async () => {
    expect((await outsider.get(address('deployment'))).statusCode).toBe(200);
    expect((await t.nobody.get(address('deployment'))).statusCode).toBe(401);
    expect((await employee.get(address('nothing'))).statusCode).toBe(400);
  });
});

describe('writing', () => {
  it('makes a version, keeps the old, restores it as a new one, and tells which languages are behind', async () => {
    const place = 'incident/texts/effect/nb';
    const original = (await section(owner, 'incident', 'effect')).texts[0]!.body;
    const first = await write(owner, place, { body: '  Vi er **oppe** igjen. \r\n' }, 1);
    expect(first.statusCode).toBe(200);
    const now = await section(outsider, 'incident', 'effect');
    expect(now.texts.map((x) => [x.language, x.version, x.behind])).toEqual([
      ['nb', 2, false],
      ['nn', 1, true],
      ['en', 1, true],
    ]);
    expect(now.texts[0]!.body).toBe('Vi er **oppe** igjen.');
    const stale = await write(owner, place, { body: 'Noe annet' }, 1);
    expect([stale.statusCode, stale.json().current]).toEqual([
      412,
      { version: 2, body: 'Vi er **oppe** igjen.' },
    ]);
    expect((await write(owner, place, { restore: 1 }, 2)).statusCode).toBe(200);
    const versions = (await employee.get(address(place))).json().items;
    expect(
      versions.map((v: { version: number; body: string; restored: number | null }) => [
        v.version,
        v.body,
        v.restored,
      ]),
    ).toEqual([
      [3, original, 1],
      [2, 'Vi er **oppe** igjen.', null],
      [1, original, null],
    ]);
    expect(versions[2].writtenBy).toBeNull();
    // What already stands is no change.
    await write(owner, place, { body: original }, 3);
    expect((await employee.get(address(place))).json().items).toHaveLength(3);
  });

  it('is for the owner of the process, or of a kind that runs it, or an administrator', async () => {
    const body = { body: 'Et annet formål' };
    expect((await write(employee, 'incident/texts/purpose/nb', body, 1)).statusCode).toBe(403);
    expect((await write(outsider, 'incident/texts/purpose/nb', body, 1)).statusCode).toBe(403);
    expect((await write(employee, 'portfolio/texts/course/nn', body, 1)).statusCode).toBe(200);
    expect((await write(admin, 'problem/texts/purpose/en', body, 1)).statusCode).toBe(200);
    const pages = await Promise.all([owner, employee, admin].map((by) => by.get(address('incident'))));
    expect(pages.map((p) => p.json().mayEdit)).toEqual([true, false, true]);
  });

  it('refuses bad input', async () => {
    const place = 'incident/texts/roles/nb';
    expect(faults(await write(owner, place, {}, 1))).toEqual(['/body required']);
    expect(faults(await write(owner, place, { body: 'a\u0000' }, 1))).toEqual(['/body unclean_text']);
    expect(faults(await write(owner, place, { restore: 7 }, 1))).toEqual(['/restore no_such_version']);
    expect((await write(owner, place, { body: '   ' }, 1)).statusCode).toBe(400);
    expect((await write(owner, place, { body: 'a', more: 1 }, 1)).json().code).toBe('unknown_field');
    expect((await owner.write('PUT', address(place), { body: 'a' })).statusCode).toBe(428);
    expect((await write(owner, 'incident/texts/title/nb', { body: 'a' }, 1)).statusCode).toBe(400);
    expect((await write(owner, 'incident/texts/roles/de', { body: 'a' }, 1)).statusCode).toBe(400);
  });

  it('two at once: one of them, and the other is told', async () => {
    const both = await Promise.all(
      ['Første', 'Andre'].map((body) => write(owner, 'incident/texts/course/en', { body }, 1)),
    );
    expect(both.map((x) => x.statusCode).sort()).toEqual([200, 412]);
  });
});

describe('adopting', () => {
  it('makes a proposal the owner’s own, once; what the sources say needs none', async () => {
    const adopt = (by: TestClient, name: string) =>
      by.write('POST', address('incident/adoptions'), { section: name });
    expect((await adopt(employee, 'input')).statusCode).toBe(403);
    expect((await adopt(owner, 'input')).statusCode).toBe(200);
    expect((await adopt(owner, 'input')).statusCode).toBe(200);
    expect(await section(employee, 'incident', 'input')).toMatchObject({
      proposal: false,
      adopted: { by: { name: 'Prosesseier' } },
    });
    const refused = await adopt(owner, 'purpose');
    expect([refused.statusCode, faults(refused)]).toEqual([422, ['/section no_proposal']]);
    const [row] = await t.db.sql<{ n: number }>(
      `select count(*)::int as n from event where type = 'handbook.section_adopted'`,
    );
    expect(row!.n).toBe(1);
  });
});
