import { type ProcessKind, processKinds } from '../processes.ts';

/** The lists that views can be saved of, by their address on the screen; null: not the matters of one kind. */
const lists: readonly (readonly [path: string, kind: string | null])[] = [
  ['/portfolio', 'initiative'],
  ['/roadmap', 'roadmapElement'],
  ['/backlog/epics', 'epic'],
  ['/backlog/issues', 'issue'],
  ['/backlog', null],
  ['/needs', 'need'],
  ['/demands', 'demand'],
  ['/key-results', 'keyResult'],
  ['/deliveries', null],
  ['/meetings', null],
  ['/plans', null],
  ['/insight', null],
  ['/thread', null],
  ['/search', null],
];

/** A list address taken apart. `kind` is the matters it lists, null where they are of several kinds or none. */
export interface ListAddress {
  readonly address: string;
  readonly path: string;
  readonly kind: ProcessKind | null;
  readonly query: Readonly<Record<string, string>>;
}

const longest = 2000;
/** Members that tell of the moment, not of the view. */
const passing = new Set(['peek', 'cursor']);

/**
 * Reads the address of one of the product's own lists (path and query), and gives it in its plain form; null for anything
 * else: another site, a path upwards, a page that is no list, control characters, over 2,000 code units.
 */
export function readListAddress(text: string): ListAddress | null {
  if (text.length > longest || !/^\/[a-z][a-z0-9/-]*(\?[\x21-\x7e]*)?$/i.test(text) || text.includes('//'))
    return null;
  if (text.includes('#') || text.includes('\\')) return null;
  const [path = '', search = ''] = text.split(/\?(.*)/s);
  const list = lists.find(([root]) => path === root || path.startsWith(`${root}/`));
  if (!list) return null;
  const query: Record<string, string> = {};
  for (const pair of search.split('&')) {
    if (pair === '') continue;
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    if (!/^[A-Za-z][A-Za-z0-9]{0,39}$/.test(name)) return null;
    const plain = decoded(value);
    if (plain === null) return null;
    if (!passing.has(name) && plain !== '') query[name] = plain;
  }
  const kept = Object.entries(query).map(([n, v]) => `${n}=${encodeURIComponent(v)}`);
  const kind = (processKinds as readonly string[]).includes(list[1] ?? '') ? (list[1] as ProcessKind) : null;
  return { address: kept.length > 0 ? `${path}?${kept.join('&')}` : path, path, kind, query };
}

function decoded(value: string): string | null {
  try {
    const plain = decodeURIComponent(value.replaceAll('+', ' '));
    return /\p{Cc}/u.test(plain) ? null : plain;
  } catch {
    return null;
  }
}
