import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelWorld, startChannelWorld } from '../../../../test/channel/world.ts';
import { sweepDeliveries } from './queries/deliveries.ts';

let w: ChannelWorld;
beforeAll(async () => {
  w = await startChannelWorld();
});
afterAll(() => w.close());
beforeEach(() => w.calm());

describe('channels', () => {
  it('is for those who answer for the place; to others it is not there', async () => {
    const channel = await w.connect();
    const url = `/api/v1/channels/${channel.id}`;
    const employee = await w.t.as(await w.t.make.person('Per Ansatt', 'employee'));
    expect((await employee.get('/api/v1/channels')).statusCode).toBe(403);
    expect((await w.other.get('/api/v1/channels')).json().items).toEqual([]);
    for (const [method, at, body] of [
      ['PATCH', url, { name: 'Min' }],
      ['DELETE', url, undefined],
      ['POST', `${url}/test`, undefined],
    ] as const)
      expect((await w.other.write(method, at, body, { version: 1 })).statusCode).toBe(404);
    expect((await w.other.get(`${url}/deliveries`)).statusCode).toBe(404);
    const taken = { name: 'x', tool: 'slack', address: w.address, happenings: ['moved'] };
    expect(
      (await w.other.write('POST', '/api/v1/channels', { ...taken, place: w.team.key })).statusCode,
    ).toBe(400);
    expect((await w.other.write('POST', '/api/v1/channels', { ...taken, place: null })).statusCode).toBe(403);
    expect((await w.lead.write('PATCH', url, { place: w.elsewhere.key }, { version: 1 })).statusCode).toBe(
      400,
    );
    const { agency, items } = (await w.lead.get('/api/v1/channels/places')).json();
    expect(agency).toBe(false);
    expect(items.map((p: { key: string }) => p.key)).toEqual([w.team.key]);
    const token = await w.t.withToken(w.leadId, ['channel.edit']);
    expect((await token.get('/api/v1/channels')).statusCode).toBe(200);
    expect((await token.write('POST', '/api/v1/channels', { ...taken, place: w.team.key })).statusCode).toBe(
      403,
    );
    expect((await token.write('PATCH', url, { address: w.address }, { version: 1 })).statusCode).toBe(403);
  });

  it('keeps its address secret: not in an answer, not in the trail, not readable in the database', async () => {
    const channel = await w.connect();
    expect(channel.address).toMatch(/^127\.0\.0\.1:\d+\/…heim$/);
    const changed = await w.lead.write(
      'PATCH',
      `/api/v1/channels/${channel.id}`,
      { address: `${w.address}/ny-hemmelighet` },
      { version: channel.version },
    );
    expect(changed.json().address).toMatch(/…ghet$/);
    expect(changed.body).not.toContain('services');
    const [stored] = await w.t.db.sql<{ address: Buffer }>('select address from channel where id = $1', [
      channel.id,
    ]);
    expect(stored!.address.toString('latin1')).not.toContain('geheim');
    const trail = await w.t.db.sql(`select payload from event where type like 'channel.%'`);
    expect(JSON.stringify(trail)).not.toContain('services');
    await w.run();
    await w.lead.write('DELETE', `/api/v1/channels/${channel.id}`, undefined, { version: 2 });
    const [gone] = await w.t.db.sql<{ zero: boolean }>(
      `select address = decode(repeat('00', 30), 'hex') as zero from channel where id = $1`,
      [channel.id],
    );
    expect(gone!.zero).toBe(true);
  });

  it('refuses bad addresses, unknown fields, nothing to tell of, and stale versions', async () => {
    const refused = async (body: object) =>
      (
        await w.lead.write('POST', '/api/v1/channels', {
          name: 'x',
          tool: 'slack',
          address: w.address,
          place: w.team.key,
          happenings: ['moved'],
          ...body,
        })
      ).statusCode;
    for (const body of [
      { address: 'ftp://example.org/x' },
      { address: 'http://a:b@example.org/' },
      { address: 'not an address' },
      { happenings: [] },
      { happenings: ['note'] },
      { kinds: ['unicorn'] },
      { tool: 'irc' },
      { place: 'NO-1' },
      { secret: 'x' },
      { name: '  ' },
    ])
      expect(await refused(body), JSON.stringify(body)).toBe(400);
    const channel = await w.connect();
    const url = `/api/v1/channels/${channel.id}`;
    expect((await w.lead.write('PATCH', url, { name: 'Ny' })).statusCode).toBe(428);
    expect((await w.lead.write('PATCH', url, { name: 'Ny' }, { version: 1 })).statusCode).toBe(200);
    const stale = await w.lead.write('PATCH', url, { name: 'Eldre' }, { version: 1 });
    expect(stale.statusCode).toBe(412);
    expect(stale.json().current).toMatchObject({ name: 'Ny', version: 2 });
  });

  it('forgets deliveries that came through after their days, those that failed after three times as many', async () => {
    const channel = await w.connect();
    await w.t.db.sql(
      `insert into outgoing_delivery (channel_id, day, status, created_at, next_at)
       select $1, '2026-01-01'::date + n, x.status, now() - make_interval(days => x.days), now()
       from (values (1, 'delivered', 31), (2, 'delivered', 29), (3, 'dropped', 31), (4, 'failed', 89), (5, 'failed', 91),
         (6, 'waiting', 400)) as x (n, status, days)`,
      [channel.id],
    );
    expect(await sweepDeliveries(w.t.db, 30)).toBe(3);
    const left = await w.t.db.sql<{ status: string }>(
      'select status from outgoing_delivery where channel_id = $1 order by day',
      [channel.id],
    );
    expect(left.map((r) => r.status)).toEqual(['delivered', 'failed', 'waiting']);
  });
});
