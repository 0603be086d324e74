import { randomBytes } from 'node:crypto';
import { ProblemError } from '../../../../domain/kernel/errors.ts';
import { recordEvent } from '../../../core/events.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { checkedUrl } from '../checked-url.ts';
import {
  insertWebhook,
  lockWebhook,
  showWebhooks,
  tombstone,
  updateWebhook,
  type WebhookRow,
} from '../queries/webhooks.ts';

/** What can be said of a webhook. */
export interface WebhookInput {
  readonly name?: string;
  readonly url?: string;
  readonly kinds?: readonly string[];
  readonly types?: readonly string[];
  readonly active?: boolean;
}

const saltOf = (): Buffer => randomBytes(16);
const told = (w: Omit<WebhookRow, 'salt' | 'id' | 'version'>) => ({
  name: w.name,
  url: w.url,
  kinds: w.kinds,
  types: w.types,
  active: w.active,
});

/** Sets up a webhook; gives its id. */
export async function createWebhook(
  tx: Tx,
  call: Call,
  input: WebhookInput & { readonly name: string; readonly url: string },
  httpsOnly: boolean,
): Promise<number> {
  const w = {
    name: input.name.trim(),
    url: checkedUrl(input.url, httpsOnly, '/url').href,
    kinds: [...(input.kinds ?? [])],
    types: [...(input.types ?? [])],
  };
  const id = await insertWebhook(tx, { ...w, salt: saltOf(), createdBy: call.actor.personId });
  await record(tx, call, 'webhook.created', id, { ...w, active: true });
  return id;
}

/** Changes a webhook of the version that was read. */
export async function editWebhook(
  tx: Tx,
  call: Call,
  id: number,
  version: number,
  input: WebhookInput,
  httpsOnly: boolean,
): Promise<void> {
  const before = await locked(tx, id, version);
  const after: WebhookRow = {
    ...before,
    name: input.name?.trim() ?? before.name,
    url: input.url === undefined ? before.url : checkedUrl(input.url, httpsOnly, '/url').href,
    kinds: [...(input.kinds ?? before.kinds)],
    types: [...(input.types ?? before.types)],
    active: input.active ?? before.active,
  };
  const [was, is] = [told(before), told(after)];
  const changes = Object.keys(is)
    .map((field) => ({ field, from: was[field as keyof typeof was], to: is[field as keyof typeof is] }))
    .filter((c) => JSON.stringify(c.from) !== JSON.stringify(c.to));
  if (changes.length === 0) return;
  await updateWebhook(tx, after);
  await recordEvent(tx, {
    type: 'webhook.edited',
    nodeId: null,
    kind: null,
    actor: call.actor,
    changes,
    data: { webhookId: id },
  });
}

/** Gives a webhook a new signing secret; returns its salt. */
export async function rotateSecret(tx: Tx, call: Call, id: number, version: number): Promise<Buffer> {
  const before = await locked(tx, id, version);
  const salt = saltOf();
  await updateWebhook(tx, { ...before, salt });
  await record(tx, call, 'webhook.secretRotated', id, {});
  return salt;
}

/** The salt of a webhook, for showing its secret; that it was read is told in the trail. */
export async function readSecret(tx: Tx, call: Call, id: number): Promise<Buffer> {
  const w = await lockWebhook(tx, id);
  if (!w) throw new ProblemError('not_found');
  await record(tx, call, 'webhook.secretRead', id, {});
  return w.salt;
}

/** Removes a webhook of the version that was read. */
export async function removeWebhook(tx: Tx, call: Call, id: number, version: number): Promise<void> {
  const before = await locked(tx, id, version);
  await tombstone(tx, id);
  await record(tx, call, 'webhook.removed', id, told(before));
}

async function locked(tx: Tx, id: number, version: number): Promise<WebhookRow> {
  const w = await lockWebhook(tx, id);
  if (!w) throw new ProblemError('not_found');
  if (w.version !== version) {
    const [current] = await showWebhooks(tx, id);
    throw new ProblemError('stale_version', { extra: { current } });
  }
  return w;
}

function record(
  tx: Tx,
  call: Call,
  type: string,
  webhookId: number,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  return recordEvent(tx, { type, nodeId: null, kind: null, actor: call.actor, data: { webhookId, ...data } });
}
