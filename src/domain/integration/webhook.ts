/**
 * What outgoing webhooks may tell of, as the names of events. Talk, notices, sessions, tokens and memberships never
 * leave.
 */
export const webhookTypes = [
  'matter.created',
  'matter.edited',
  'matter.transitioned',
  'criterion.met',
  'criterion.waived',
  'criterion.cleared',
  'approval.requested',
  'approval.approved',
  'approval.declined',
  'approval.withdrawn',
  'link.added',
  'link.confirmed',
  'link.removed',
] as const;
/** A type of event a webhook can be told of. */
export type WebhookType = (typeof webhookTypes)[number];

/** Prefix of the CloudEvents `type`: reverse DNS of the project, as CloudEvents asks. */
export const cloudEventPrefix = 'no.rodtrad.';

/** Audiences whose matters may be told of outside; the others never leave. */
export const tellableAudiences = ['public', 'agency'] as const;

/** Whether a webhook wants an event. Empty lists want everything. */
export function wants(
  webhook: { readonly kinds: readonly string[]; readonly types: readonly string[] },
  event: { readonly kind: string | null; readonly type: string },
): boolean {
  if (!(webhookTypes as readonly string[]).includes(event.type)) return false;
  if (webhook.types.length > 0 && !webhook.types.includes(event.type)) return false;
  return webhook.kinds.length === 0 || (event.kind !== null && webhook.kinds.includes(event.kind));
}

/** Seconds to wait after each failed attempt; after the last one it is given up. About three days in all. */
export const waits = [10, 60, 300, 1800, 7200, 21_600, 43_200, 86_400, 86_400] as const;

/**
 * Seconds until the next attempt after `attempts` failed ones, or null when it is given up. `spread` (0–1) adds up to a
 * fifth, so that many deliveries that failed together do not come back together.
 */
export function nextWait(attempts: number, spread: number): number | null {
  const wait = waits[attempts - 1];
  return wait === undefined ? null : Math.round(wait * (1 + spread / 5));
}

/** The longest a receiver's own `Retry-After` is heeded, in seconds. */
export const longestWait = 86_400;

/**
 * Seconds that a `Retry-After` header asks for (RFC 9110: seconds, or a date), at most {@link longestWait}; null when
 * there is none, or it says nothing that can be read.
 */
export function retryAfterSeconds(header: string | undefined, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  const seconds = /^\d{1,9}$/.test(text)
    ? Number(text)
    : /^[A-Z][a-z]+, /.test(text)
      ? Math.ceil((Date.parse(text) - now.getTime()) / 1000)
      : Number.NaN;
  return Number.isFinite(seconds) ? Math.min(longestWait, Math.max(0, seconds)) : null;
}

/** What an answer means: 2xx is delivered, 410 ends the webhook, everything else is tried again. */
export function outcomeOf(status: number): 'delivered' | 'gone' | 'again' {
  if (status >= 200 && status < 300) return 'delivered';
  return status === 410 ? 'gone' : 'again';
}

const v4 = (text: string): number[] | null => {
  const m = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  const parts = m?.slice(1).map(Number);
  return parts?.every((p) => p <= 255) ? parts : null;
};

/**
 * Whether an IP address is one inside: loopback, private, link-local, shared, unspecified, multicast or reserved
 * (RFC 6890), also when written as IPv6 with an IPv4 inside. What is no address counts as inside.
 */
export function isInsideAddress(address: string): boolean {
  const text = address.toLowerCase().replace(/%.*$/, '');
  const four = v4(text) ?? v4(/^(?:::ffff:|64:ff9b::)(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1] ?? '');
  if (four) {
    const [a, b] = four as [number, number, number, number];
    return (
      a === 0 ||
      a === 10 ||
      a === 127 ||
      (a === 100 && b >= 64 && b <= 127) ||
      (a === 169 && b === 254) ||
      (a === 172 && b >= 16 && b <= 31) ||
      (a === 192 && (b === 168 || b === 0)) ||
      (a === 198 && (b === 18 || b === 19)) ||
      a >= 224
    );
  }
  if (!text.includes(':')) return true;
  // Of IPv6 only global unicast (2000::/3) is outside, and of that not what carries an IPv4 address (6to4, Teredo).
  const first = Number.parseInt(text.split(':')[0] || '0', 16);
  if (Number.isNaN(first) || first < 0x2000 || first > 0x3fff) return true;
  return first === 0x2002 || /^2001:0{0,4}:/.test(text) || /^2001:db8:/.test(text);
}
