import {
  type ChannelMessage,
  isPersistent,
  isWithin,
  messageFor,
  morningOf,
  outcomeOf,
  staleMilliseconds,
} from '../../../domain/integration/index.ts';
import { processes } from '../../../domain/processes.ts';
import { recordEvent } from '../../core/events.ts';
import type { Clock } from '../../platform/context.ts';
import type { Db, Tx } from '../../platform/db/db.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import { notify, peopleNamed } from '../collaboration/index.ts';
import { mentionedIn, type WordsFrame, wordEvents, wordMorning, wordTest } from './channel-words.ts';
import { again, over } from './deliver.ts';
import {
  agencyNode,
  dueBetween,
  messageEvents,
  ownersOf,
  placesOfNodes,
  type TakenMessage,
  takeMessages,
} from './queries/channel-queue.ts';
import { type ChannelRow, channelsById, noteFailing, stopChannel } from './queries/channels.ts';
import { settleDelivery } from './queries/deliveries.ts';
import { openAddress } from './sealed-address.ts';
import { post, type SendLimits, type Sent } from './send.ts';

/** What sending to channels needs to know of the installation. */
export interface ChannelSettings {
  readonly key: string;
  readonly publicUrl: string;
  readonly agency: string;
  readonly texts: Texts;
  readonly limits: SendLimits;
  readonly clock: Clock;
}

/** States in which a deadline says nothing any more. */
const ended = Object.values(processes).flatMap((p) =>
  Object.entries(p.states)
    .filter(([, s]) => s.category === 'done')
    .map(([state]) => [p.kind, state] as const),
);

/** Sends what is due, to a few channels at once, to each in order. Gives how many messages were tried or dropped. */
export async function sendMessages(db: Db, settings: ChannelSettings, channels = 10): Promise<number> {
  const taken = await takeMessages(db, channels);
  const rows = await channelsById(db, [...new Set(taken.map((t) => t.channelId))]);
  await Promise.all(
    rows.map((channel) =>
      sendTo(
        db,
        channel,
        taken.filter((t) => t.channelId === channel.id),
        settings,
      ),
    ),
  );
  return taken.length;
}

/** Sends what was taken for one channel: what happened as one message, then mornings and tests each as their own. */
async function sendTo(
  db: Db,
  channel: ChannelRow,
  taken: readonly TakenMessage[],
  settings: ChannelSettings,
): Promise<void> {
  const now = settings.clock.now();
  // By the database's clock, which made them.
  const [{ oldest } = { oldest: new Date(0) }] = await db.sql<{ oldest: Date }>(
    'select now() - make_interval(secs => $1) as oldest',
    [staleMilliseconds / 1000],
  );
  const fresh = taken.filter((t) => t.createdAt >= oldest);
  for (const t of taken)
    if (t.createdAt < oldest) await settleDelivery(db, t.id, { ...over('failed', null), failure: 'too_old' });
  const happened = fresh.filter((t) => t.eventId !== null);
  const others = fresh.filter((t) => t.eventId === null);
  if (happened.length > 0) {
    const events = await messageEvents(
      db,
      happened.map((t) => t.eventId!),
    );
    const told = happened.filter((t) => events.has(t.eventId!));
    for (const t of happened)
      if (!events.has(t.eventId!)) await settleDelivery(db, t.id, over('dropped', null));
    const ordered = told.map((t) => events.get(t.eventId!)!);
    const names = new Map([...(await peopleNamed(db, mentionedIn(ordered)))].map(([id, p]) => [id, p.name]));
    if (told.length > 0)
      await sendOne(db, channel, told, wordEvents(ordered, frameOf(channel, settings, names)), settings, now);
  }
  for (const t of others) {
    const frame = frameOf(channel, settings, new Map());
    const message = t.day === null ? wordTest(channel, frame) : await morning(db, channel, t.day, frame);
    if (message === null) await settleDelivery(db, t.id, over('dropped', null));
    else await sendOne(db, channel, [t], message, settings, now);
  }
}

const frameOf = (
  channel: ChannelRow,
  { texts, agency, publicUrl }: ChannelSettings,
  names: ReadonlyMap<number, string>,
): WordsFrame => ({ texts, agency, publicUrl, language: channel.language, words: channel.words, names });

/** The message of deadlines of a day, of what is due and late now; null when there is nothing. */
async function morning(
  db: Db,
  channel: ChannelRow,
  day: string,
  frame: WordsFrame,
): Promise<ChannelMessage | null> {
  const told = morningOf(day);
  if (!told) return null;
  const [late, coming] = await Promise.all(
    [told.late, told.coming].map(([from, to]) => dueBetween(db, from, to, ended)),
  );
  const places = await placesOfNodes(
    db,
    [...late!, ...coming!].map((m) => m.id),
  );
  const within = (m: { readonly id: number }) => {
    const place = places.get(m.id);
    return place !== undefined && isWithin(channel, place);
  };
  return wordMorning(day, { late: late!.filter(within), coming: coming!.filter(within) }, frame);
}

async function sendOne(
  db: Db,
  channel: ChannelRow,
  taken: readonly TakenMessage[],
  message: ChannelMessage,
  settings: ChannelSettings,
  now: Date,
): Promise<void> {
  const address = openAddress(settings.key, channel.salt, channel.address);
  const sent: Sent =
    address === null
      ? { status: null, failure: 'address_lost', milliseconds: 0 }
      : await post(
          address,
          messageFor(channel.tool, message),
          { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'rodtrad-channels' },
          settings.limits,
        );
  const outcome = sent.status === null ? 'again' : outcomeOf(sent.status);
  await db.transaction(async (tx) => {
    if (outcome === 'delivered') {
      for (const t of taken) await settleDelivery(tx, t.id, over('delivered', sent));
      if (channel.failingSince !== null) await noteFailing(tx, channel.id, false);
      return;
    }
    for (const t of taken)
      await settleDelivery(tx, t.id, outcome === 'gone' ? over('failed', sent) : again(t, sent, now));
    // A test that fails is seen by whoever sent it; being asked to wait is no failure.
    const counts = taken.some((t) => t.eventId !== null || t.day !== null) && sent.status !== 429;
    const since = counts ? await noteFailing(tx, channel.id, true) : null;
    if (outcome === 'gone') await stop(tx, channel, 'gone');
    else if (await persistent(tx, since)) await stop(tx, channel, 'failing');
  });
}

/** Judged by the database's clock, which noted since when. */
async function persistent(tx: Tx, since: Date | null): Promise<boolean> {
  const [row] = await tx.sql<{ now: Date }>('select now() as now');
  return isPersistent(since, row!.now);
}

/** Switches a channel off, writes it in the trail, and tells whoever connected it and leads its place. */
async function stop(tx: Tx, channel: ChannelRow, why: 'gone' | 'failing'): Promise<void> {
  if (!(await stopChannel(tx, channel.id, why))) return;
  await recordEvent(tx, {
    type: 'channel.stopped',
    nodeId: null,
    kind: null,
    actor: { personId: null, kind: 'system' },
    data: { channelId: channel.id, why },
  });
  const nodeId = channel.scopeId ?? (await agencyNode(tx));
  if (nodeId === null) return;
  await notify(tx, {
    type: 'channelStopped',
    nodeId,
    people: await ownersOf(tx, channel),
    actorId: null,
    data: {
      channel: channel.name,
      channelId: channel.id,
      why,
      dedupe: `channel-${channel.id}-${channel.version}`,
    },
  });
}
