import type { Tx } from '../platform/db/db.ts';

/** Field values that new matters of a kind have beside those of the definition: what the agency has set. */
export type KindDefaults = (tx: Tx, kind: string) => Promise<Readonly<Record<string, unknown>>>;
const providers: KindDefaults[] = [];

/** Adds a source of defaults. Adding the same one again changes nothing. */
export function provideDefaults(provider: KindDefaults): void {
  if (!providers.includes(provider)) providers.push(provider);
}

/** What new matters of a kind have when nobody says otherwise, beside the definition's own. */
export async function kindDefaults(tx: Tx, kind: string): Promise<Readonly<Record<string, unknown>>> {
  const all = await Promise.all(providers.map((p) => p(tx, kind)));
  return Object.assign({}, ...all) as Readonly<Record<string, unknown>>;
}
