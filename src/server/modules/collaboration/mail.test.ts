import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import { createMailer, type Mailer } from '../../platform/mail/mailer.ts';
import { createTexts } from '../../platform/texts/texts.ts';
import { fanOut } from './fan-out.ts';
import { notify } from './notify.ts';
import { forgetMailWishes, planAtOnce, planDigests } from './queries/mail.ts';
import { sendDueMails } from './send-mail.ts';

/** A mail server that keeps what it gets, and answers as it is told to. */
interface Post {
  readonly received: { to: string[]; source: string }[];
  refuse: { code: number; at: 'rcpt' | 'data' } | null;
  readonly url: string;
  close(): Promise<void>;
}
async function openPost(port = 0): Promise<Post> {
  const post = { received: [] as Post['received'], refuse: null as Post['refuse'] };
  const answer = (code: number) => Object.assign(new Error('no'), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) =>
      done(post.refuse?.at === 'rcpt' ? answer(post.refuse.code) : null),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (c: Buffer) => chunks.push(c));
      stream.on('end', () => {
        if (post.refuse?.at === 'data') return done(answer(post.refuse.code));
        post.received.push({
          to: session.envelope.rcptTo.map((r) => r.address),
          source: Buffer.concat(chunks).toString('utf8'),
        });
        done();
      });
    },
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const used = (server.server.address() as AddressInfo).port;
  return Object.assign(post, {
    url: `smtp://127.0.0.1:${used}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  });
}

let t: TestApp;
let post: Post;
let mailer: Mailer;
let kari: TestClient;
let kariId: number;
let key: string;
let nodeId: number;
const texts = createTexts();

beforeAll(async () => {
  t = await startTestApp({ now: new Date('2026-11-21T09:00:00Z') });
  kariId = await t.make.person('Kari Øye', 'employee');
  kari = await t.as(kariId);
  key = (await kari.write('POST', '/api/v1/initiatives', { title: 'Register for <alle> & "flere"' })).json<{
    key: string;
  }>().key;
  nodeId = (await t.db.sql<{ id: number }>('select id from node where key = $1', [key]))[0]!.id;
});
afterAll(() => t.close());
beforeEach(async () => {
  post = await openPost();
  mailer = createMailer({
    smtpUrl: post.url,
    from: 'ikke-svar@etat.no',
    fromName: 'Etaten',
    timeoutMs: 2000,
  });
  await t.db.sql('delete from notice');
  await t.db.sql('delete from mail');
});
afterEach(async () => {
  mailer.close();
  await post.close();
});

const world = () => ({
  db: t.db,
  clock: t.clock,
  mailer,
  texts,
  agency: 'Etaten',
  publicUrl: 'https://rodtrad.etat.no',
  timeZone: 'Europe/Oslo',
});
let count = 0;
/** Somebody with an address. */
async function reader(language = 'nb', email?: string): Promise<number> {
  count += 1;
  const mine = count;
  const id = await t.make.person(`Leser ${mine}`, 'employee');
  await t.db.sql('update person set email = $2, language = $3 where id = $1', [
    id,
    email ?? `leser${mine}@etat.no`,
    language,
  ]);
  return id;
}
const tell = (
  people: number[],
  data: Record<string, unknown> = {},
  type: 'mentioned' | 'commented' = 'mentioned',
) => t.db.transaction((tx) => notify(tx, { type, nodeId, people, actorId: kariId, data }));
const plan = () => t.db.transaction((tx) => planAtOnce(tx, 'rodtrad.etat.no', 0));
const digest = (now: string) =>
  t.db.transaction((tx) => planDigests(tx, 'rodtrad.etat.no', new Date(now), 'Europe/Oslo'));
const mails = () =>
  t.db.sql<{ status: string; attempts: number; last_error: string | null; soon: boolean }>(
    `select status, attempts, last_error, next_at <= now() + interval '5 minutes' as soon from mail order by id`,
  );
const again = () => t.db.sql(`update mail set next_at = now() where status = 'queued'`);
/** Header lines unfolded, without the body. */
const headers = (source: string) => source.split(/\r?\n\r?\n/)[0]!.replace(/\r?\n[ \t]+/g, ' ');
const decoded = (source: string) =>
  source
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (s) => Buffer.from(s.replaceAll('=', ''), 'hex').toString('utf8'));

describe('mail at once', () => {
  it('comes in the reader’s own language, as text and HTML, with a way out', async () => {
    const [nb, en] = [await reader('nb'), await reader('en')];
    const said = await kari.write('POST', `/api/v1/matters/${key}/comments`, {
      body: `@[${nb}] @[${en}] Se på <b>dette</b> & svar`,
      language: 'nn',
    });
    expect(said.statusCode).toBe(201);
    await plan();
    expect(await sendDueMails(world())).toBe(2);
    const [first, second] = post.received;
    const [h1, h2] = [headers(first!.source), headers(second!.source)];
    expect(first!.to).toEqual([`leser${count - 1}@etat.no`]);
    expect(h1).toContain('List-Unsubscribe: <https://rodtrad.etat.no/notices/settings>');
    expect(h1).toContain('Auto-Submitted: auto-generated');
    expect(h1).toContain('Content-Language: nb');
    expect(h2).toContain('Content-Language: en');
    const [b1, b2] = [decoded(first!.source), decoded(second!.source)];
    expect(b1).toContain('Kari Øye nevnte deg');
    expect(b2).toContain('Kari Øye mentioned you');
    expect(b1).toContain(`https://rodtrad.etat.no/matters/${key}`);
    // Plain as it was said in the text, escaped in the HTML.
    expect(b1).toContain('Register for &lt;alle&gt; &amp; &quot;flere&quot;');
    expect(b1).toContain('<blockquote lang="nn');
    expect(b1).not.toContain('<b>dette</b>');
    expect((await mails()).map((m) => m.status)).toEqual(['sent', 'sent']);
  });

  it('gathers what there is about a node, and leaves out what has been read', async () => {
    const id = await reader();
    await tell([id], { dedupe: 'a' });
    await tell([id], { dedupe: 'b' });
    await plan();
    expect(await mails()).toHaveLength(1);
    await t.db.sql(`update notice set read_at = now() where dedupe = 'a'`);
    await sendDueMails(world());
    expect(decoded(post.received[0]!.source).match(/- Kari Øye nevnte deg/g)).toHaveLength(1);
  });

  it('waits until things have gathered', async () => {
    await tell([await reader()]);
    expect(await t.db.transaction((tx) => planAtOnce(tx, 'x.no', 60))).toBe(0);
    await t.db.sql(`update notice set created_at = now() - interval '61 seconds'`);
    expect(await t.db.transaction((tx) => planAtOnce(tx, 'x.no', 60))).toBe(1);
  });

  it('is not sent about what one may no longer see, nor to whoever has left or read it', async () => {
    const [blind, gone, read] = [await reader(), await reader(), await reader()];
    await tell([blind, gone, read]);
    await plan();
    await t.db.sql('update membership set valid = tstzrange(lower(valid), now()) where person_id = $1', [
      blind,
    ]);
    t.clock.move(new Date('2027-11-21T09:00:00Z'));
    await t.db.sql('update person set left_at = now() where id = $1', [gone]);
    await t.db.sql('update notice set read_at = now() where person_id = $1', [read]);
    await sendDueMails(world());
    t.clock.move(new Date('2026-11-21T09:00:00Z'));
    expect(post.received).toEqual([]);
    expect((await mails()).map((m) => m.status)).toEqual(['dropped', 'dropped', 'dropped']);
  });

  it('is sent once, however many programs send', async () => {
    await tell(await Promise.all([reader(), reader(), reader(), reader(), reader()]));
    await Promise.all([plan(), plan(), plan()]);
    await plan();
    await Promise.all([sendDueMails(world()), sendDueMails(world()), sendDueMails(world())]);
    expect(post.received).toHaveLength(5);
    expect(new Set(post.received.map((m) => /message-id: (.*)/i.exec(m.source)?.[1])).size).toBe(5);
  });
});

describe('what the server answers', () => {
  it('away: nothing is lost, tried again with the same id, and said to whoever runs it', async () => {
    await tell(await Promise.all([reader(), reader(), reader()]));
    await plan();
    const { url } = post;
    await post.close();
    await sendDueMails(world());
    const waiting = await mails();
    expect(waiting.map((m) => m.status)).toEqual(['queued', 'queued', 'queued']);
    // It is not knocked on for each of them.
    expect(waiting.map((m) => m.attempts).sort()).toEqual([0, 0, 1]);
    const admin = await t.as(await t.make.person('Admin', 'admin'));
    const status = (await admin.get('/api/v1/mail')).json<{ queued: number; lastError: string }>();
    expect(status.queued).toBe(3);
    expect(status.lastError).toMatch(/ECONN|ESOCKET/);
    expect(status.lastError).not.toMatch(/@|127\.0/);
    post = await openPost(Number(new URL(url).port));
    await again();
    await sendDueMails(world());
    expect(post.received).toHaveLength(3);
    expect((await mails()).every((m) => m.status === 'sent')).toBe(true);
  });

  it.each([
    [450, 'rcpt'],
    [451, 'data'],
    [421, 'rcpt'],
  ] as const)('%i at %s: later, longer each time', async (code, at) => {
    await tell([await reader()]);
    await plan();
    post.refuse = { code, at };
    await sendDueMails(world());
    expect(await mails()).toMatchObject([{ status: 'queued', attempts: 1, soon: true }]);
    await sendDueMails(world());
    expect((await mails())[0]?.attempts).toBe(1);
    for (let i = 0; i < 4; i += 1) {
      await again();
      await sendDueMails(world());
    }
    expect(await mails()).toMatchObject([{ status: 'queued', attempts: 5, soon: false }]);
    post.refuse = null;
    await again();
    await sendDueMails(world());
    expect(await mails()).toMatchObject([{ status: 'sent' }]);
  });

  it.each([
    [550, 'rcpt'],
    [554, 'data'],
  ] as const)('%i at %s: given up, told, and the others go on', async (code, at) => {
    await tell([await reader()]);
    await plan();
    post.refuse = { code, at };
    await sendDueMails(world());
    expect(await mails()).toMatchObject([{ status: 'failed', attempts: 1 }]);
    expect((await mails())[0]?.last_error).toContain(String(code));
    post.refuse = null;
    await tell([await reader()]);
    await plan();
    await sendDueMails(world());
    expect(post.received).toHaveLength(1);
  });

  it('a program that dies while sending: the mail is due again later, not lost', async () => {
    await tell([await reader()]);
    await plan();
    await t.db.sql(`update mail set attempts = 1, next_at = now() + interval '10 minutes'`);
    expect(await sendDueMails(world())).toBe(0);
    await again();
    await sendDueMails(world());
    expect(post.received).toHaveLength(1);
  });
});

describe('what people write stays where it belongs', () => {
  it('no header is added by a title, a name or an address', async () => {
    const evil = 'Hei\r\nBcc: alle@etat.no\r\n\r\n<html>';
    await t.db.sql('update node set title = $2 where id = $1', [nodeId, evil]);
    await t.db.sql('update person set name = $2 where id = $1', [kariId, 'Kari\r\nX-Evil: 1']);
    const victim = await reader();
    await tell([
      victim,
      await reader('nb', 'a@etat.no, b@etat.no'),
      await reader('nb', 'x@y.no\r\nBcc: z@z.no'),
    ]);
    await plan();
    await sendDueMails(world());
    expect(post.received).toHaveLength(1);
    const head = headers(post.received[0]!.source);
    expect(head).not.toMatch(/^(Bcc|X-Evil):/im);
    expect(post.received[0]!.to).toHaveLength(1);
    expect((await mails()).map((m) => m.status).sort()).toEqual(['dropped', 'dropped', 'sent']);
    await t.db.sql('update node set title = $2 where id = $1', [nodeId, 'Register']);
    await t.db.sql('update person set name = $2 where id = $1', [kariId, 'Kari Øye']);
  });

  it('a note inside the agency is mailed only to its own people', async () => {
    const id = await reader();
    await kari.write('POST', `/api/v1/matters/${key}/comments`, {
      body: `@[${id}] hemmelig`,
      internal: true,
    });
    await plan();
    await t.db.sql(
      `update membership set role = 'serviceOwnerMember', scope_kind = 'organisation', scope_id = $2 where person_id = $1`,
      [id, (await t.make.organisation()).id],
    );
    await t.db.sql(`update matter set audience = 'public' where id = $1`, [nodeId]);
    await sendDueMails(world());
    expect(post.received).toEqual([]);
  });
});

describe('the daily mail', () => {
  it('comes once a day, from seven in the morning where the agency is, with all there is', async () => {
    const id = await reader('nn');
    await tell([id], { dedupe: '1' }, 'commented');
    expect(await digest('2026-11-20T05:59:00Z')).toBe(0);
    expect(await digest('2026-11-20T06:01:00Z')).toBe(1);
    await tell([id], { dedupe: '2' }, 'commented');
    expect(await digest('2026-11-20T12:00:00Z')).toBe(0);
    expect(await digest('2026-11-21T06:30:00Z')).toBe(1);
    await sendDueMails(world());
    expect(post.received).toHaveLength(2);
    expect(decoded(post.received[0]!.source)).toContain('Kari Øye skreiv ein kommentar');
  });

  it('summer time is the agency’s', async () => {
    await tell([await reader()], {}, 'commented');
    expect(await digest('2026-07-01T04:59:00Z')).toBe(0);
    expect(await digest('2026-07-01T05:01:00Z')).toBe(1);
  });
});

describe('without a mail server', () => {
  it('nothing waits, and nothing old is sent when one is set later', async () => {
    await tell([await reader()]);
    await t.db.transaction((tx) => forgetMailWishes(tx));
    await plan();
    expect(await mails()).toEqual([]);
    expect(await fanOut(t.db)).toBeGreaterThanOrEqual(0);
  });
});
