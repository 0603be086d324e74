import { createHmac } from 'node:crypto';

/** A dispatch's client payload, whole; `parts` go before what is made up. */
export function dispatchOf(parts: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    action: 'update-release-notes-2',
    client_payload: {
      product: 'fjordpost',
      environment: 'prod',
      'application-name': 'fjordpost-api',
      sha: 'a'.repeat(40),
      title: 'Fjordpost',
      date: '2026-01-14T10:00:00Z',
      'release-notes': JSON.stringify(['FJORD-11: Sender kvittering']),
      ...parts,
    },
  };
}

/** `X-Hub-Signature-256` of a body. */
export const signatureOf = (secret: string, body: string): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
