import { randomBytes } from 'node:crypto';
import type { Services } from '../context.ts';
import { createActorCache } from './actor-cache.ts';
import type { Caller, SessionInfo } from './caller.ts';
import { findSession, findToken, insertSession, removeSession, touchSession, touchToken } from './queries.ts';
import { sha256 } from './sha256.ts';

/** A session just opened. `value` goes into the cookie and is kept nowhere. */
export interface OpenedSession {
  readonly value: string;
  readonly csrf: string;
}

/** Sessions and tokens: who is who, and for how long. */
export interface Sessions {
  readonly cookieName: string;
  /** Whether cookies are only sent over https. */
  readonly secure: boolean;
  /** Longest a session lasts, in seconds. */
  readonly maxAgeSeconds: number;
  /** Whose session a cookie value is; null when it is nobody's any more. */
  bySession(value: string): Promise<Caller | null>;
  /** Whose a bearer token is; null when it is unknown, expired or revoked. */
  byToken(value: string): Promise<Caller | null>;
  /** Opens a new session (always a new value: a known one is never raised to another person). */
  open(
    personId: number,
    options: { replaces?: string; idToken?: string; userAgent?: string },
  ): Promise<OpenedSession>;
  /** Ends a session, here at once and in other processes within the cache's seconds. */
  end(session: SessionInfo): Promise<void>;
  /** Forgets what is remembered of a person, after their roles, name or tokens have changed. */
  forget(personId: number): void;
}

const dayMs = 86_400_000;
/** In the end one logs in anew. */
const absoluteDays = 7;
/** How often use is written down. */
const touchMs = 60_000;

/** What sessions are made from. */
export interface SessionOptions {
  readonly services: Services;
  readonly secure: boolean;
  readonly idleHours: number;
  readonly cacheMs: number;
}

/** The one authority on who calls. Looking up is one statement, remembered for `cacheMs`: at 16 clients of a
 * route with one question of its own that doubles what is served (1,990 against 960 a second on two busy cores). */
export function createSessions({ services, secure, idleHours, cacheMs }: SessionOptions): Sessions {
  const { db, clock } = services;
  // Apart, so that a token shown as a cookie is never taken for one.
  const bySession = createActorCache(cacheMs);
  const byToken = createActorCache(cacheMs);
  const idleSince = () => new Date(clock.now().getTime() - idleHours * 3_600_000);

  async function lookUpSession(idHash: Buffer): Promise<Caller | null> {
    const now = clock.now();
    const found = await findSession(db, idHash, now, idleSince());
    if (!found) return null;
    if (now.getTime() - found.seenAt.getTime() > touchMs) await touchSession(db, idHash, now);
    return { actor: found.actor, session: { idHash, csrf: found.csrf, idToken: found.idToken } };
  }

  async function lookUpToken(hash: Buffer): Promise<Caller | null> {
    const now = clock.now();
    const found = await findToken(db, hash, now);
    if (!found) return null;
    if (found.usedAt === null || now.getTime() - found.usedAt.getTime() > touchMs)
      await touchToken(db, hash, now);
    return { actor: found.actor, session: null };
  }

  return {
    // The prefix makes browsers refuse it from other hosts, other paths and without TLS.
    cookieName: secure ? '__Host-rodtrad' : 'rodtrad',
    secure,
    maxAgeSeconds: (absoluteDays * dayMs) / 1000,
    bySession: (value) => bySession.get(sha256(value), lookUpSession),
    byToken: (value) => byToken.get(sha256(value), lookUpToken),
    async open(personId, { replaces, idToken, userAgent }) {
      const value = randomBytes(32).toString('base64url');
      const csrf = randomBytes(24).toString('base64url');
      const now = clock.now();
      await db.transaction(async (tx) => {
        if (replaces !== undefined) await removeSession(tx, sha256(replaces));
        await insertSession(tx, {
          idHash: sha256(value),
          personId,
          csrf,
          now,
          expiresAt: new Date(now.getTime() + absoluteDays * dayMs),
          idToken: idToken ?? null,
          userAgent: userAgent?.slice(0, 200) ?? null,
        });
      });
      if (replaces !== undefined) bySession.drop(sha256(replaces));
      return { value, csrf };
    },
    async end(session) {
      await removeSession(db, session.idHash);
      bySession.drop(session.idHash);
    },
    forget(personId) {
      bySession.forget(personId);
      byToken.forget(personId);
    },
  };
}
