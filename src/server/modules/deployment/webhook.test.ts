import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../../../test/harness/app.ts';
import { dispatchOf, signatureOf } from '../../../../test/harness/dispatch.ts';

const secret = 'a secret known to both ends';
const previous = 'the secret of last month, still good';
const url = '/api/v1/webhooks/release-notes';

interface Sent {
  readonly secret?: string | null;
  readonly delivery?: string;
  readonly event?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp({
    env: { RODTRAD_WEBHOOK_SECRET: secret, RODTRAD_WEBHOOK_SECRET_PREVIOUS: previous },
  });
});
afterAll(() => t.close());

function send(payload: unknown, sent: Sent = {}, app: TestApp = t) {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return app.app.inject({
    method: 'POST',
    url,
    payload: body,
    headers: {
      'content-type': 'application/json',
      ...(sent.secret === null ? {} : { 'x-hub-signature-256': signatureOf(sent.secret ?? secret, body) }),
      ...(sent.delivery === undefined ? {} : { 'x-github-delivery': sent.delivery }),
      ...(sent.event === undefined ? {} : { 'x-github-event': sent.event }),
      ...sent.headers,
    },
  });
}

/** How much there is: nothing may come of what is refused or repeated. */
async function counts(): Promise<unknown> {
  const [row] = await t.db.sql(
    `select (select count(*) from node) as nodes, (select count(*) from deployment) as deployments, (select count(*) from deployment_line) as lines,
       (select count(*) from line_reference) as refs, (select count(*) from link) as links, (select count(*) from event) as events,
       (select count(*) from webhook_delivery) as deliveries, (select count(*) from tracker_prefix) as prefixes`,
  );
  return row;
}
const sha = (c: string): string => c.repeat(40);

describe('the webhook of release notes', () => {
  it('records a deployment with its issue, links and event, in nobody’s name', async () => {
    const answer = await send(dispatchOf(), { delivery: 'first', event: 'repository_dispatch' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      outcome: 'recorded',
      key: expect.stringMatching(/^PRS-\d+$/),
      refused: [],
    });
    const [row] = await t.db.sql(
      `select d.explained, d.deployed_at, e.production, p.title as product from deployment d join node n on n.id = d.id
       join environment e on e.id = d.environment_id join node p on p.id = d.product_id where n.key = $1`,
      [answer.json().key],
    );
    expect(row).toEqual({
      explained: 'issue',
      deployed_at: new Date('2026-01-14T10:00:00Z'),
      production: true,
      product: 'Fjordpost',
    });
    const events = await t.db.sql<{ actor_kind: string; actor_id: number | null }>(
      `select distinct actor_kind, actor_id from event where type = 'fact.recorded'`,
    );
    expect(events).toEqual([{ actor_kind: 'webhook', actor_id: null }]);
  });

  it('changes nothing when a delivery comes again, or another says the same', async () => {
    const before = await counts();
    const again = await send(dispatchOf(), { delivery: 'first' });
    expect(again.json()).toMatchObject({ outcome: 'unchanged', key: expect.stringMatching(/^PRS-/) });
    expect(await counts()).toEqual(before);
    const other = await send(dispatchOf(), { delivery: 'second' });
    expect(other.json()).toEqual(again.json());
    const { deliveries: _d, ...rest } = (await counts()) as Record<string, unknown>;
    expect(before).toMatchObject(rest);
  });

  it('makes one deployment of the same delivery sent eight times at once', async () => {
    const payload = dispatchOf({ sha: sha('c'), 'application-name': 'samtidig' });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        send(payload, { delivery: i < 4 ? 'at-once' : `at-once-${i}` }).then((a) => a.json()),
      ),
    );
    expect(answers.filter((a) => a.outcome === 'recorded')).toHaveLength(1);
    expect(new Set(answers.map((a) => a.key)).size).toBe(1);
  });

  it('refuses other content under the name of an earlier delivery', async () => {
    const before = await counts();
    const answer = await send(dispatchOf({ sha: sha('b') }), { delivery: 'first' });
    expect(answer.statusCode).toBe(409);
    expect(answer.json().code).toBe('idempotency_reused');
    expect(await counts()).toEqual(before);
  });

  it('takes the same commit at another time as a deployment of its own', async () => {
    const answer = await send(dispatchOf({ date: '2026-01-15T07:00:00Z' }));
    expect(answer.json().outcome).toBe('recorded');
  });

  it('replaces lines that were told anew, and keeps the old ones in the history', async () => {
    const payload = { sha: sha('d'), 'release-notes': JSON.stringify(['FJORD-12: Førsteutkast']) };
    const first = (await send(dispatchOf(payload))).json();
    const second = await send(
      dispatchOf({ ...payload, 'release-notes': JSON.stringify(['FJORD-13: Rettet']) }),
    );
    expect(second.json()).toEqual({ outcome: 'recorded', key: first.key, refused: [] });
    const lines = await t.db.sql(
      `select l.text from deployment_line l join node n on n.id = l.deployment_id where n.key = $1`,
      [first.key],
    );
    expect(lines).toEqual([{ text: 'FJORD-13: Rettet' }]);
    const links = await t.db.sql<{ key: string; removed: boolean }>(
      `select f.key, l.removed_at is not null as removed from link l join node f on f.id = l.from_id join node n on n.id = l.to_id
       where n.key = $1 and l.type = 'delivers' order by 1`,
      [first.key],
    );
    expect(links).toEqual([
      { key: 'FJORD-12', removed: true },
      { key: 'FJORD-13', removed: false },
    ]);
    const [event] = await t.db.sql<{ payload: { changes: unknown[] } }>(
      `select payload from event e join node n on n.id = e.node_id where n.key = $1 and e.type = 'fact.changed'`,
      [first.key],
    );
    expect(event!.payload.changes).toEqual([
      { field: 'lines', from: ['FJORD-12: Førsteutkast'], to: ['FJORD-13: Rettet'] },
    ]);
  });

  it('keeps text of any kind to the letter', async () => {
    const texts = [
      `'); drop table deployment; --`,
      '<script>alert("æøå")</script> & <svg onload=x>',
      'to linjer\nog `kode` og "hermetegn" og \\ og $1 og %s',
      '\u202eomvendt\u202c 👩‍👩‍👧 e\u0301 \ufeff\u200b',
      '- - streker\r\nmed vognretur',
    ];
    const answer = await send(dispatchOf({ sha: sha('e'), 'release-notes': JSON.stringify(texts) }));
    expect(answer.statusCode).toBe(200);
    const lines = await t.db.sql<{ text: string }>(
      `select l.text from deployment_line l join node n on n.id = l.deployment_id where n.key = $1 order by l.position`,
      [answer.json().key],
    );
    // The bullet an entry brings along and carriage returns are the list's, not the text's.
    expect(lines.map((l) => l.text)).toEqual([...texts.slice(0, 4), '- streker\nmed vognretur']);
  });

  it('names the line that is too long, and takes the rest', async () => {
    const answer = await send(
      dispatchOf({ sha: sha('9'), 'release-notes': JSON.stringify(['kort', 'x'.repeat(20_001)]) }),
    );
    expect(answer.json()).toMatchObject({
      outcome: 'recorded',
      refused: [{ line: 2, field: 'lines', reason: 'lineTooLong' }],
    });
  });

  it.each([
    ['another event', dispatchOf(), { event: 'push' }],
    ['a ping', { zen: 'Keep it logically awesome.', hook_id: 1 }, { event: 'ping' }],
    ['another dispatch', { action: 'deploy', client_payload: {} }, { event: 'repository_dispatch' }],
  ])('ignores %s', async (_, payload, sent) => {
    const before = await counts();
    const answer = await send(payload, sent);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ outcome: 'ignored', key: null, refused: [] });
    expect(await counts()).toEqual(before);
  });

  it.each([
    ['no signature', { secret: null }],
    ['another secret', { secret: 'a secret that somebody guessed' }],
    ['no hexadecimal', { headers: { 'x-hub-signature-256': 'sha256=zz' } }],
    ['the older hash', { headers: { 'x-hub-signature-256': `sha1=${'0'.repeat(40)}` } }],
    ['half of it', { headers: { 'x-hub-signature-256': signatureOf(secret, '{}').slice(0, 40) } }],
  ])('refuses a body with %s before it looks at it', async (_, sent) => {
    const before = await counts();
    for (const payload of [dispatchOf({ sha: sha('f') }), { anything: 'else' }]) {
      const answer = await send(payload, sent);
      expect(answer.statusCode).toBe(401);
      expect(answer.json().code).toBe('bad_signature');
    }
    expect(await counts()).toEqual(before);
  });

  it('counts every byte: one changed after signing is refused', async () => {
    const body = JSON.stringify(dispatchOf({ sha: sha('f') }));
    const answer = await send(body.replace('kvittering', 'kvitterinG'), {
      headers: { 'x-hub-signature-256': signatureOf(secret, body) },
    });
    expect(answer.statusCode).toBe(401);
  });

  it('takes the previous secret while rotating', async () => {
    const answer = await send(dispatchOf({ sha: sha('8') }), { secret: previous });
    expect(answer.json().outcome).toBe('recorded');
  });

  it('is closed while no secret is set', async () => {
    const closed = await startTestApp();
    try {
      const answer = await send(dispatchOf(), { secret: '' }, closed);
      expect(answer.statusCode).toBe(503);
      expect(answer.json()).toMatchObject({ code: 'unavailable', reason: 'no_webhook_secret' });
    } finally {
      await closed.close();
    }
  });

  it.each([
    ['a commit that is none', { sha: 'HEAD' }, '/client_payload/sha', 'shaInvalid'],
    ['a day that does not exist', { date: '2026-02-30T10:00:00Z' }, '/client_payload/date', 'dateNotReal'],
    ['no product', { product: undefined }, '/client_payload/product', 'missing'],
    ['a product that is a path', { product: '../etc' }, '/client_payload/product', 'nameInvalid'],
    ['a product in capitals', { product: 'Fjordpost' }, '/client_payload/product', 'nameInvalid'],
    [
      'an application as a number',
      { 'application-name': 7 },
      '/client_payload/application-name',
      'wrongType',
    ],
    ['notes that are no JSON', { 'release-notes': '- a' }, '/client_payload/release-notes', 'notJson'],
    ['notes that are an object', { 'release-notes': '{}' }, '/client_payload/release-notes', 'notAnArray'],
    [
      'a note that is a number',
      { 'release-notes': '["a",1]' },
      '/client_payload/release-notes/1',
      'wrongType',
    ],
    ['a NUL inside', { 'release-notes': '["\\u0000"]' }, '/client_payload/release-notes/0', 'nulCharacter'],
    [
      'half a character',
      { 'release-notes': '["\\ud800"]' },
      '/client_payload/release-notes/0',
      'loneSurrogate',
    ],
  ])('refuses %s with where and why', async (_, parts, pointer, reason) => {
    const before = await counts();
    const answer = await send(dispatchOf(parts));
    expect(answer.statusCode).toBe(400);
    expect(answer.json().faults).toContainEqual(expect.objectContaining({ pointer, reason }));
    expect(await counts()).toEqual(before);
  });

  it('says why in words too', async () => {
    const answer = await send(dispatchOf({ date: '2026-02-30T10:00:00Z' }));
    expect(answer.json().refused).toEqual([
      {
        file: 'repository_dispatch',
        line: null,
        field: 'date',
        reason: 'dateNotReal',
        detail: '"2026-02-30T10:00:00Z" does not exist',
      },
    ]);
  });

  it.each([
    ['[]'],
    ['null'],
    ['"text"'],
    ['{"client_payload": []}'],
    ['{"client_payload": null}'],
    ['{'],
    [''],
  ])('refuses the body %s', async (body) => {
    expect((await send(body)).statusCode).toBe(400);
  });

  it('learns a new product’s prefix once there is evidence, and reads earlier lines again', async () => {
    const line = (n: number, c: string, at: string) =>
      send(
        dispatchOf({
          product: 'havneliste',
          'application-name': 'havn',
          sha: sha(c),
          date: at,
          'release-notes': JSON.stringify([`Retter feil (HAVN-${n})`, `HAVN-${n + 1}: Ny kai`]),
        }),
      );
    await line(1, '1', '2026-01-05T10:00:00Z');
    await line(3, '2', '2026-01-06T10:00:00Z');
    const found = await t.db.sql(
      `select x.number, n.title from external_issue x join node n on n.id = x.id where x.prefix = 'HAVN' order by 1`,
    );
    expect(found.map((f) => f.number)).toEqual([1, 2, 3, 4]);
    const [prefix] = await t.db.sql(
      `select t.status, p.slug from tracker_prefix t join product p on p.id = t.product_id where t.prefix = 'HAVN'`,
    );
    expect(prefix).toEqual({ status: 'learned', slug: 'havneliste' });
  });

  it('suggests what a revert takes back', async () => {
    const tell = (c: string, at: string, text: string) =>
      send(
        dispatchOf({
          'application-name': 'angrer',
          sha: sha(c),
          date: at,
          'release-notes': JSON.stringify([text]),
        }),
      );
    const first = (await tell('3', '2026-01-07T10:00:00Z', 'Ny visning av havnekart')).json();
    const second = (await tell('4', '2026-01-08T10:00:00Z', 'Revert "Ny visning av havnekart"')).json();
    const links = await t.db.sql(
      `select f.key as "from", n.key as "to", l.status, l.source from link l join node f on f.id = l.from_id join node n on n.id = l.to_id
       where l.type = 'reverts'`,
    );
    expect(links).toEqual([{ from: first.key, to: second.key, status: 'suggested', source: 'rule' }]);
  });
});
