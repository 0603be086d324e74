import type { Actor } from '../../domain/kernel/roles.ts';
import type { Db } from './db/db.ts';

/** The time, as a dependency: tests hold it still. */
export interface Clock {
  now(): Date;
}

/** What the running product has at hand; handed down, never global. */
export interface Services {
  readonly db: Db;
  readonly clock: Clock;
  readonly timeZone: string;
}

/** One call by somebody: who, in whose name, with which request. */
export interface Call {
  readonly actor: Actor;
  readonly requestId: string;
  /** `Idempotency-Key` of the request. */
  readonly idempotencyKey: string | null;
}

/** The clock on the wall. */
export const systemClock: Clock = { now: () => new Date() };
