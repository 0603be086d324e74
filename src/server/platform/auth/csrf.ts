import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import type { SessionInfo } from './caller.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that a foreign page may have made a browser send: `Sec-Fetch-Site` and `Origin`, where the browser
 * tells them, must be our own; and with a session its token must be shown in `X-CSRF-Token`.
 */
export function checkCsrf(request: FastifyRequest, session: SessionInfo | null, publicUrl: string): void {
  if (safe.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new ProblemError('csrf');
  const { origin } = request.headers;
  if (origin !== undefined && origin !== new URL(publicUrl).origin && !sameHost(origin, request.host)) {
    throw new ProblemError('csrf');
  }
  if (session === null) return;
  const shown = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
  const due = Buffer.from(session.csrf);
  if (shown.length !== due.length || !timingSafeEqual(shown, due)) throw new ProblemError('csrf');
}

function sameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
