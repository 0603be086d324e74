import type { CoverageValue } from '../../../../contract/thread.ts';
import type { Viewer } from '../../../core/nodes.ts';
import { belongsToAgency } from '../../../core/visibility.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** The period (days in the agency's zone, both included) and the product counted. */
export interface CoverageQuery {
  readonly from: string | null;
  readonly to: string | null;
  readonly productId: number | null;
  readonly timeZone: string;
}

interface Row {
  readonly product_id: number;
  readonly key: string;
  readonly title: string;
  readonly month: string;
  readonly explained: 'issue' | 'origin' | 'maintenance' | 'none';
  readonly n: number;
}

const members = {
  issue: 'byIssue',
  origin: 'byOrigin',
  maintenance: 'byMaintenance',
  none: 'none',
} as const;

interface Counts {
  total: number;
  byIssue: number;
  byOrigin: number;
  byMaintenance: number;
  none: number;
}

const nothing = (): Counts => ({ total: 0, byIssue: 0, byOrigin: 0, byMaintenance: 0, none: 0 });

function add(counts: Counts, row: Row): void {
  counts.total += row.n;
  counts[members[row.explained]] += row.n;
}

/**
 * How production deployments are explained, whole, per product (by title) and per month (`YYYY-MM` in the agency's
 * zone, oldest first). The list of deployments under the same filters, `production=true` and `explained=…`, is what
 * each number counts.
 */
export async function coverage(q: Queryable, viewer: Viewer, query: CoverageQuery): Promise<CoverageValue> {
  const w = new Where();
  const zone = w.value(query.timeZone);
  // Deployments have no audience of their own: the agency sees them, nobody else does.
  if (viewer !== 'everything' && !belongsToAgency(viewer)) w.and('false');
  const instant = (day: string, plus: number): string =>
    `((${w.value(day)}::date + ${plus})::timestamp at time zone ${zone})`;
  if (query.from !== null) w.and(`d.deployed_at >= ${instant(query.from, 0)}`);
  if (query.to !== null) w.and(`d.deployed_at < ${instant(query.to, 1)}`);
  if (query.productId !== null) w.and(`d.product_id = ${w.value(query.productId)}`);
  const rows = await q.sql<Row>(
    `select c.*, p.key, p.title from (
       select d.product_id, to_char(d.deployed_at at time zone ${zone}, 'YYYY-MM') as month, d.explained, count(*)::int as n
       from deployment d join environment e on e.id = d.environment_id and e.production
       where ${w.text} and not exists (select 1 from node n where n.id = d.id and n.deleted_at is not null) group by 1, 2, 3
     ) c join node p on p.id = c.product_id order by p.title collate "nb-x-icu", p.id, c.month`,
    w.values,
  );
  const whole = nothing();
  const products = new Map<number, CoverageValue['products'][number]>();
  const months = new Map<string, Counts>();
  for (const r of rows) {
    add(whole, r);
    const product = products.get(r.product_id) ?? {
      product: { key: r.key, kind: 'product', title: r.title, state: null },
      ...nothing(),
    };
    products.set(r.product_id, product);
    add(product, r);
    const month = months.get(r.month) ?? nothing();
    months.set(r.month, month);
    add(month, r);
  }
  return {
    from: query.from,
    to: query.to,
    ...whole,
    products: [...products.values()],
    months: [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, c]) => ({ month, ...c })),
  };
}
