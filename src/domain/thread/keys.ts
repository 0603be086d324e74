/** One way to read what somebody typed as a key. `namespace` is null when none was given. */
export interface KeyReading {
  readonly namespace: string | null;
  readonly key: string;
}

/** A node as far as choosing between keys is concerned. */
export interface KeyedNode {
  readonly namespace: string;
  readonly key: string;
}

const longest = 200;
/** `MP 686`, `MP–686`, `mp_686`, `ID-6424:`; the dashes are those that word processors put in. */
const typedKey = /^(\p{L}[\p{L}\p{N}]{1,9}?)[\s\u2010-\u2015\u2212_:-]*([1-9]\d{0,9})[:.]?$/u;

/**
 * The ways to read a text as a key, likeliest first: as it stands; as `namespace:KEY`; with the hyphen put where
 * people write a space or another dash. Empty for what can be no key (blank, over 200 characters, a NUL).
 */
export function keyReadings(text: string): KeyReading[] {
  const whole = text.trim();
  if (whole === '' || whole.length > longest || whole.includes('\u0000')) return [];
  const readings: KeyReading[] = [{ namespace: null, key: whole }];
  const colon = whole.indexOf(':');
  if (colon > 0 && colon < whole.length - 1) {
    const namespace = whole.slice(0, colon).trim();
    const key = whole.slice(colon + 1).trim();
    readings.push({ namespace, key });
    const typed = hyphened(key);
    if (typed !== null && typed !== key) readings.push({ namespace, key: typed });
  }
  const typed = hyphened(whole);
  if (typed !== null && typed !== whole) readings.push({ namespace: null, key: typed });
  return readings;
}

function hyphened(text: string): string | null {
  const m = typedKey.exec(text);
  return m ? `${m[1]!.toUpperCase()}-${m[2]!}` : null;
}

const same = (a: string, b: string): boolean => a.toUpperCase() === b.toUpperCase();

/**
 * Which of the nodes found a text means: those of the likeliest reading that any of them answers. Case does not
 * matter, except between nodes of one namespace that differ in nothing else. More than one left: the key means several.
 */
export function meantBy<N extends KeyedNode>(readings: readonly KeyReading[], nodes: readonly N[]): N[] {
  for (const r of readings) {
    const answering = nodes.filter(
      (n) => same(n.key, r.key) && (r.namespace === null || same(n.namespace, r.namespace)),
    );
    if (answering.length === 0) continue;
    return answering.filter(
      (n) => n.key === r.key || !answering.some((o) => o.namespace === n.namespace && o.key === r.key),
    );
  }
  return [];
}
