import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { CommentValue, StreamItemValue } from '../../../contract/collaboration.ts';
import { eraseEvents } from '../../core/erase.ts';

let t: TestApp;
let kariId: number;
let olaId: number;
let outsideId: number;
let kari: TestClient;
let ola: TestClient;
let outside: TestClient;
/** Seen by everybody; seen by the agency. */
let open: string;
let inside: string;

beforeAll(async () => {
  t = await startTestApp();
  const organisation = await t.make.organisation({ title: 'Lånekassen' });
  kariId = await t.make.person('Kari Øye', 'employee', 'admin');
  olaId = await t.make.person('Ola Nordmann', 'employee');
  outsideId = await t.make.person('Ute Utenfor', ['serviceOwnerMember', organisation.id]);
  [kari, ola, outside] = await Promise.all([t.as(kariId), t.as(olaId), t.as(outsideId)]);
  const make = async (title: string) =>
    (await kari.write('POST', '/api/v1/initiatives', { title })).json<{ key: string }>().key;
  open = await make('Åpen sak');
  inside = await make('Sak i etaten');
  await t.db.sql(
    `update matter set audience = case when id = (select id from node where key = $1) then 'public' else 'agency' end`,
    [open],
  );
});
afterAll(() => t.close());

const say = (client: TestClient, key: string, body: object, idempotency?: string) =>
  client.write('POST', `/api/v1/matters/${key}/comments`, body, idempotency ? { key: idempotency } : {});
const said = async (client: TestClient, key: string, body: object): Promise<CommentValue> => {
  const answer = await say(client, key, body);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<{ comment: CommentValue }>().comment;
};
const stream = async (client: TestClient, key: string, query = ''): Promise<StreamItemValue[]> =>
  (await client.get(`/api/v1/matters/${key}/stream${query}`)).json<{ items: StreamItemValue[] }>().items;

describe('saying something', () => {
  it('stands in the stream with language, people and matters it mentions, and in the trail', async () => {
    const comment = await said(kari, open, {
      body: `Hei @[${olaId}], se #${inside} og http://localhost/matters/${inside}`,
      language: 'nn',
    });
    expect(comment).toMatchObject({
      body: `Hei @[${olaId}], se #[${inside}] og #[${inside}]`,
      language: 'nn',
      version: 1,
      internal: false,
      mentions: { people: [{ id: olaId, name: 'Ola Nordmann' }], nodes: [{ key: inside }] },
      mayEdit: true,
    });
    const [first] = await stream(ola, open);
    expect(first?.comment).toMatchObject({ id: comment.id, mayEdit: false, mayRemove: false });
    const [event] = await t.db.sql<{ type: string; payload: { data: object } }>(
      `select type, payload from event where type like 'comment.%' order by id desc limit 1`,
    );
    expect(event).toMatchObject({
      type: 'comment.written',
      payload: { data: { comment: comment.id, text: comment.body, mentions: [olaId] } },
    });
  });

  it('whoever may not see a matter mentioned gets its bare key, and is not told its name', async () => {
    const [first] = await stream(outside, open, '?only=talk');
    expect(first?.comment?.body).toContain(`#[${inside}]`);
    expect(first?.comment?.mentions.nodes).toEqual([]);
    expect(JSON.stringify(first)).not.toContain('Sak i etaten');
  });

  it('makes its author and those mentioned follow, and tells those mentioned', async () => {
    const { items, mine } = (await ola.get(`/api/v1/matters/${open}/watchers`)).json<{
      items: { person: { id: number }; reason: string }[];
      mine: boolean;
    }>();
    expect(mine).toBe(true);
    expect(items.find((w) => w.person.id === olaId)?.reason).toBe('mentioned');
    const notices = await t.db.sql('select type from notice where person_id = $1', [olaId]);
    expect(notices).toEqual([{ type: 'mentioned' }]);
  });

  it('says who was mentioned without sight of it, and does not tell them', async () => {
    const answer = await say(kari, inside, { body: `@[${outsideId}] @[999999]` });
    expect(answer.json<{ untold: object[] }>().untold).toEqual([{ id: outsideId, name: 'Ute Utenfor' }]);
    expect(await t.db.sql('select 1 from notice where person_id = $1', [outsideId])).toEqual([]);
    expect(await t.db.sql('select 1 from watcher where person_id = $1', [outsideId])).toEqual([]);
  });

  it('twice with the same key is once', async () => {
    const body = { body: 'En gang' };
    const [a, b] = await Promise.all([say(ola, open, body, 'k1'), say(ola, open, body, 'k1')]);
    expect(a.json()).toEqual(b.json());
    expect((await stream(ola, open, '?only=talk')).filter((i) => i.comment?.body === 'En gang')).toHaveLength(
      1,
    );
    expect((await say(ola, open, { body: 'To' }, 'k1')).statusCode).toBe(409);
  });

  it.each([
    [{ body: '' }, 400],
    [{ body: '   \n ' }, 400],
    [{ body: 'x'.repeat(20_001) }, 400],
    [{ body: 'hei', color: 'red' }, 400],
    [{ body: 'hei', language: 'se' }, 400],
    [{ body: 'nul \u0000' }, 400],
    [{ body: Array.from({ length: 51 }, (_, i) => `@[${i + 1}]`).join(' ') }, 400],
    [{}, 400],
  ])('%j is refused', async (body, status) => {
    expect((await say(ola, open, body)).statusCode).toBe(status);
  });

  it('keeps any writing as it is', async () => {
    const body = 'Æ ø å 😀 مرحبا <script>alert(1)</script> | `kode`';
    expect((await said(ola, open, { body })).body).toBe(body);
  });

  it('only where one sees, and only the signed in', async () => {
    expect((await say(outside, inside, { body: 'hei' })).statusCode).toBe(404);
    expect((await say(ola, 'TIL-9999', { body: 'hei' })).statusCode).toBe(404);
    expect((await outside.get(`/api/v1/matters/${inside}/stream`)).statusCode).toBe(404);
    expect((await t.nobody.get(`/api/v1/matters/${open}/stream`)).statusCode).toBe(401);
    const reader = await t.withToken(olaId, ['matter.read']);
    expect((await say(reader, open, { body: 'hei' })).statusCode).toBe(403);
  });
});

describe('rewriting and removing', () => {
  it('keeps the earlier words, needs the version, and tells those newly mentioned', async () => {
    const comment = await said(ola, open, { body: 'Først' });
    const path = `/api/v1/comments/${comment.id}`;
    expect((await ola.write('PATCH', path, { body: 'Så' })).statusCode).toBe(428);
    const edited = await ola.write('PATCH', path, { body: `Så @[${kariId}]` }, { version: 1 });
    expect(edited.json()).toMatchObject({ body: `Så @[${kariId}]`, version: 2 });
    expect(edited.json<CommentValue>().editedAt).not.toBeNull();
    const stale = await ola.write('PATCH', path, { body: 'Sist' }, { version: 1 });
    expect(stale.statusCode).toBe(412);
    expect(stale.json<{ current: CommentValue }>().current.version).toBe(2);
    const versions = (await outside.get(`${path}/versions`)).json<{ items: { body: string }[] }>().items;
    expect(versions.map((v) => v.body)).toEqual(['Først', `Så @[${kariId}]`]);
    expect(
      await t.db.sql(`select 1 from notice where person_id = $1 and type = 'mentioned'`, [kariId]),
    ).toHaveLength(1);
  });

  it('two at once: one of them is told', async () => {
    const comment = await said(ola, open, { body: 'Samtidig' });
    const edit = (body: string) =>
      ola.write('PATCH', `/api/v1/comments/${comment.id}`, { body }, { version: 1 });
    const answers = await Promise.all([edit('a'), edit('b'), edit('c')]);
    expect(answers.map((a) => a.statusCode).sort()).toEqual([200, 412, 412]);
  });

  it('only the author rewrites; the author or an administrator removes; nobody brings it back', async () => {
    const comment = await said(ola, open, { body: 'Borte snart' });
    const path = `/api/v1/comments/${comment.id}`;
    expect((await kari.write('PATCH', path, { body: 'x' }, { version: 1 })).statusCode).toBe(403);
    expect((await outside.write('DELETE', path)).statusCode).toBe(403);
    const removed = await kari.write('DELETE', path);
    expect(removed.json()).toMatchObject({ body: null, deletedBy: { id: kariId }, mayEdit: false });
    expect((await ola.write('PATCH', path, { body: 'x' }, { version: 2 })).statusCode).toBe(410);
    expect((await kari.write('DELETE', path)).statusCode).toBe(410);
    expect((await ola.get(`${path}/versions`)).statusCode).toBe(410);
    // Not by way of the history either.
    expect((await ola.get(`/api/v1/matters/${open}/history?limit=200`)).body).not.toContain('Borte snart');
    expect(JSON.stringify(await stream(ola, open))).not.toContain('Borte snart');
  });
});

describe('a note inside the agency', () => {
  it('is not to be seen, counted or guessed from outside', async () => {
    const note = await said(kari, open, { body: `Hemmelig ord, @[${outsideId}]`, internal: true });
    expect((await stream(ola, open))[0]?.comment).toMatchObject({ id: note.id, internal: true });
    for (const path of [
      `/api/v1/matters/${open}/stream`,
      `/api/v1/matters/${open}/stream?only=talk`,
      `/api/v1/matters/${open}/history?limit=200`,
      `/api/v1/matters/${open}`,
      `/api/v1/notices`,
      '/api/v1/work',
    ]) {
      const answer = await outside.get(path);
      expect(answer.body, path).not.toContain('Hemmelig');
      expect(answer.body, path).not.toContain('note.written');
    }
    expect((await outside.get(`/api/v1/comments/${note.id}/versions`)).statusCode).toBe(404);
    expect((await outside.write('DELETE', `/api/v1/comments/${note.id}`)).statusCode).toBe(404);
    expect(
      (await outside.write('PATCH', `/api/v1/comments/${note.id}`, { body: 'x' }, { version: 1 })).statusCode,
    ).toBe(404);
    expect(await t.db.sql('select 1 from notice where person_id = $1', [outsideId])).toEqual([]);
  });

  it('cannot be written from outside', async () => {
    expect((await say(outside, open, { body: 'hei', internal: true })).statusCode).toBe(403);
    expect((await say(outside, open, { body: 'hei' })).statusCode).toBe(201);
  });

  it('pages of the stream are whole and in order, whatever is hidden', async () => {
    for (let i = 0; i < 5; i += 1) {
      await said(kari, open, { body: `åpen ${i}` });
      await said(kari, open, { body: `lukket ${i}`, internal: true });
    }
    const seen: number[] = [];
    for (let cursor = ''; ; ) {
      const page = (
        await outside.get(`/api/v1/matters/${open}/stream?limit=3${cursor && `&cursor=${cursor}`}`)
      ).json<{ items: StreamItemValue[]; next: string | null }>();
      if (page.next) expect(page.items).toHaveLength(3);
      seen.push(...page.items.map((i) => i.id));
      if (!page.next) break;
      cursor = page.next;
    }
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('erasing', () => {
  it('what is erased from the trail is not in the earlier versions; the comment keeps its place', async () => {
    const comment = await said(ola, open, { body: 'Personnavn' });
    const [row] = await t.db.sql<{ event: number }>('select event_id as event from comment where id = $1', [
      comment.id,
    ]);
    await t.db.transaction((tx) =>
      eraseEvents(tx, {
        events: [row!.event],
        actor: { personId: null, kind: 'system' },
        reason: 'prøve',
        nodeId: null,
        kind: null,
      }),
    );
    const versions = await ola.get(`/api/v1/comments/${comment.id}/versions`);
    expect(versions.json<{ items: { body: string | null }[] }>().items.map((v) => v.body)).toEqual([null]);
    expect((await stream(ola, open)).some((i) => i.comment?.id === comment.id)).toBe(true);
  });
});
