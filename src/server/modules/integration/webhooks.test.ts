import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestClient } from '../../../../test/harness/app.ts';
import { type DeliverySettings, queueFromOutbox, sendDue } from './deliver.ts';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe('outgoing webhooks', () => {
  let t: TestApp;
  let admin: TestClient;
  let employee: TestClient;
  let receiver: Server;
  let address: string;
  let answer = 204;
  const received: Received[] = [];

  const settings = (insideAllowed = true): DeliverySettings => ({
    key: t.config.sealKey,
    publicUrl: 'http://localhost',
    limits: { insideAllowed, timeoutMs: 2000 },
    clock: t.clock,
  });
  /** What the background does, once through. */
  const run = async (insideAllowed = true): Promise<void> => {
    while ((await queueFromOutbox(t.db)) > 0);
    while ((await sendDue(t.db, settings(insideAllowed))) > 0);
  };
  const create = async (body: object) => {
    const made = await admin.write('POST', '/api/v1/webhooks', { name: 'Arkiv', url: address, ...body });
    expect(made.statusCode, made.body).toBe(201);
    return made.json<{ id: number; version: number }>();
  };
  const issue = async (body: object = {}) => {
    const made = await employee.write('POST', '/api/v1/issues', { title: 'Rette lenke', ...body });
    expect(made.statusCode, made.body).toBe(201);
    return made.json<{ key: string; version: number }>();
  };
  const deliveries = async (id: number) =>
    (await admin.get(`/api/v1/webhooks/${id}/deliveries`)).json<{
      items: {
        id: number;
        status: string;
        attempts: number;
        answered: number | null;
        failure: string | null;
      }[];
    }>().items;

  beforeAll(async () => {
    t = await startTestApp();
    admin = await t.as(await t.make.person('Anne Admin', 'admin', 'employee'));
    employee = await t.as(await t.make.person('Kari Nordmann', 'employee'));
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.writeHead(answer, answer === 302 ? { location: 'http://example.org/' } : {}).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    await run();
  });
  afterAll(async () => {
    await new Promise((resolve) => receiver.close(resolve));
    await t.close();
  });
  beforeEach(async () => {
    answer = 204;
    await t.db.sql(`update outgoing_webhook set active = false`);
    received.length = 0;
  });

  it('tells of what happened as a signed CloudEvent, once', async () => {
    const webhook = await create({ kinds: ['issue'], types: ['matter.created'] });
    const { secret } = (await admin.get(`/api/v1/webhooks/${webhook.id}/secret`)).json<{ secret: string }>();
    const { key } = await issue({ title: 'Svare på æøå' });
    await run();
    await run();
    expect(received).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    expect(headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
    const event = JSON.parse(body);
    expect(event).toMatchObject({
      specversion: '1.0',
      source: 'http://localhost',
      type: 'no.rodtrad.matter.created',
      subject: key,
      data: {
        key,
        kind: 'issue',
        title: 'Svare på æøå',
        state: 'todo',
        address: `http://localhost/matters/${key}`,
      },
    });
    expect(headers['webhook-id']).toBe(event.id);
    // As Standard Webhooks verifies it, written here by another hand than signed it.
    const mac = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'));
    mac.update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`);
    expect(headers['webhook-signature']).toBe(`v1,${mac.digest('base64')}`);
    expect((await deliveries(webhook.id))[0]).toMatchObject({
      status: 'delivered',
      attempts: 1,
      answered: 204,
    });
  });

  it('tells nothing that was not asked for, and no values or words of people', async () => {
    const webhook = await create({ kinds: ['epic'] });
    await issue();
    await run();
    expect(received).toHaveLength(0);
    const all = await create({});
    const { key, version } = await issue({ description: 'Hemmelig ordlyd' });
    await employee.write('PATCH', `/api/v1/issues/${key}`, { description: 'Ny ordlyd' }, { version });
    await run();
    expect(received.map((r) => JSON.parse(r.body).type)).toEqual([
      'no.rodtrad.matter.created',
      'no.rodtrad.matter.edited',
    ]);
    expect(received.map((r) => r.body).join()).not.toContain('ordlyd');
    expect(JSON.parse(received[1]!.body).data.changed).toEqual(['description']);
    expect(await deliveries(webhook.id)).toEqual([]);
    expect(await deliveries(all.id)).toHaveLength(2);
  });

  it('never tells of a matter that is not for all of the agency, judged when it is sent', async () => {
    const webhook = await create({ types: ['matter.created'], kinds: ['initiative'] });
    const made = await employee.write('POST', '/api/v1/initiatives', {
      title: 'Ny avtale',
      audience: 'restricted',
    });
    expect(made.statusCode, made.body).toBe(201);
    await run();
    expect(received).toHaveLength(0);
    expect((await deliveries(webhook.id))[0]).toMatchObject({ status: 'dropped' });
  });

  it('tries again later with the same id, and shows how it goes', async () => {
    const webhook = await create({ types: ['matter.created'] });
    answer = 503;
    await issue();
    await run();
    expect((await deliveries(webhook.id))[0]).toMatchObject({
      status: 'waiting',
      attempts: 1,
      answered: 503,
    });
    await t.db.sql(
      `update outgoing_delivery set next_at = now() - interval '1 second' where status = 'waiting'`,
    );
    answer = 200;
    await run();
    expect((await deliveries(webhook.id))[0]).toMatchObject({ status: 'delivered', attempts: 2 });
    expect(received).toHaveLength(2);
    expect(received[0]!.headers['webhook-id']).toBe(received[1]!.headers['webhook-id']);
  });

  it('gives up in the end, and can be sent again by hand', async () => {
    const webhook = await create({ types: ['matter.created'] });
    answer = 500;
    await issue();
    await run();
    await t.db.sql(`update outgoing_delivery set attempts = 9, next_at = now() where webhook_id = $1`, [
      webhook.id,
    ]);
    await run();
    const [failed] = await deliveries(webhook.id);
    expect(failed).toMatchObject({ status: 'failed' });
    answer = 200;
    const again = await admin.write('POST', `/api/v1/webhooks/${webhook.id}/deliveries/${failed!.id}`);
    expect(again.statusCode).toBe(202);
    await run();
    expect((await deliveries(webhook.id))[0]).toMatchObject({ status: 'delivered' });
  });

  it('stops when the receiver says that it is gone, and follows no redirect', async () => {
    const webhook = await create({ types: ['matter.created'] });
    answer = 302;
    await issue();
    await run();
    expect((await deliveries(webhook.id))[0]).toMatchObject({ status: 'waiting', answered: 302 });
    answer = 410;
    await issue();
    await run();
    const { items } = (await admin.get('/api/v1/webhooks')).json<{ items: { id: number }[] }>();
    expect(items.find((w) => w.id === webhook.id)).toMatchObject({ active: false, stoppedFor: 'gone' });
  });

  it('calls no address inside when that is refused, by number or by name', async () => {
    const byNumber = await create({ types: ['matter.created'] });
    const byName = await create({
      types: ['matter.created'],
      url: address.replace('127.0.0.1', 'localhost'),
    });
    await issue();
    await run(false);
    expect(received).toHaveLength(0);
    for (const w of [byNumber, byName]) {
      expect((await deliveries(w.id))[0]).toMatchObject({ status: 'waiting', failure: 'address_inside' });
    }
  });

  it('is sent once when two programs send at the same time', async () => {
    await create({ types: ['matter.created'] });
    for (let i = 0; i < 10; i++) await issue();
    while ((await queueFromOutbox(t.db)) > 0);
    const taken = await Promise.all([1, 2, 3].map(() => sendDue(t.db, settings())));
    expect(taken.reduce((a, b) => a + b)).toBe(10);
    expect(new Set(received.map((r) => r.headers['webhook-id'])).size).toBe(10);
    expect(received).toHaveLength(10);
  });

  it('sends a test, and none for one that is stopped', async () => {
    const webhook = await create({});
    expect((await admin.write('POST', `/api/v1/webhooks/${webhook.id}/test`)).statusCode).toBe(202);
    await run();
    expect(JSON.parse(received[0]!.body)).toMatchObject({ type: 'no.rodtrad.test', data: { test: true } });
    await admin.write(
      'PATCH',
      `/api/v1/webhooks/${webhook.id}`,
      { active: false },
      { version: webhook.version },
    );
    expect((await admin.write('POST', `/api/v1/webhooks/${webhook.id}/test`)).statusCode).toBe(409);
  });

  it('is for administrators; a token never reads a secret', async () => {
    const webhook = await create({});
    const url = `/api/v1/webhooks/${webhook.id}`;
    expect((await employee.get('/api/v1/webhooks')).statusCode).toBe(403);
    expect((await employee.write('POST', '/api/v1/webhooks', { name: 'x', url: address })).statusCode).toBe(
      403,
    );
    expect((await employee.get(`${url}/secret`)).statusCode).toBe(403);
    expect((await employee.write('DELETE', url, undefined, { version: 1 })).statusCode).toBe(403);
    const [me] = await t.db.sql<{ id: number }>(`select id from person where name = 'Anne Admin'`);
    const token = await t.withToken(me!.id, ['webhook.edit']);
    expect((await token.get('/api/v1/webhooks')).statusCode).toBe(200);
    expect((await token.get(`${url}/secret`)).statusCode).toBe(403);
    expect(JSON.stringify((await admin.get('/api/v1/webhooks')).json())).not.toContain('whsec');
  });

  it('refuses bad addresses, unknown fields and kinds, and stale versions', async () => {
    const refused = async (body: object) =>
      (await admin.write('POST', '/api/v1/webhooks', { name: 'x', url: address, ...body })).statusCode;
    expect(await refused({ url: 'ftp://example.org/x' })).toBe(400);
    expect(await refused({ url: 'http://a:b@example.org/' })).toBe(400);
    expect(await refused({ url: 'not an address' })).toBe(400);
    expect(await refused({ kinds: ['unicorn'] })).toBe(400);
    expect(await refused({ types: ['token.created'] })).toBe(400);
    expect(await refused({ name: '   ' })).toBe(400);
    expect(await refused({ secret: 'x' })).toBe(400);
    const webhook = await create({});
    const url = `/api/v1/webhooks/${webhook.id}`;
    expect((await admin.write('PATCH', url, { name: 'Ny' })).statusCode).toBe(428);
    expect((await admin.write('PATCH', url, { name: 'Ny' }, { version: 1 })).statusCode).toBe(200);
    const stale = await admin.write('PATCH', url, { name: 'Eldre' }, { version: 1 });
    expect(stale.statusCode).toBe(412);
    expect(stale.json().current).toMatchObject({ name: 'Ny', version: 2 });
    expect((await admin.write('DELETE', url, undefined, { version: 2 })).statusCode).toBe(200);
    expect((await admin.write('PATCH', url, { name: 'x' }, { version: 3 })).statusCode).toBe(404);
  });

  it('has another secret after it was changed', async () => {
    const webhook = await create({});
    const url = `/api/v1/webhooks/${webhook.id}/secret`;
    const before = (await admin.get(url)).json().secret;
    const after = await admin.write('POST', url, undefined, { version: webhook.version });
    expect(after.json().secret).not.toBe(before);
    expect((await admin.get(url)).json().secret).toBe(after.json().secret);
    const [seen] = await t.db.sql<{ n: number }>(
      `select count(*)::int as n from event where type in ('webhook.secretRead', 'webhook.secretRotated') and (payload -> 'data' ->> 'webhookId')::int = $1`,
      [webhook.id],
    );
    expect(seen!.n).toBe(3);
  });
});
