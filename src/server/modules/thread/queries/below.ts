import type { BelowLevelValue, BelowRowValue, BelowValue } from '../../../../contract/thread-below.ts';
import { kindRank } from '../../../../domain/kernel/links.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { type BelowFilter, keptBelow, smallLevel } from '../../../../domain/thread/index.ts';
import { standingsOf } from '../../../core/rollup.ts';
import { decodeCursor, encodeCursor } from '../../../platform/db/cursor.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { type PartRow, partsOf } from './below-parts.ts';
import { notShownBelow, runningBelow } from './below-running.ts';
import { holesAmong } from './holes.ts';

/** Which level of the work below a node. */
export interface BelowQuery {
  readonly only: BelowFilter | null;
  readonly limit: number;
  readonly cursor: string | null;
  /** With 2 also the level below it, when this one has at most {@link smallLevel} rows. */
  readonly depth: 1 | 2;
}

/** A row with where it stands itself. */
interface Standing {
  readonly row: PartRow;
  readonly closed: boolean;
  readonly inProduction: boolean;
}

/** Rows of one level, in order, with where to go on. */
interface Found {
  readonly rows: readonly Standing[];
  readonly next: string | null;
}

/** So many rows of a second level are shown with the first. */
const secondLevel = 10;
/** So many rows at a time are looked through when a filter is on. */
const chunk = 200;

/**
 * One level of the work below a node: the parts that the actor sees, with roll-ups (from the read model), where leaves
 * stand themselves, holes, how many parts are not shown, and what of the node runs in production. The number of
 * statements does not depend on the number of rows.
 */
export async function readBelow(
  q: Queryable,
  actor: Actor,
  nodeId: number,
  query: BelowQuery,
): Promise<BelowValue> {
  const found = await firstLevel(q, actor, nodeId, query);
  const small = query.depth === 2 && found.next === null && found.rows.length <= smallLevel;
  const parents = small ? found.rows.filter((s) => s.row.opens).map((s) => s.row.id) : [];
  const second = await secondLevels(q, actor, parents, query.only);
  const shown = [...found.rows, ...[...second.values()].flatMap((f) => f.rows)];
  const wholes = [nodeId, ...parents];
  const running = query.only === null && query.cursor === null;
  const [holes, notShown, runs] = await Promise.all([
    holesOf(q, actor, shown),
    notShownBelow(q, actor, wholes),
    running ? runningBelow(q, actor, wholes) : new Map<number, BelowLevelValue['running']>(),
  ]);
  const level = (id: number, of: Found): BelowLevelValue => ({
    items: of.rows.map((s) => present(s, holes)),
    next: of.next,
    notShown: notShown.get(id) ?? 0,
    running: runs.get(id) ?? [],
  });
  return {
    ...level(nodeId, found),
    items: found.rows.map((s) => {
      const below = second.get(s.row.id);
      return { ...present(s, holes), level: below ? level(s.row.id, below) : null };
    }),
  };
}

/** Reads on until the page is full: a filter may keep few of many. */
async function firstLevel(q: Queryable, actor: Actor, nodeId: number, query: BelowQuery): Promise<Found> {
  const most = query.only === null ? query.limit + 1 : Math.max(chunk, query.limit + 1);
  const kept: Standing[] = [];
  let after = query.cursor === null ? null : placeOf(query.cursor);
  for (;;) {
    const rows = (await partsOf(q, actor, [nodeId], { most, after })).get(nodeId) ?? [];
    kept.push(...(await standing(q, rows)).filter((s) => keptBelow({ ...s.row, ...s }, query.only)));
    const last = rows.at(-1);
    if (rows.length < most || !last || kept.length > query.limit) return page(kept, query.limit);
    after = [last.place, last.sort, last.id];
  }
}

/** The first rows below each of some nodes, in the same few statements for all of them. */
async function secondLevels(
  q: Queryable,
  actor: Actor,
  parents: readonly number[],
  only: BelowFilter | null,
): Promise<Map<number, Found>> {
  if (parents.length === 0) return new Map();
  const most = only === null ? secondLevel + 1 : chunk;
  const parts = await partsOf(q, actor, parents, { most, after: null });
  const all = new Map((await standing(q, [...parts.values()].flat())).map((s) => [s.row.id, s]));
  return new Map(
    parents.map((id) => {
      const rows = parts.get(id) ?? [];
      const kept = rows.map((r) => all.get(r.id)!).filter((s) => keptBelow({ ...s.row, ...s }, only));
      const found = page(kept, secondLevel);
      const last = rows.at(-1);
      // What lies behind the rows looked through may be kept too.
      const next = found.next ?? (rows.length === most && last ? cursorOf(last) : null);
      return [id, { rows: found.rows, next }];
    }),
  );
}

const page = (kept: readonly Standing[], limit: number): Found => {
  const rows = kept.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: kept.length > limit && last ? cursorOf(last.row) : null };
};

const cursorOf = (r: PartRow): string => encodeCursor([r.place, r.sort, r.id]);

function placeOf(cursor: string): readonly [number, string, number] {
  const [place, sort, id] = decodeCursor(cursor, 3);
  const whole = (v: unknown): v is number => typeof v === 'number' && Number.isSafeInteger(v);
  // What no page of ours ends at is after everything: nothing is there.
  return whole(place) && Math.abs(place) < 1000 && typeof sort === 'string' && whole(id)
    ? [place, sort, id]
    : [1000, '', 0];
}

/** Where some rows stand: a whole as its roll-up says, a leaf as its own state and deliveries say. */
async function standing(q: Queryable, rows: readonly PartRow[]): Promise<Standing[]> {
  const leaves = rows.filter((r) => r.rollup === null && (kindRank[r.kind] ?? 0) >= kindRank.epic!);
  const own = await standingsOf(q, leaves);
  return rows.map((row) => {
    const of = own.get(row.id);
    const { rollup } = row;
    if (rollup === null) return { row, closed: of?.closed ?? false, inProduction: of?.inProduction ?? false };
    return {
      row,
      closed: rollup.closed === rollup.total,
      inProduction: rollup.inProduction === rollup.total,
    };
  });
}

/** The holes in some rows, by key of the row. */
async function holesOf(
  q: Queryable,
  actor: Actor,
  shown: readonly Standing[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  // An external issue that stands below something has an origin: it is no hole.
  const matters = shown.filter(({ row }) => row.kind !== 'externalIssue');
  const found = await holesAmong(q, actor, new Map(matters.map(({ row }) => [row.id, row.kind])));
  const holes = new Map<string, string[]>();
  for (const { code, node } of found) holes.set(node.key, [...(holes.get(node.key) ?? []), code]);
  return holes;
}

function present(
  { row, closed, inProduction }: Standing,
  holes: ReadonlyMap<string, readonly string[]>,
): BelowRowValue {
  const { key, kind, title, state, owner, estimate, rank, url, opens, rollup } = row;
  const own = row.kind === 'externalIssue' ? undefined : holes.get(key);
  return {
    key,
    kind,
    title,
    state,
    owner,
    estimate,
    rank,
    url,
    opens,
    rollup,
    closed,
    inProduction,
    holes: [...(own ?? [])],
  };
}
