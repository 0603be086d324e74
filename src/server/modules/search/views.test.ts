import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import { processes } from '../../../domain/processes.ts';

interface View {
  id: number;
  name: string;
  address: string;
  version: number;
  mine: boolean;
  mayTakeOver: boolean;
  sharedWith: string;
}

let t: TestApp;
let kari: TestClient;
let kariId: number;
let per: TestClient;
let perId: number;
let outside: TestClient;
let team: { id: number; key: string };
const body = (answer: { json: <T>() => T; statusCode: number; body: string }, status = 200): View => {
  expect(answer.statusCode, answer.body).toBe(status);
  return answer.json<View>();
};
const save = async (who: TestClient, input: Record<string, unknown>): Promise<View> =>
  body(
    await who.write('POST', '/api/v1/views', { name: 'Mine', address: '/portfolio?state=concept', ...input }),
    201,
  );
const names = async (who: TestClient): Promise<string[]> =>
  (await who.get('/api/v1/views')).json<{ items: View[] }>().items.map((v) => v.name);
const make = async (
  path: string,
  fields: Record<string, unknown>,
): Promise<{ key: string; version: number }> => {
  const answer = await kari.write('POST', `/api/v1/${path}`, fields);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
};

beforeAll(async () => {
  t = await startTestApp();
  const group = await t.make.productGroup();
  team = await t.make.team(group, 'Team Register');
  const organisation = await t.make.organisation();
  kariId = await t.make.person('Kari', 'employee', 'portfolioManager', ['teamMember', team.id]);
  kari = await t.as(kariId);
  perId = await t.make.person('Per', 'employee', ['teamMember', team.id]);
  per = await t.as(perId);
  outside = await t.as(await t.make.person('Olga', ['serviceOwnerMember', organisation.id]));
});
afterAll(() => t?.close());

describe('saved views', () => {
  it('are seen by whom they are shared with, and by nobody else', async () => {
    await save(kari, { name: 'Bare min' });
    await save(kari, { name: 'Teamets', sharedWith: 'team', team: team.key });
    await save(kari, { name: 'Etatens', sharedWith: 'agency' });
    expect(await names(kari)).toEqual(['Bare min', 'Teamets', 'Etatens']);
    expect(await names(per)).toEqual(['Teamets', 'Etatens']);
    expect(await names(await t.as(await t.make.person('Nils', 'employee')))).toEqual(['Etatens']);
    expect(await names(outside)).toEqual([]);
  });

  it('keep a plain address of a list, and no other', async () => {
    const made = await save(kari, { address: '/backlog/issues?state=todo&peek=SAK-4&view=board' });
    expect(made.address).toBe('/backlog/issues?state=todo&view=board');
    for (const address of [
      'https://x.no/portfolio',
      '//x.no',
      '/settings',
      '/portfolio#a',
      '/portfolio?a=%00',
    ])
      expect((await kari.write('POST', '/api/v1/views', { name: 'x', address })).statusCode, address).toBe(
        400,
      );
  });

  it('are shared only where one belongs', async () => {
    const other = await t.make.team(await t.make.productGroup(), 'Andre');
    const bad = [
      [kari, { sharedWith: 'team' }],
      [kari, { sharedWith: 'team', team: other.key }],
      [kari, { sharedWith: 'agency', team: team.key }],
      [kari, { name: '   ' }],
      [kari, { fly: 1 }],
      [outside, { sharedWith: 'agency' }],
    ] as const;
    for (const [who, input] of bad)
      expect(
        (await who.write('POST', '/api/v1/views', { name: 'x', address: '/portfolio', ...input })).statusCode,
        JSON.stringify(input),
      ).toBe(400);
    await t.db.sql('update team set ceased_at = now() where id = $1', [team.id]);
    const ceased = await kari.write('POST', '/api/v1/views', {
      name: 'x',
      address: '/portfolio',
      sharedWith: 'team',
      team: team.key,
    });
    expect(ceased.statusCode).toBe(400);
    await t.db.sql('update team set ceased_at = null where id = $1', [team.id]);
  });

  it('are changed by their owner, at the version that was read; another’s looks like none', async () => {
    const made = await save(kari, { name: 'Endres', sharedWith: 'agency' });
    const url = `/api/v1/views/${made.id}`;
    expect((await per.write('PATCH', url, { name: 'Min nå' }, { version: 1 })).statusCode).toBe(404);
    expect((await per.write('DELETE', url, undefined, { version: 1 })).statusCode).toBe(404);
    expect((await kari.write('PATCH', url, { name: 'Endret' })).statusCode).toBe(428);
    const changed = body(
      await kari.write('PATCH', url, { name: 'Endret', sharedWith: 'nobody' }, { version: 1 }),
    );
    expect(changed).toMatchObject({ name: 'Endret', sharedWith: 'nobody', version: 2 });
    expect((await kari.write('PATCH', url, { name: 'Sent' }, { version: 1 })).statusCode).toBe(412);
    const both = await Promise.all(
      ['A', 'B'].map((name) => kari.write('PATCH', url, { name }, { version: 2 })),
    );
    expect(both.map((b) => b.statusCode).sort()).toEqual([200, 412]);
    expect((await kari.write('DELETE', url, undefined, { version: 3 })).statusCode).toBe(200);
    expect((await kari.write('DELETE', url, undefined, { version: 4 })).statusCode).toBe(404);
    const [row] = await t.db.sql<{ deleted: boolean }>(
      'select deleted_at is not null as deleted from saved_view where id = $1',
      [made.id],
    );
    expect(row?.deleted).toBe(true);
  });

  it('are put in order by their owner', async () => {
    const nina = await t.as(await t.make.person('Nina', 'employee'));
    const made: View[] = [];
    for (const name of ['A', 'B', 'C']) made.push(await save(nina, { name }));
    await nina.write('PUT', '/api/v1/views/order', { ids: [made[2]!.id, made[0]!.id, 999_999] });
    expect((await names(nina)).slice(0, 3)).toEqual(['C', 'A', 'B']);
  });

  it('of somebody who has left stay with those they were shared with, who may take them over', async () => {
    const leaverId = await t.make.person('Lise', 'employee');
    const leaver = await t.as(leaverId);
    const shared = await save(leaver, { name: 'Arv', sharedWith: 'agency' });
    const own = await save(leaver, { name: 'Privat' });
    expect((await kari.write('POST', `/api/v1/views/${shared.id}/take-over`)).statusCode).toBe(403);
    await t.db.sql('update person set left_at = now() where id = $1', [leaverId]);
    expect(
      (await kari.get('/api/v1/views')).json<{ items: View[] }>().items.find((v) => v.name === 'Arv')
        ?.mayTakeOver,
    ).toBe(true);
    const both = await Promise.all(
      [kari, per].map((who) => who.write('POST', `/api/v1/views/${shared.id}/take-over`)),
    );
    expect(both.map((b) => b.statusCode).sort()).toEqual([200, 403]);
    expect((await kari.write('POST', `/api/v1/views/${own.id}/take-over`)).statusCode).toBe(404);
    expect((await outside.write('POST', `/api/v1/views/${shared.id}/take-over`)).statusCode).toBe(404);
  });
});

describe('exports', () => {
  beforeAll(async () => {
    for (const title of ['=1+1', 'Felles register', 'Tredje tiltak'])
      await make('initiatives', { title, moscow: 'must', plannedEnd: '2026-06-30' });
    await make('initiatives', { title: 'Hemmelig tiltak', audience: 'restricted' });
  });

  it('hold what the reader sees, in their words, and no formulas', async () => {
    const answer = await kari.request({
      method: 'GET',
      url: '/api/v1/initiatives/export?format=xlsx&cols=state,priority,plannedEnd&sort=key',
    });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.headers['content-disposition']).toMatch(
      /attachment; filename="initiatives-\d{4}-\d\d-\d\d\.xlsx"/,
    );
    const [{ data } = { data: [] }] = await readExcelFile(answer.rawPayload);
    expect(data[0]).toEqual([
      'Nøkkel',
      'Tittel',
      'Tilstand',
      expect.stringMatching(/MoSCoW|Prioritet/),
      'Planlagt ferdig',
    ]);
    expect(data[1]?.slice(1, 3)).toEqual(['=1+1', 'Ikke startet']);
    expect(data[1]?.[4]).toEqual(new Date('2026-06-30T00:00:00Z'));
    expect(data).toHaveLength(5);
    const csv = await per.get('/api/v1/initiatives/export?format=csv&cols=state&q=i');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.body).not.toContain('Hemmelig');
    expect(csv.body.startsWith('\ufeffNøkkel;Tittel;Tilstand\r\n')).toBe(true);
    expect((await kari.get('/api/v1/initiatives/export?format=csv&cols=&q==1')).body).toContain("'=1+1");
  });

  it('refuse unknown columns, formats, filters before the first byte', async () => {
    for (const query of [
      'format=pdf',
      'format=csv&cols=fly',
      'format=csv&fly=1',
      'format=csv&state=fly',
      '',
      'format=csv&limit=5',
    ])
      expect((await kari.get(`/api/v1/initiatives/export?${query}`)).statusCode, query).toBe(400);
    expect((await t.nobody.get('/api/v1/initiatives/export?format=csv')).statusCode).toBe(401);
  });

  it('are written down with filter and count', async () => {
    await kari.get('/api/v1/initiatives/export?format=csv&cols=owner&state=notStarted');
    const [event] = await t.db.sql<{ payload: { data: Record<string, unknown> } }>(
      `select payload from event where type = 'list.exported' order by id desc limit 1`,
    );
    expect(event?.payload.data).toMatchObject({
      kind: 'initiative',
      format: 'csv',
      filters: { state: 'notStarted' },
      columns: ['owner'],
      count: 4,
      complete: true,
    });
  });

  it.each(Object.values(processes).map((d) => d.path))(
    '%s can be exported with every column',
    async (path) => {
      const answer = await kari.get(`/api/v1/${path}/export?format=csv`);
      expect(answer.statusCode, answer.body).toBe(200);
      expect(answer.body).toMatch(/^\ufeffNøkkel;[^;]+;Tilstand;/);
    },
  );
});

describe('calendar feeds', () => {
  const path = (url: string): string => new URL(url).pathname;
  const makeFeed = async (who: TestClient, input: Record<string, unknown>) => {
    const answer = await who.write('POST', '/api/v1/calendar-feeds', { name: 'Frister', ...input });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json<{ url: string; feed: { id: number; hint: string } }>();
  };

  it('show the dates of what their owner sees, all day, with identities that last', async () => {
    const made = await make('initiatives', {
      title: 'Kalender; med, tegn',
      plannedStart: '2026-03-01',
      plannedEnd: '2026-09-30',
      milestones: [{ milestone: 'Pilot', date: '2026-05-05' }],
    });
    const { url } = await makeFeed(kari, { address: '/portfolio?q=kalender' });
    const first = await t.nobody.get(path(url));
    expect(first.statusCode, first.body).toBe(200);
    expect(first.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(first.body).toContain('DTSTART;VALUE=DATE:20260301');
    expect(first.body).toContain('DTSTART;VALUE=DATE:20260505');
    expect(first.body).toContain('DTSTART;VALUE=DATE:20260930');
    expect(first.body).toContain(`UID:${made.key}-end@localhost`);
    expect(first.body).toContain('SEQUENCE:1');
    expect(first.body).toContain('Kalender\\; med\\, tegn');
    const again = await t.nobody.request({
      method: 'GET',
      url: path(url),
      headers: { 'if-none-match': String(first.headers.etag) },
    });
    expect(again.statusCode).toBe(304);
    await kari.write(
      'PATCH',
      `/api/v1/initiatives/${made.key}`,
      { plannedEnd: '2026-10-31' },
      { version: made.version },
    );
    const moved = await t.nobody.get(path(url));
    expect(moved.headers.etag).not.toBe(first.headers.etag);
    expect(moved.body).toContain('DTSTART;VALUE=DATE:20261031');
    expect(moved.body).toContain('SEQUENCE:2');
  });

  it('judge rights each time, and give nothing when revoked, unknown, or the person or view is gone', async () => {
    const secretTitle = 'Hemmelig frist';
    const secret = await make('initiatives', {
      title: secretTitle,
      plannedEnd: '2026-04-04',
      audience: 'restricted',
    });
    const { url } = await makeFeed(kari, { address: '/portfolio?q=frist' });
    expect((await t.nobody.get(path(url))).body).toContain(secretTitle);
    const pers = await makeFeed(per, { address: '/portfolio?q=frist' });
    expect((await t.nobody.get(path(pers.url))).body).not.toContain(secretTitle);
    await t.db.sql(
      'insert into matter_access (matter_id, person_id) select id, $2 from node where key = $1',
      [secret.key, perId],
    );
    expect((await t.nobody.get(path(pers.url))).body).toContain(secretTitle);

    const view = await save(kari, { name: 'Delt', address: '/portfolio?q=frist', sharedWith: 'agency' });
    const ofView = await makeFeed(per, { view: view.id });
    expect((await t.nobody.get(path(ofView.url))).statusCode).toBe(200);
    await kari.write('PATCH', `/api/v1/views/${view.id}`, { sharedWith: 'nobody' }, { version: 1 });
    expect((await t.nobody.get(path(ofView.url))).statusCode).toBe(404);

    expect((await kari.write('DELETE', `/api/v1/calendar-feeds/${pers.feed.id}`)).statusCode).toBe(404);
    expect((await per.write('DELETE', `/api/v1/calendar-feeds/${pers.feed.id}`)).statusCode).toBe(200);
    expect((await per.write('DELETE', `/api/v1/calendar-feeds/${pers.feed.id}`)).statusCode).toBe(200);
    expect((await t.nobody.get(path(pers.url))).statusCode).toBe(404);
    for (const bad of [
      '/ical/x.ics',
      `/ical/${'a'.repeat(43)}.ics`,
      '/ical/%00.ics',
      path(url).replace('.ics', ''),
    ])
      expect((await t.nobody.get(bad)).statusCode, bad).toBe(404);
    await t.db.sql('update person set left_at = now() where id = $1', [kariId]);
    expect((await t.nobody.get(path(url))).statusCode).toBe(404);
    await t.db.sql('update person set left_at = null where id = $1', [kariId]);
  });

  it('keep only the hash of the secret, and are refused where there are no dates', async () => {
    const { url, feed } = await makeFeed(kari, { address: '/roadmap' });
    const secret = path(url).slice(6, -4);
    expect(secret.slice(-4)).toBe(feed.hint);
    const rows = await t.db.sql<{ all: string }>('select f::text as all from calendar_feed f');
    expect(rows.some((r) => r.all.includes(secret))).toBe(false);
    for (const input of [
      { address: '/search?q=x' },
      { address: '/settings' },
      {},
      { address: '/roadmap', view: 1 },
      { view: 999_999 },
    ])
      expect(
        (await kari.write('POST', '/api/v1/calendar-feeds', { name: 'x', ...input })).statusCode,
        JSON.stringify(input),
      ).toBe(400);
    const token = await t.withToken(kariId, ['view.edit']);
    expect(
      (await token.write('POST', '/api/v1/calendar-feeds', { name: 'x', address: '/roadmap' })).statusCode,
    ).toBe(403);
  });
});
