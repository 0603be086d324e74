import { channelWants, happeningsOf, isWeekday } from '../../../domain/integration/index.ts';
import { readTail } from '../../core/tail.ts';
import type { Db } from '../../platform/db/db.ts';
import { placesOfNodes, queueForChannels, queueMorning } from './queries/channel-queue.ts';
import { activeChannels } from './queries/channels.ts';

/** How long a message waits for what belongs with it. */
export const gatherSeconds = 10;
/** The hour of the day, in the agency's zone, from which the message of deadlines is made. */
const morningHour = 8;

/** Reads the outbox and queues what the channels want. Gives how many events it read. */
export function queueChannels(db: Db, waitSeconds = gatherSeconds): Promise<number> {
  return readTail(db, 'channels', async (tx, events) => {
    const channels = await activeChannels(tx);
    if (channels.length === 0) return;
    const told = events.flatMap((e) => {
      const happenings = e.nodeId === null ? [] : happeningsOf(e);
      return happenings.length > 0 ? [{ eventId: e.id, nodeId: e.nodeId!, happenings }] : [];
    });
    const places = await placesOfNodes(tx, [...new Set(told.map((t) => t.nodeId))]);
    await queueForChannels(
      tx,
      channels.flatMap((c) =>
        told.flatMap(({ eventId, nodeId, happenings }) => {
          const place = places.get(nodeId);
          return place && channelWants(c, happenings, place) ? [{ channelId: c.id, eventId }] : [];
        }),
      ),
      waitSeconds,
    );
  });
}

/** Queues the message of deadlines, on a weekday from eight in the morning, once a day for each channel. */
export async function queueMornings(db: Db, now: Date, timeZone: string): Promise<void> {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  if (!isWeekday(day) || Number(part('hour')) < morningHour) return;
  await db.transaction(async (tx) => {
    const channels = (await activeChannels(tx)).filter((c) => c.happenings.includes('deadlines'));
    await queueMorning(
      tx,
      channels.map((c) => c.id),
      day,
    );
  });
}
