import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { queueChannels } from '../../src/server/modules/integration/queue-channels.ts';
import { type ChannelSettings, sendMessages } from '../../src/server/modules/integration/send-channels.ts';
import { createTexts } from '../../src/server/platform/texts/texts.ts';
import { startTestApp } from '../harness/app.ts';

/** One message of a channel, as the API shows it. */
export interface ShownMessage {
  readonly id: number;
  readonly status: string;
  readonly attempts: number;
  readonly answered: number | null;
  readonly failure: string | null;
}

/** A team with its lead, another team with its own, an administrator, and a chat tool that answers as it is told to. */
export async function startChannelWorld() {
  const t = await startTestApp();
  await t.make.organisation({ title: 'Etaten', ownAgency: true });
  const group = await t.make.productGroup('Autorisasjon');
  const team = await t.make.team(group, 'Team Profil');
  const elsewhere = await t.make.team(group, 'Team Melding');
  const admin = await t.as(await t.make.person('Anne Admin', 'admin', 'employee'));
  const leadId = await t.make.person('Kari Leder', 'employee', ['teamLead', team.id]);
  const lead = await t.as(leadId);
  const other = await t.as(await t.make.person('Ola Annen', 'employee', ['teamLead', elsewhere.id]));
  const received: string[] = [];
  const tool = { answer: 200, headers: {} as Record<string, string> };
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      received.push(body);
      response.writeHead(tool.answer, tool.headers).end('ok');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/services/T0/B0/geheim`;

  const settings = (insideAllowed = true): ChannelSettings => ({
    key: t.config.sealKey,
    publicUrl: 'http://localhost',
    agency: 'Etaten',
    texts: createTexts(),
    limits: { insideAllowed, timeoutMs: 2000 },
    clock: t.clock,
  });
  /** What the background does, once through. */
  const run = async (insideAllowed = true): Promise<void> => {
    while ((await queueChannels(t.db, 0)) > 0);
    while ((await sendMessages(t.db, settings(insideAllowed))) > 0);
  };
  // The first look begins the reading.
  await run();

  return {
    t,
    team,
    elsewhere,
    admin,
    lead,
    leadId,
    other,
    received,
    tool,
    address,
    settings,
    run,
    /** Connects a channel for the team; `by` somebody. */
    async connect(body: object = {}, by = lead) {
      const made = await by.write('POST', '/api/v1/channels', {
        name: '#team',
        tool: 'slack',
        address,
        place: team.key,
        happenings: ['created', 'moved', 'commented'],
        ...body,
      });
      expect(made.statusCode, made.body).toBe(201);
      return made.json<{ id: number; version: number; address: string }>();
    },
    /** Registers something as the team's lead. */
    async make(path: string, body: object) {
      const made = await lead.write('POST', `/api/v1/${path}`, { title: 'Rette lenke', ...body });
      expect(made.statusCode, made.body).toBe(201);
      return made.json<{ key: string; version: number }>();
    },
    async messages(id: number) {
      return (await lead.get(`/api/v1/channels/${id}/deliveries`)).json<{ items: ShownMessage[] }>().items;
    },
    async shown(id: number) {
      const { items } = (await admin.get('/api/v1/channels')).json<{
        items: { id: number; active: boolean; stoppedFor: string | null; version: number }[];
      }>();
      return items.find((c) => c.id === id);
    },
    /** Lets all that waits be due. */
    due: () => t.db.sql(`update outgoing_delivery set next_at = now() where status = 'waiting'`),
    /** A tool that answers well, and no channel on. */
    async calm(): Promise<void> {
      await t.db.sql('update channel set active = false');
      await run();
      tool.answer = 200;
      tool.headers = {};
      received.length = 0;
    },
    async close(): Promise<void> {
      await new Promise((resolve) => receiver.close(resolve));
      await t.close();
    },
  };
}

/** See {@link startChannelWorld}. */
export type ChannelWorld = Awaited<ReturnType<typeof startChannelWorld>>;
