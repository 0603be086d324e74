import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ChannelWorld, startChannelWorld } from '../../../../test/channel/world.ts';
import { queueChannels, queueMornings } from './queue-channels.ts';
import { sendMessages } from './send-channels.ts';

let w: ChannelWorld;
beforeAll(async () => {
  w = await startChannelWorld();
});
afterAll(() => w.close());
beforeEach(() => w.calm());

describe('a channel', () => {
  it('tells Slack of what happened at its place, in its language, each thing once', async () => {
    const channel = await w.connect({ language: 'nn' });
    const { key } = await w.make('issues', { title: 'Svare på <æøå> & @here', team: w.team.key });
    await w.make('issues', { team: w.elsewhere.key });
    await w.lead.write('POST', `/api/v1/matters/${key}/transitions/start`, {}, { version: 1 });
    const said = await w.admin.write('POST', `/api/v1/matters/${key}/comments`, {
      body: `Fint, @[${w.leadId}]! <!channel> **viktig**`,
      language: 'nb',
    });
    expect(said.statusCode, said.body).toBe(201);
    await w.run();
    await w.run();
    expect(w.received).toHaveLength(1);
    expect(JSON.parse(w.received[0]!)).toEqual({
      text: expect.stringMatching(/^SAK-\d+ Svare på &lt;æøå&gt; &amp; @here: /),
      blocks: [
        {
          type: 'section',
          text: {
            type: 'mrkdwn',
            text: expect.stringContaining(
              `*<http://localhost/matters/${key}|${key} Svare på &lt;æøå&gt; &amp; @here>*\nRegistrert av Kari Leder`,
            ),
          },
        },
        { type: 'context', elements: [{ type: 'mrkdwn', text: 'Sak · Team Profil' }] },
      ],
    });
    const text = JSON.parse(w.received[0]!).blocks[0].text.text as string;
    expect(text).toContain(
      'Anne Admin skreiv ein kommentar\n>_bokmål:_ Fint, @Kari Leder! &lt;!channel viktig',
    );
    expect((await w.messages(channel.id)).every((m) => m.status === 'delivered' && m.attempts === 1)).toBe(
      true,
    );
  });

  it('tells Teams in an Adaptive Card and Mattermost in attachments', async () => {
    await w.connect({ tool: 'teams', language: 'en' });
    await w.connect({ tool: 'mattermost', language: 'en' });
    const { key } = await w.make('issues', { team: w.team.key });
    await w.run();
    const bodies = w.received.map((b) => JSON.parse(b));
    const card = bodies.find((b) => b.type === 'message');
    expect(card.attachments[0]).toMatchObject({
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        type: 'AdaptiveCard',
        lang: 'en',
        actions: [{ type: 'Action.OpenUrl', url: `http://localhost/matters/${key}` }],
      },
    });
    expect(JSON.stringify(card)).toContain('Registered by Kari Leder');
    expect(bodies.find((b) => b.type === undefined).attachments[0]).toMatchObject({
      title_link: `http://localhost/matters/${key}`,
      text: 'Registered by Kari Leder',
    });
  });

  it('never tells of notes inside the agency nor of what is not for all of it, and leaves words out when asked to', async () => {
    await w.connect({ place: null, happenings: ['created', 'commented'], words: false }, w.admin);
    const { key } = await w.make('issues', { team: w.team.key });
    await w.lead.write('POST', `/api/v1/matters/${key}/comments`, { body: 'hemmelig notat', internal: true });
    await w.lead.write('POST', `/api/v1/matters/${key}/comments`, { body: 'åpen ordlyd' });
    await w.make('initiatives', { title: 'Skjermet avtale', audience: 'restricted' });
    await w.run();
    const all = w.received.join();
    expect(all).toContain('skrev en kommentar');
    expect(all).not.toContain('hemmelig');
    expect(all).not.toContain('ordlyd');
    expect(all).not.toContain('Skjermet');
  });

  it('carries the reason of a decline, with its language when that is another', async () => {
    await w.connect({ place: null, kinds: ['need'], happenings: ['needAnswered'], language: 'en' }, w.admin);
    const { key } = await w.make('needs', { title: 'Mørk drakt', owner: w.leadId });
    const declined = await w.lead.write(
      'POST',
      `/api/v1/matters/${key}/transitions/decline`,
      { reason: 'Finnes allerede' },
      { version: 1 },
    );
    expect(declined.statusCode, declined.body).toBe(200);
    await w.run();
    expect(w.received.join()).toContain('_Reason (Bokmål):_ Finnes allerede');
  });

  it('waits as long as it is asked to, and a receiver that is full is no failure', async () => {
    const channel = await w.connect();
    w.tool.answer = 429;
    w.tool.headers = { 'retry-after': '120' };
    await w.make('issues', { team: w.team.key });
    await w.run();
    const [m] = await w.messages(channel.id);
    expect(m).toMatchObject({ status: 'waiting', answered: 429, attempts: 1 });
    const [row] = await w.t.db.sql<{ wait: number; failing: Date | null }>(
      `select extract(epoch from d.next_at - now())::float as wait, c.failing_since as failing
       from outgoing_delivery d join channel c on c.id = d.channel_id where d.id = $1`,
      [m!.id],
    );
    expect(row!.wait).toBeGreaterThan(110);
    expect(row!.wait).toBeLessThanOrEqual(121);
    expect(row!.failing).toBeNull();
    w.tool.answer = 200;
    await w.due();
    await w.run();
    expect((await w.messages(channel.id))[0]).toMatchObject({ status: 'delivered', attempts: 2 });
  });

  it('is switched off after a day of nothing but failure, and whoever leads the place is told', async () => {
    const channel = await w.connect({ name: '#feiler' }, w.admin);
    w.tool.answer = 500;
    await w.make('issues', { team: w.team.key });
    await w.run();
    expect((await w.messages(channel.id))[0]).toMatchObject({ status: 'waiting', answered: 500 });
    expect(await w.shown(channel.id)).toMatchObject({ active: true });
    await w.t.db.sql(`update channel set failing_since = now() - interval '25 hours' where id = $1`, [
      channel.id,
    ]);
    await w.due();
    await w.run();
    expect(await w.shown(channel.id)).toMatchObject({ active: false, stoppedFor: 'failing' });
    expect((await w.messages(channel.id))[0]).toMatchObject({ status: 'failed' });
    const told = (await w.lead.get('/api/v1/notices'))
      .json()
      .items.flatMap((g: { notices: object[] }) => g.notices);
    expect(told).toContainEqual(
      expect.objectContaining({
        type: 'channelStopped',
        data: expect.objectContaining({ channel: '#feiler', why: 'failing' }),
      }),
    );
    expect(JSON.stringify((await w.other.get('/api/v1/notices')).json())).not.toContain('#feiler');
  });

  it('starts anew when it is switched on, and stops when the receiver is gone for good', async () => {
    const channel = await w.connect();
    w.tool.answer = 410;
    await w.make('issues', { team: w.team.key });
    await w.run();
    const stopped = await w.shown(channel.id);
    expect(stopped).toMatchObject({ active: false, stoppedFor: 'gone' });
    const test = `/api/v1/channels/${channel.id}/test`;
    expect((await w.lead.write('POST', test)).statusCode).toBe(409);
    const version = (stopped as unknown as { version: number }).version;
    const on = await w.lead.write('PATCH', `/api/v1/channels/${channel.id}`, { active: true }, { version });
    expect(on.json()).toMatchObject({ active: true, stoppedFor: null, failingSince: null });
    w.tool.answer = 200;
    expect((await w.lead.write('POST', test)).statusCode).toBe(202);
    await w.run();
    expect(w.received.at(-1)).toContain('Kanalen «#team» er koblet til Rød tråd hos Etaten');
  });

  it('tries again when the receiver is away, follows no redirect, and calls nothing inside when that is refused', async () => {
    const away = await w.connect({ address: 'http://127.0.0.1:1/x' });
    const redirected = await w.connect();
    w.tool.answer = 302;
    w.tool.headers = { location: `${w.address}/annet` };
    await w.make('issues', { team: w.team.key });
    await w.run();
    expect((await w.messages(away.id))[0]).toMatchObject({ status: 'waiting', failure: 'refused' });
    expect((await w.messages(redirected.id))[0]).toMatchObject({ status: 'waiting', answered: 302 });
    expect(w.received).toHaveLength(1);
    await w.due();
    await w.run(false);
    expect(w.received).toHaveLength(1);
    expect((await w.messages(redirected.id))[0]).toMatchObject({
      status: 'waiting',
      failure: 'address_inside',
    });
  });

  it('gathers many into few messages, and is sent once when two programs send at the same time', async () => {
    const channel = await w.connect({ happenings: ['created'] });
    for (let i = 0; i < 14; i++) await w.make('issues', { team: w.team.key, title: `Sak nr. ${i}` });
    while ((await queueChannels(w.t.db, 0)) > 0);
    const taken = await Promise.all([1, 2, 3].map(() => sendMessages(w.t.db, w.settings())));
    expect(taken.reduce((a, b) => a + b)).toBe(14);
    expect(w.received).toHaveLength(1);
    expect(w.received[0]).toContain('og 4 til i Rød tråd');
    expect((await w.messages(channel.id)).filter((m) => m.status === 'delivered')).toHaveLength(14);
  });

  it('tells of deadlines once a weekday morning, those of its place', async () => {
    await w.connect({ happenings: ['deadlines'], kinds: ['epic'] });
    await w.make('epics', { title: 'For sen', team: w.team.key, plannedEnd: '2026-01-14' });
    await w.make('epics', { title: 'Snart', team: w.team.key, plannedEnd: '2026-01-22' });
    await w.make('epics', { title: 'Lenge til', team: w.team.key, plannedEnd: '2026-01-23' });
    await w.make('epics', { title: 'Andres', team: w.elsewhere.key, plannedEnd: '2026-01-22' });
    const morning = (at: string) => queueMornings(w.t.db, new Date(at), 'Europe/Oslo');
    await morning('2026-01-15T06:30:00Z');
    await morning('2026-01-17T09:00:00Z');
    await w.run();
    expect(w.received).toEqual([]);
    await morning('2026-01-15T07:05:00Z');
    await morning('2026-01-15T12:00:00Z');
    await w.run();
    expect(w.received).toHaveLength(1);
    const text = w.received[0]!;
    expect(text).toContain('Frister torsdag 15. januar: 1 nye forsinket, 1 innen en uke');
    expect(text).toContain('Skulle vært ferdig onsdag 14. januar');
    expect(text).not.toMatch(/Lenge til|Andres/);
  });
});
