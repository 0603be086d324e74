import type { FastifyReply } from 'fastify';
import type { OpenedSession, Sessions } from './sessions.ts';

/** Gives the browser its session. */
export function setSessionCookie(reply: FastifyReply, sessions: Sessions, opened: OpenedSession): void {
  reply.setCookie(sessions.cookieName, opened.value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: sessions.secure,
    maxAge: sessions.maxAgeSeconds,
  });
}

/** Takes it away. */
export function clearSessionCookie(reply: FastifyReply, sessions: Sessions): void {
  reply.clearCookie(sessions.cookieName, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: sessions.secure,
  });
}
