import type { NodeRefValue } from '../../../../contract/common.ts';
import type { RouteReply } from '../../../../contract/route.ts';
import type { threadRoutes } from '../../../../contract/thread.ts';
import { invalid } from '../../../../domain/kernel/errors.ts';
import { type HoleCode, holeCodes, holeKind, isHoleCode } from '../../../../domain/thread/index.ts';
import { seenBy, type Viewer } from '../../../core/nodes.ts';
import { decodeCursor, encodeCursor } from '../../../platform/db/cursor.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

type HolesReply = RouteReply<typeof threadRoutes.holes>;
type HoleItem = HolesReply['items'][number];

/** Where holes of one code are found: tables with `node n` and `matter m` among them, a condition, a time, a product. */
interface Source {
  readonly from: string;
  readonly where: string;
  readonly at: string;
  readonly product: string;
  readonly state: string;
}

const matters = 'matter m join node n on n.id = m.id';
const noMatter = 'left join matter m on m.id = n.id';
const standing = `l.status = 'confirmed' and l.removed_at is null`;
const noLink = (type: 'decomposes' | 'answers' | 'measures'): string =>
  `not exists (select 1 from link l where l.from_id = m.id and l.type = '${type}' and ${standing})`;
const noParts = noLink('decomposes');
const inProduction = (id: string): string =>
  `exists (select 1 from link l join deployment d on d.id = l.to_id join environment e on e.id = d.environment_id and e.production
     where l.from_id = ${id} and l.type = 'delivers' and ${standing})`;

const sources: Readonly<Record<HoleCode, Source>> = {
  deploymentUnexplained: {
    from: `deployment x join environment e on e.id = x.environment_id and e.production join node n on n.id = x.id ${noMatter}`,
    where: `x.explained = 'none'`,
    at: 'x.deployed_at',
    product: 'x.product_id',
    state: 'null',
  },
  initiativeWithoutParts: {
    from: matters,
    where: `m.kind = 'initiative' and m.state = 'implementation'
      and (m.product_id is not null or m.product_group_id is not null) and ${noParts}`,
    at: 'm.updated_at',
    product: 'm.product_id',
    state: 'm.state',
  },
  elementWithoutEpic: {
    from: matters,
    where: `m.kind = 'roadmapElement' and m.state <> 'dropped' and ${noParts}`,
    at: 'm.updated_at',
    product: 'm.product_id',
    state: 'm.state',
  },
  epicNotInProduction: {
    from: `${matters} left join rollup r on r.node_id = m.id`,
    where: `m.kind = 'epic' and m.state = 'closed' and coalesce(r.in_production, 0) = 0 and not ${inProduction('m.id')}`,
    at: 'm.updated_at',
    product: 'm.product_id',
    state: 'm.state',
  },
  demandUnanswered: {
    from: matters,
    where: `m.kind = 'demand' and m.state = 'open' and ${noLink('answers')}`,
    at: 'm.updated_at',
    product: 'm.product_id',
    state: 'm.state',
  },
  initiativeUnmeasured: {
    from: matters,
    where: `m.kind = 'initiative' and m.state = 'implementation' and ${noLink('measures')}`,
    at: 'm.updated_at',
    product: 'm.product_id',
    state: 'm.state',
  },
  issueWithoutOrigin: {
    from: `external_issue x join node n on n.id = x.id ${noMatter}`,
    where: `${inProduction('x.id')} and not exists (select 1 from link l where l.to_id = x.id
      and l.type in ('decomposes', 'causes', 'answers') and ${standing})`,
    at: 'coalesce(x.first_seen, n.created_at)',
    product: 'x.product_id',
    state: 'x.state',
  },
};

interface Row {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly state: string | null;
  readonly at: Date;
  /** Microseconds since 1970: a `Date` would lose the last three digits, and the page its place. */
  readonly mark: number;
  readonly product_key: string | null;
  readonly product_title: string | null;
}

const columns = (s: Source): string =>
  `n.id, n.key, n.kind, n.title, ${s.state} as state, ${s.at} as at,
   (extract(epoch from ${s.at}) * 1000000)::bigint as mark, p.key as product_key, p.title as product_title`;

function present(code: HoleCode, r: Row): HoleItem {
  const product: NodeRefValue | null =
    r.product_key === null
      ? null
      : { key: r.product_key, kind: 'product', title: r.product_title ?? '', state: null };
  return {
    code,
    node: { key: r.key, kind: r.kind, title: r.title, state: r.state },
    product,
    at: r.at.toISOString(),
  };
}

/** Filters and page of the list of holes; `productId` is a product's node. */
export interface HolesQuery {
  readonly code: HoleCode | null;
  readonly productId: number | null;
  readonly limit: number;
  readonly cursor: string | null;
}

/** The code a text names; an unknown one is refused. */
export function holeCodeOf(text: string): HoleCode {
  if (!isHoleCode(text)) throw invalid('query:code', 'no_such_code', { code: text });
  return text;
}

const countedTo = 10_000;

/**
 * Where the thread is broken, most pressing code first and newest first within it, with how many there are of each
 * (exact up to 10,000). Only holes in nodes the viewer sees.
 */
export async function listHoles(q: Queryable, viewer: Viewer, query: HolesQuery): Promise<HolesReply> {
  const codes = query.code === null ? holeCodes : [query.code];
  const place = query.cursor === null ? null : placeOf(query.cursor);
  const rows: { code: HoleCode; row: Row }[] = [];
  for (const code of codes) {
    const index = holeCodes.indexOf(code);
    const left = query.limit + 1 - rows.length;
    if (left <= 0 || (place !== null && index < place.code)) continue;
    const s = sources[code];
    const w = whereOf(s, viewer, query.productId);
    if (place !== null && index === place.code) {
      const at = `timestamptz 'epoch' + ${w.value(place.mark)}::float8 * interval '1 microsecond'`;
      w.and(`(${s.at}, n.id) < (${at}, ${w.value(place.id)}::bigint)`);
    }
    const found = await q.sql<Row>(
      `select ${columns(s)} from ${s.from} left join node p on p.id = ${s.product}
       where ${w.text} order by ${s.at} desc, n.id desc limit ${w.value(left)}`,
      w.values,
    );
    for (const row of found) rows.push({ code, row });
  }
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const counts = await Promise.all(
    codes.map(async (code) => ({ code, total: await count(q, viewer, code, query.productId) })),
  );
  return {
    items: shown.map((r) => present(r.code, r.row)),
    next:
      rows.length > query.limit && last
        ? encodeCursor([holeCodes.indexOf(last.code), last.row.mark, last.row.id])
        : null,
    counts,
  };
}

/** The holes in some nodes, given by id with their kinds, most pressing first; in those the viewer sees. */
export async function holesAmong(
  q: Queryable,
  viewer: Viewer,
  kinds: ReadonlyMap<number, string>,
): Promise<HoleItem[]> {
  const found = await Promise.all(
    holeCodes.map(async (code) => {
      const ids = [...kinds].filter(([, kind]) => kind === holeKind[code]).map(([id]) => id);
      if (ids.length === 0) return [];
      const s = sources[code];
      const w = whereOf(s, viewer, null);
      w.and(`n.id = any(${w.value(ids)}::bigint[])`);
      const rows = await q.sql<Row>(
        `select ${columns(s)} from ${s.from} left join node p on p.id = ${s.product}
         where ${w.text} order by ${s.at} desc, n.id desc`,
        w.values,
      );
      return rows.map((r) => present(code, r));
    }),
  );
  return found.flat();
}

function whereOf(s: Source, viewer: Viewer, productId: number | null): Where {
  const w = new Where().and(s.where);
  w.and(seenBy(viewer, w));
  if (productId !== null) w.and(`${s.product} = ${w.value(productId)}`);
  return w;
}

async function count(
  q: Queryable,
  viewer: Viewer,
  code: HoleCode,
  productId: number | null,
): Promise<{ count: number; capped: boolean }> {
  const s = sources[code];
  const w = whereOf(s, viewer, productId);
  const [row] = await q.sql<{ n: number }>(
    `select count(*)::int as n from (select 1 from ${s.from} where ${w.text} limit ${countedTo + 1}) c`,
    w.values,
  );
  const n = row?.n ?? 0;
  return { count: Math.min(n, countedTo), capped: n > countedTo };
}

function placeOf(cursor: string): { code: number; mark: number; id: number } {
  const values = decodeCursor(cursor, 3);
  // Beyond this no instant of ours lies, and PostgreSQL has none to give.
  const farthest = 1e16;
  if (values.every((v) => typeof v === 'number' && Number.isInteger(v) && Math.abs(v) < farthest)) {
    const [code, mark, id] = values as [number, number, number];
    return { code, mark, id };
  }
  throw invalid('query:cursor', 'not_a_cursor');
}
