import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { crc32, deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import type { AttachmentsValue, AttachmentValue } from '../../../contract/collaboration.ts';
import { maxAttachments } from '../../../domain/collaboration/index.ts';
import { sweepBlobs } from './queries/blobs.ts';
import { receiveFile } from './receive-file.ts';

let t: TestApp;
let kari: TestClient;
let ola: TestClient;
let outside: TestClient;
let key: string;
const limit = 1_000_000;

beforeAll(async () => {
  t = await startTestApp({ env: { RODTRAD_ATTACHMENT_LIMIT: String(limit) } });
  const organisation = await t.make.organisation();
  [kari, ola, outside] = await Promise.all([
    t.as(await t.make.person('Kari Øye', 'employee')),
    t.as(await t.make.person('Ola Nordmann', 'employee')),
    t.as(await t.make.person('Ute Utenfor', ['serviceOwnerMember', organisation.id])),
  ]);
  key = await make();
});
afterAll(() => t.close());

const make = async (): Promise<string> =>
  (await kari.write('POST', '/api/v1/initiatives', { title: 'Tiltak' })).json<{ key: string }>().key;

const attach = (
  client: TestClient,
  name: string,
  bytes: Buffer | Readable,
  at = key,
  headers: Record<string, string> = {},
) =>
  client.request({
    method: 'POST',
    url: `/api/v1/matters/${at}/attachments?name=${encodeURIComponent(name)}`,
    headers: { 'content-type': 'application/octet-stream', ...headers },
    payload: bytes,
  });
const attached = async (name: string, bytes: Buffer, at = key): Promise<AttachmentValue> => {
  const answer = await attach(kari, name, bytes, at);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<AttachmentValue>();
};
const listed = async (client: TestClient, at = key) =>
  (await client.get(`/api/v1/matters/${at}/attachments`)).json<AttachmentsValue>();

/** A real picture, made larger by noise nobody sees. */
function png(noise = 0): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body) >>> 0);
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 255, 0, 0]))),
    ...(noise > 0 ? [chunk('tEXt', randomBytes(noise))] : []),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
const docx = (): Buffer =>
  Buffer.from(
    zipSync({
      '[Content_Types].xml': Buffer.from(
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      'word/document.xml': Buffer.from('<w:document/>'),
    }),
  );

describe('attaching', () => {
  it('comes back byte for byte, whatever its size, with a name that is safe', async () => {
    const bytes = png(700_000);
    const a = await attached('../Møte 😀.PNG', bytes);
    expect(a).toMatchObject({
      name: 'Møte 😀.png',
      mediaType: 'image/png',
      size: bytes.length,
      hash: createHash('sha256').update(bytes).digest('hex'),
      by: { name: 'Kari Øye' },
      shown: true,
      mayRemove: true,
    });
    const back = await ola.get(`/api/v1/attachments/${a.id}/content`);
    expect(back.rawPayload.equals(bytes)).toBe(true);
    expect(back.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="M_te __.png"; filename*=UTF-8''M%C3%B8te%20%F0%9F%98%80.png`,
    });
    expect(back.headers['content-security-policy']).toContain('sandbox');
    const again = await ola.request({
      method: 'GET',
      url: `/api/v1/attachments/${a.id}/content`,
      headers: { 'if-none-match': String(back.headers.etag) },
    });
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
  });

  it('is what its bytes are, not what it is called', async () => {
    expect(await attached('bilde.docx', png())).toMatchObject({
      mediaType: 'image/png',
      name: 'bilde.docx.png',
    });
    expect((await attached('plan.docx', docx())).mediaType).toContain('wordprocessingml');
    expect(await attached('tall.csv', Buffer.from('a;b\nå;😀\n'))).toMatchObject({
      mediaType: 'text/plain',
      shown: false,
    });
  });

  it.each([
    ['side.html', '<html><script>alert(1)</script></html>'],
    ['bilde.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['bilde.png', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['data.xml', '<?xml version="1.0"?><a/>'],
    ['data.txt', '<?xml version="1.0"?><a/>'],
    ['program.exe', Buffer.concat([Buffer.from('MZ'), randomBytes(2000)])],
    ['arkiv.zip', Buffer.from(zipSync({ 'a.txt': Buffer.from('a') }))],
    ['gammel.doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), randomBytes(2000)])],
    ['styr.txt', Buffer.from([0x61, 0x00, 0x62])],
    ['latin.txt', Buffer.from([0xe5, 0xf8, 0xe6])],
    ['uten', 'bare tekst'],
    ['støy.png', randomBytes(3000)],
  ])('%s is not taken', async (name, bytes) => {
    const before = (await listed(kari)).items.length;
    const answer = await attach(kari, name, Buffer.from(bytes));
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
      415,
      'unsupported_media_type',
    ]);
    expect((await listed(kari)).items).toHaveLength(before);
    expect(await t.db.sql('select 1 from blob where sha256 is null')).toEqual([]);
  });

  it('too much, too little, or broken off leaves nothing behind', async () => {
    expect((await attach(kari, 'stor.png', png(limit))).statusCode).toBe(413);
    // Also when its length is not said beforehand.
    expect((await attach(kari, 'stor.png', Readable.from([png(10), Buffer.alloc(limit)]))).statusCode).toBe(
      413,
    );
    expect((await attach(kari, 'tom.png', Buffer.alloc(0))).statusCode).toBe(400);
    const broken = Readable.from(
      (function* () {
        yield png(10);
        throw new Error('away');
      })(),
    );
    await expect(receiveFile(t.db, broken, 'halv.png', limit)).rejects.toThrow('away');
    expect(await t.db.sql('select 1 from blob where sha256 is null')).toEqual([]);
    expect(
      await t.db.sql(
        'select 1 from blob_chunk c where not exists (select 1 from blob b where b.id = c.blob_id)',
      ),
    ).toEqual([]);
  });

  it('only as bytes, with a name, where one sees and may write', async () => {
    const url = `/api/v1/matters/${key}/attachments`;
    expect((await kari.write('POST', `${url}?name=a.txt`, { a: 1 })).statusCode).toBe(415);
    expect(
      (
        await kari.request({
          method: 'POST',
          url,
          headers: { 'content-type': 'application/octet-stream' },
          payload: png(),
        })
      ).statusCode,
    ).toBe(400);
    expect((await attach(kari, 'x'.repeat(401), png())).statusCode).toBe(400);
    expect((await attach(outside, 'a.png', png())).statusCode).toBe(404);
    expect((await attach(t.nobody, 'a.png', png())).statusCode).toBe(401);
    expect((await attach(kari, 'a.png', png(), 'TIL-9999')).statusCode).toBe(404);
  });

  it('the same content is stored once, also when sent at once; the same key once', async () => {
    const at = await make();
    const bytes = png(1000);
    await Promise.all(['a.png', 'b.png', 'c.png'].map((name) => attached(name, bytes, at)));
    const hash = createHash('sha256').update(bytes).digest();
    expect(await t.db.sql('select 1 from blob where sha256 = $1', [hash])).toHaveLength(1);
    expect((await listed(kari, at)).items.map((a) => a.name).sort()).toEqual(['a.png', 'b.png', 'c.png']);
    const repeat = () => attach(kari, 'd.png', bytes, at, { 'idempotency-key': 'same' });
    const [first, second] = [await repeat(), await repeat()];
    expect(second.json()).toEqual(first.json());
    expect((await listed(kari, at)).items).toHaveLength(4);
  });

  it('at most so many at one matter, also when two add the last at once', async () => {
    const at = await make();
    const a = await attached('a.png', png(), at);
    await t.db.sql(
      `insert into attachment (node_id, name, media_type, size, sha256, blob_id, uploaded_by)
       select node_id, 'n', media_type, size, sha256, blob_id, uploaded_by from attachment, generate_series(1, $2) where id = $1`,
      [a.id, maxAttachments - 2],
    );
    const answers = await Promise.all([attach(kari, 'x.png', png(1), at), attach(kari, 'y.png', png(2), at)]);
    expect(answers.map((r) => r.statusCode).sort()).toEqual([201, 400]);
  });
});

describe('fetching and removing', () => {
  it('shows pictures in a sandbox, and never text or documents', async () => {
    const picture = await attached('a.png', png());
    const text = await attached('a.txt', Buffer.from('<script>alert(1)</script> hei'));
    const shown = await ola.get(`/api/v1/attachments/${picture.id}/content?show=yes`);
    expect(shown.headers['content-disposition']).toMatch(/^inline/);
    expect(shown.headers['content-security-policy']).toContain("default-src 'none'");
    const saved = await ola.get(`/api/v1/attachments/${text.id}/content?show=yes`);
    expect(saved.headers['content-disposition']).toMatch(/^attachment/);
    expect(saved.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect((await ola.get(`/api/v1/attachments/${text.id}/content?show=no`)).statusCode).toBe(400);
  });

  it('is seen only where the matter is', async () => {
    const a = await attached('a.png', png());
    expect((await outside.get(`/api/v1/attachments/${a.id}/content`)).statusCode).toBe(404);
    expect((await outside.get(`/api/v1/matters/${key}/attachments`)).statusCode).toBe(404);
    expect((await outside.write('DELETE', `/api/v1/attachments/${a.id}`)).statusCode).toBe(404);
    expect((await ola.get('/api/v1/attachments/999999/content')).statusCode).toBe(404);
  });

  it('is removed by whoever put it there or owns the matter, and leaves its trace', async () => {
    const a = await attached('a.png', png(20));
    expect((await ola.write('DELETE', `/api/v1/attachments/${a.id}`)).statusCode).toBe(403);
    const left = await kari.write('DELETE', `/api/v1/attachments/${a.id}`);
    expect(left.json<AttachmentsValue>().items.some((x) => x.id === a.id)).toBe(false);
    expect((await kari.get(`/api/v1/attachments/${a.id}/content`)).statusCode).toBe(410);
    expect((await kari.write('DELETE', `/api/v1/attachments/${a.id}`)).statusCode).toBe(410);
    const events = await t.db.sql(
      `select type from event where (payload #>> '{data,attachment}')::bigint = $1 order by id`,
      [a.id],
    );
    expect(events).toEqual([{ type: 'attachment.added' }, { type: 'attachment.removed' }]);
  });

  it('content goes 30 days after its last attachment, not before and not while another has it', async () => {
    const at = await make();
    const bytes = png(333);
    const [a, b] = [await attached('a.png', bytes, at), await attached('b.png', bytes, at)];
    const there = async () =>
      (await t.db.sql('select 1 from blob where sha256 = $1', [Buffer.from(a.hash, 'hex')])).length;
    const past = (id: number) =>
      t.db.sql(`update attachment set deleted_at = now() - interval '31 days' where id = $1`, [id]);
    const sweep = () => t.db.transaction((tx) => sweepBlobs(tx));
    await kari.write('DELETE', `/api/v1/attachments/${a.id}`);
    await past(a.id);
    await t.db.sql(`update blob set used_at = now() - interval '2 days'`);
    await sweep();
    expect(await there()).toBe(1);
    await kari.write('DELETE', `/api/v1/attachments/${b.id}`);
    await sweep();
    expect(await there()).toBe(1);
    await past(b.id);
    await sweep();
    expect(await there()).toBe(0);
  });
});
