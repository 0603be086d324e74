import { lookup as lookUp } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { isInsideAddress } from '../../../domain/integration/index.ts';

/** How one try went: an HTTP status, or why there was none. */
export interface Sent {
  readonly status: number | null;
  readonly failure: string | null;
  readonly milliseconds: number;
  /** What the receiver says of when to come back, as it said it. */
  readonly retryAfter?: string;
}

/** What may be called. `insideAllowed`: also addresses inside the own network. */
export interface SendLimits {
  readonly insideAllowed: boolean;
  readonly timeoutMs: number;
}

type Lookup = NonNullable<import('node:net').TcpNetConnectOpts['lookup']>;

/** Resolves names, and refuses those that lead inside: judged on the very address that is connected to. */
const outsideOnly: Lookup = (hostname, options, callback) => {
  lookUp(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 4);
    const inside = addresses.find((a) => isInsideAddress(a.address));
    if (inside) return callback(new Error('address_inside'), '', 4);
    const first = addresses[0];
    if (!first) return callback(new Error('no_address'), '', 4);
    if (options.all) callback(null, addresses as never, 0);
    else callback(null, first.address, first.family);
  });
};

/**
 * Posts a body and reads no answer but its status and when to come back. Redirects are not followed. Never throws: a name that is not found,
 * a refused connection, a timeout or an address inside is a `failure` with a stable word.
 */
export function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  limits: SendLimits,
): Promise<Sent> {
  const started = performance.now();
  const done = (status: number | null, failure: string | null): Sent => ({
    status,
    failure,
    milliseconds: Math.round(performance.now() - started),
  });
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  if (!limits.insideAllowed && isIP(host) !== 0 && isInsideAddress(host)) {
    return Promise.resolve(done(null, 'address_inside'));
  }
  return new Promise((resolve) => {
    const make = target.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = make(
      target,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        agent: false,
        signal: AbortSignal.timeout(limits.timeoutMs),
        ...(limits.insideAllowed ? {} : { lookup: outsideOnly }),
      },
      (response) => {
        response.on('error', () => undefined);
        response.resume();
        const retryAfter = response.headers['retry-after'];
        resolve({ ...done(response.statusCode ?? null, null), ...(retryAfter ? { retryAfter } : {}) });
        response.destroy();
      },
    );
    request.on('error', (error) => resolve(done(null, wordFor(error))));
    request.end(body);
  });
}

/** A stable word for why there was no answer. */
function wordFor(error: Error & { readonly code?: string }): string {
  if (error.message === 'address_inside') return 'address_inside';
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'timeout';
  switch (error.code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'name_not_found';
    case 'ECONNREFUSED':
      return 'refused';
    case 'ECONNRESET':
    case 'EPIPE':
      return 'cut_off';
    default:
      return error.code?.startsWith('ERR_TLS') || error.code?.includes('CERT')
        ? 'certificate'
        : 'unreachable';
  }
}
