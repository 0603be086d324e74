import type { Caller } from './caller.ts';

/** Most callers remembered. */
const maxEntries = 5000;

/** Who is who, remembered for a few seconds. */
export interface ActorCache {
  get(hash: Buffer, lookUp: (hash: Buffer) => Promise<Caller | null>): Promise<Caller | null>;
  drop(hash: Buffer): void;
  forget(personId: number): void;
}

/**
 * Remembers for `ms` (0: never) of the machine's own time. Nobody is never remembered, so that a guess costs its
 * question each time and cannot push others out.
 */
export function createActorCache(ms: number): ActorCache {
  const entries = new Map<string, { caller: Caller; until: number }>();
  // Raised by every forgetting: an answer that was asked for before it is used but not remembered.
  let generation = 0;
  return {
    async get(hash, lookUp) {
      if (ms === 0) return lookUp(hash);
      const key = hash.toString('base64');
      const known = entries.get(key);
      if (known && known.until > performance.now()) return known.caller;
      const asked = generation;
      const caller = await lookUp(hash);
      entries.delete(key);
      if (caller === null || asked !== generation) return caller;
      for (const oldest of entries.keys()) {
        if (entries.size < maxEntries) break;
        entries.delete(oldest);
      }
      entries.set(key, { caller, until: performance.now() + ms });
      return caller;
    },
    drop(hash) {
      generation += 1;
      entries.delete(hash.toString('base64'));
    },
    forget(personId) {
      generation += 1;
      for (const [key, { caller }] of entries) {
        if (caller.actor.personId === personId) entries.delete(key);
      }
    },
  };
}
