import type { DeploymentRowValue } from '../../../../contract/deployments.ts';
import { invalid } from '../../../../domain/kernel/errors.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { decodeCursor, encodeCursor } from '../../../platform/db/cursor.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { type DeploymentFilters, seen, seenAlone, whereOf } from './read-filters.ts';

/** Most that is counted exactly. */
export const countCap = 10_000;

/** A row of {@link rowColumns}. */
export interface RowOfDeployment {
  readonly id: number;
  readonly key: string;
  readonly product_key: string;
  readonly product_title: string;
  readonly application_key: string;
  readonly application_title: string;
  readonly environment: string;
  readonly production: boolean;
  readonly sha: string;
  readonly deployed_at: Date;
  readonly source: string;
  readonly explained: DeploymentRowValue['explained'];
  readonly lines: number;
  readonly summary: string | null;
  readonly issues: readonly string[];
}

/**
 * What a row shows, over `deployment d` joined as {@link rowJoins}. `offset 0` keeps the way down from line to reference:
 * before the tables' statistics are there (just after an import) the planner would go through all references instead.
 */
export const rowColumns = `d.id, n.key, p.key as product_key, p.title as product_title, a.key as application_key,
  a.title as application_title, e.name as environment, e.production, d.sha, d.deployed_at, d.source, d.explained,
  (select count(*)::int from deployment_line l where l.deployment_id = d.id) as lines,
  (select left(l.text, 500) from deployment_line l where l.deployment_id = d.id order by l.position limit 1) as summary,
  (select coalesce(json_agg(i.key order by i.place), '[]') from (
     select k.key, min(array[l.position, r.starts]) as place from deployment_line l
     cross join lateral (
       select r.node_id, r.starts from line_reference r
       where r.line_id = l.id and r.type = 'issue' and r.certainty = 'written' offset 0) r
     join node k on k.id = r.node_id and k.deleted_at is null
     where l.deployment_id = d.id group by k.key) i) as issues`;
/** The joins that {@link rowColumns} reads. */
export const rowJoins = `join node n on n.id = d.id join node p on p.id = d.product_id
  join node a on a.id = d.application_id join environment e on e.id = d.environment_id`;

/** One row as the contract lists it. */
export function toRow(r: RowOfDeployment): DeploymentRowValue {
  return {
    key: r.key,
    product: { key: r.product_key, kind: 'product', title: r.product_title, state: null },
    application: { key: r.application_key, kind: 'application', title: r.application_title, state: null },
    environment: r.environment,
    production: r.production,
    sha: r.sha,
    deployedAt: r.deployed_at.toISOString(),
    source: r.source,
    explained: r.explained,
    lines: r.lines,
    summary: r.summary ?? '',
    issues: [...r.issues],
  };
}

/** An instant of PostgreSQL, to the microsecond, as text. */
const exact = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
/** Whether a text is such an instant, and one that exists. */
function isExactInstant(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 23) === text.slice(0, 23);
}

/** The instant and id of a cursor; anything else is refused. */
function placeOf(cursor: string): { at: string; id: number } {
  const [at, id] = decodeCursor(cursor, 2);
  if (typeof at !== 'string' || !isExactInstant(at) || !Number.isSafeInteger(id)) {
    throw invalid('query:cursor', 'not_a_cursor');
  }
  return { at, id: Number(id) };
}

/** One page of deployments, newest first. The page is cut by an index before anything is joined to it. */
export async function listDeployments(
  q: Queryable,
  actor: Actor,
  query: DeploymentFilters & { readonly limit?: number; readonly cursor?: string },
  timeZone: string,
): Promise<{ items: DeploymentRowValue[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const after = query.cursor === undefined ? null : placeOf(query.cursor);
  const w = await whereOf(q, query, timeZone);
  w.and(seen(actor));
  if (after !== null)
    w.and(`(d.deployed_at, d.id) < (${w.value(after.at)}::timestamptz, ${w.value(after.id)}::bigint)`);
  const rows = await q.sql<RowOfDeployment & { exact: string }>(
    `with page as (
       select d.* from deployment d join node n on n.id = d.id where ${w.text}
       order by d.deployed_at desc, d.id desc limit ${w.value(limit + 1)}::int)
     select ${rowColumns}, ${exact('d.deployed_at')} as exact from page d ${rowJoins}
     order by d.deployed_at desc, d.id desc`,
    w.values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(toRow),
    next: rows.length > limit && last ? encodeCursor([last.exact, last.id]) : null,
  };
}

/** How many there are under a filter, exact up to {@link countCap}. */
export async function countDeployments(
  q: Queryable,
  actor: Actor,
  filters: DeploymentFilters,
  timeZone: string,
): Promise<{ count: number; capped: boolean }> {
  const w = await whereOf(q, filters, timeZone);
  w.and(seenAlone(actor));
  const [row] = await q.sql<{ count: number }>(
    `select count(*)::int as count from (
       select from deployment d where ${w.text} limit ${countCap + 1}) c`,
    w.values,
  );
  const count = row?.count ?? 0;
  return { count: Math.min(count, countCap), capped: count > countCap };
}

/** Deployments a day in the agency's zone, oldest first; days without any are left out. `from` and `to` are the first and last day with one. */
export async function densityOfDeployments(
  q: Queryable,
  actor: Actor,
  filters: DeploymentFilters,
  timeZone: string,
): Promise<{ days: { day: string; count: number }[]; from: string | null; to: string | null }> {
  const w = await whereOf(q, filters, timeZone);
  w.and(seenAlone(actor));
  const days = await q.sql<{ day: string; count: number }>(
    `select (d.deployed_at at time zone ${w.value(timeZone)})::date as day, count(*)::int as count
     from deployment d where ${w.text} group by 1 order by 1`,
    w.values,
  );
  return { days, from: days[0]?.day ?? null, to: days.at(-1)?.day ?? null };
}
