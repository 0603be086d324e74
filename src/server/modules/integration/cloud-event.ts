import { createHmac, hkdfSync } from 'node:crypto';
import { cloudEventPrefix } from '../../../domain/integration/index.ts';
import type { ToldEvent } from './queries/deliveries.ts';

/** A CloudEvents 1.0 event in structured JSON. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly subject?: string;
  readonly datacontenttype: 'application/json';
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * An event as it is told outside: what it is about, how that now stands, and which fields changed, by name. Values,
 * people and other ends of links are read through the API by whoever may see them.
 */
export function cloudEventOf(e: ToldEvent, publicUrl: string): CloudEvent {
  const { transition, criterion } = e.data;
  return {
    specversion: '1.0',
    id: String(e.id),
    source: publicUrl,
    type: `${cloudEventPrefix}${e.type}`,
    time: e.occurredAt.toISOString(),
    subject: e.key,
    datacontenttype: 'application/json',
    data: {
      key: e.key,
      kind: e.kind,
      title: e.title,
      state: e.state,
      version: e.version,
      address: `${publicUrl}/matters/${encodeURIComponent(e.key)}`,
      changed: e.changes.map((c) => c.field),
      ...(typeof transition === 'string' ? { transition } : {}),
      ...(typeof criterion === 'string' ? { criterion } : {}),
    },
  };
}

/** The event of a test sent by hand. */
export function testEvent(deliveryId: number, at: Date, publicUrl: string): CloudEvent {
  return {
    specversion: '1.0',
    id: `test-${deliveryId}`,
    source: publicUrl,
    type: `${cloudEventPrefix}test`,
    time: at.toISOString(),
    datacontenttype: 'application/json',
    data: { test: true },
  };
}

/** The signing secret of a webhook, derived from the installation's key and the webhook's own salt: 32 bytes. */
export function secretOf(key: string, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, 'rodtrad outgoing webhook', 32));
}

/** A secret as people copy it, in the form of Standard Webhooks. */
export function shownSecret(secret: Buffer): string {
  return `whsec_${secret.toString('base64')}`;
}

/** Headers of Standard Webhooks: id, time in seconds, and the signature over both and the body. */
export function signedHeaders(secret: Buffer, id: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
