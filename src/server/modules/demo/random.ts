/** Numbers that look like chance and are the same every time. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  /** One of some things. Throws `RangeError` on none. */
  pick<T>(from: readonly T[]): T;
  /** True in a share of the cases, 0–1. */
  chance(share: number): boolean;
}

/** A generator from a seed (mulberry32): small, quick, and good enough for telling a story. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (from) => {
      if (from.length === 0) throw new RangeError('nothing to pick from');
      return from[Math.floor(next() * from.length)]!;
    },
    chance: (share) => next() < share,
  };
}

/** A seed for a name, so that one thing's story does not move when another is added. */
export function seedOf(name: string): number {
  let hash = 2166136261;
  for (const c of name) hash = Math.imul(hash ^ c.codePointAt(0)!, 16777619);
  return hash >>> 0;
}
