import { nextWait, outcomeOf, retryAfterSeconds, wants } from '../../../domain/integration/index.ts';
import { readTail } from '../../core/tail.ts';
import type { Clock } from '../../platform/context.ts';
import type { Db } from '../../platform/db/db.ts';
import { type CloudEvent, cloudEventOf, secretOf, signedHeaders, testEvent } from './cloud-event.ts';
import {
  type Attempt,
  queueDeliveries,
  settleDelivery,
  type TakenDelivery,
  takeDue,
  tellable,
} from './queries/deliveries.ts';
import { activeWebhooks, stopGone } from './queries/webhooks.ts';
import { post, type SendLimits, type Sent } from './send.ts';

/** What delivering needs to know of the installation. */
export interface DeliverySettings {
  readonly key: string;
  readonly publicUrl: string;
  readonly limits: SendLimits;
  readonly clock: Clock;
}

/** Reads the outbox and queues what the webhooks want. Gives how many events it read. */
export function queueFromOutbox(db: Db): Promise<number> {
  return readTail(db, 'webhooks', async (tx, events) => {
    const webhooks = await activeWebhooks(tx);
    await queueDeliveries(
      tx,
      webhooks.flatMap((w) =>
        events.filter((e) => wants(w, e)).map((e) => ({ webhookId: w.id, eventId: e.id })),
      ),
    );
  });
}

/** Sends what is due, at most `limit` at once. Gives how many were tried. */
export async function sendDue(db: Db, settings: DeliverySettings, limit = 20): Promise<number> {
  const taken = await takeDue(db, limit);
  if (taken.length === 0) return 0;
  const events = await tellable(
    db,
    taken.flatMap((t) => (t.eventId === null ? [] : [t.eventId])),
  );
  await Promise.all(
    taken.map(async (t) => {
      const told = t.eventId === null ? null : events.get(t.eventId);
      const event =
        t.eventId === null
          ? testEvent(t.id, t.createdAt, settings.publicUrl)
          : told && cloudEventOf(told, settings.publicUrl);
      if (!event) {
        await settleDelivery(db, t.id, over('dropped', null));
        return;
      }
      await settle(db, t, await send(t, event, settings), settings.clock.now());
    }),
  );
  return taken.length;
}

function send(t: TakenDelivery, event: CloudEvent, settings: DeliverySettings): Promise<Sent> {
  const body = JSON.stringify(event);
  return post(
    t.url,
    body,
    {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'user-agent': 'rodtrad-webhooks',
      // The same event has the same id at every attempt: the receiver can see that it has had it.
      ...signedHeaders(secretOf(settings.key, t.salt), event.id, settings.clock.now(), body),
    },
    settings.limits,
  );
}

/** How a try that ended it went. */
export const over = (status: Attempt['status'], sent: Sent | null): Attempt => ({
  status,
  waitSeconds: null,
  answered: sent?.status ?? null,
  failure: sent?.failure ?? null,
  milliseconds: sent?.milliseconds ?? null,
});

/** How a try that failed went: again later, no sooner than the receiver asks for; or given up. A test is tried once. */
export function again(
  t: { readonly eventId: number | null; readonly attempts: number; readonly day?: string | null },
  sent: Sent,
  now: Date,
): Attempt {
  const test = t.eventId === null && !t.day;
  const wait = test ? null : nextWait(t.attempts, Math.random());
  return {
    ...over(wait === null ? 'failed' : 'waiting', sent),
    waitSeconds: wait === null ? null : Math.max(wait, retryAfterSeconds(sent.retryAfter, now) ?? 0),
  };
}

async function settle(db: Db, t: TakenDelivery, sent: Sent, now: Date): Promise<void> {
  const outcome = sent.status === null ? 'again' : outcomeOf(sent.status);
  if (outcome === 'delivered') return settleDelivery(db, t.id, over('delivered', sent));
  if (outcome === 'gone') {
    await db.transaction(async (tx) => {
      await settleDelivery(tx, t.id, over('failed', sent));
      await stopGone(tx, t.webhookId);
    });
    return;
  }
  return settleDelivery(db, t.id, again(t, sent, now));
}
