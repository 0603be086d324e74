import type { Queryable } from '../platform/db/db.ts';

/**
 * What of each of some people is now, as a mark that changes when it does (how many unread notices and the newest of
 * them, say). Asked every second for everybody who listens in this process: one quick statement.
 */
export type SignalMarks = (q: Queryable, people: readonly number[]) => Promise<Map<number, string>>;

const sources = new Map<string, SignalMarks>();

/** Lets open pages be told when something of the person themselves has changed. Doing it again changes nothing. */
export function provideSignal(name: string, marks: SignalMarks): void {
  sources.set(name, marks);
}

/** Remembers what was last told to whom. */
export interface SignalReader {
  /** Names of signals that have changed since the last reading, by person. Whoever is new begins without any. */
  read(q: Queryable, people: readonly number[]): Promise<Map<number, string[]>>;
}

/** A reader for one process. */
export function createSignalReader(): SignalReader {
  const last = new Map<string, Map<number, string>>();
  return {
    async read(q, people) {
      const changed = new Map<number, string[]>();
      for (const [name, marks] of sources) {
        const before = last.get(name);
        const found = await marks(q, people);
        // Somebody without a mark has one too: that there is nothing.
        const now = new Map(people.map((p) => [p, found.get(p) ?? '']));
        for (const [person, mark] of now) {
          const known = before?.get(person);
          if (known !== undefined && known !== mark)
            changed.set(person, [...(changed.get(person) ?? []), name]);
        }
        last.set(name, now);
      }
      return changed;
    },
  };
}
