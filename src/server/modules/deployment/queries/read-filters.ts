import type { deploymentRoutes } from '../../../../contract/deployments.ts';
import type { RouteInput } from '../../../../contract/route.ts';
import { invalid } from '../../../../domain/kernel/errors.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { keyReadings } from '../../../../domain/thread/index.ts';
import { belongsToAgency } from '../../../core/visibility.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';
import { applicationByKey, productByKey } from './ensure.ts';

/** The filters as a caller gives them. `from` and `to` are days in the agency's zone, both included. */
export type DeploymentFilters = RouteInput<typeof deploymentRoutes.count>['query'];

/**
 * The condition that a filter means, over `deployment d`; what somebody may see of it is for the caller to add. What a
 * filter names must be there: a product, application or environment that nobody knows is refused, never ignored.
 */
export async function whereOf(q: Queryable, filters: DeploymentFilters, timeZone: string): Promise<Where> {
  const { from, to } = filters;
  if (from !== undefined && to !== undefined && from > to) throw invalid('query:to', 'before_start');
  const [product, application, environments] = await Promise.all([
    filters.product === undefined ? null : named('product', productByKey(q, filters.product)),
    filters.application === undefined ? null : named('application', applicationByKey(q, filters.application)),
    filters.environment === undefined && filters.production === undefined
      ? null
      : environmentsOf(q, filters.environment, filters.production),
  ]);
  const w = new Where();
  if (product !== null) w.and(`d.product_id = ${w.value(product)}`);
  if (application !== null) w.and(`d.application_id = ${w.value(application)}`);
  if (environments !== null) {
    // One environment is a range of an index; several are a filter.
    const [only, ...others] = environments;
    w.and(
      only !== undefined && others.length === 0
        ? `d.environment_id = ${w.value(only)}`
        : `d.environment_id = any(${w.value(environments)}::bigint[])`,
    );
  }
  if (filters.explained !== undefined) w.and(`d.explained = ${w.value(filters.explained)}`);
  if (from !== undefined || to !== undefined) {
    const zone = w.value(timeZone);
    if (from !== undefined)
      w.and(`d.deployed_at >= (${w.value(from)}::date::timestamp at time zone ${zone})`);
    if (to !== undefined)
      w.and(`d.deployed_at < ((${w.value(to)}::date + 1)::timestamp at time zone ${zone})`);
  }
  if (filters.q !== undefined) addWords(w, filters.q);
  return w;
}

/** A deployment is a node without a process: whoever belongs to the agency sees it. Over `node n`. */
export function seen(actor: Actor): string {
  return belongsToAgency(actor) ? 'n.deleted_at is null' : 'false';
}

/** As {@link seen}, over `deployment d` alone: cheaper where all are counted and few or none are deleted. */
export function seenAlone(actor: Actor): string {
  return belongsToAgency(actor) ? notDeleted : 'false';
}

/** That a `deployment d` is not deleted, without joining its node. */
export const notDeleted =
  'not exists (select from node gone where gone.id = d.id and gone.deleted_at is not null)';

async function named(filter: string, found: Promise<number | null>): Promise<number> {
  const id = await found;
  if (id === null) throw invalid(`query:${filter}`, 'no_such_reference');
  return id;
}

async function environmentsOf(
  q: Queryable,
  name: string | undefined,
  production: boolean | undefined,
): Promise<number[]> {
  const rows = await q.sql<{ id: number; production: boolean }>(
    'select id, production from environment where $1::text is null or name = $1',
    [name ?? null],
  );
  if (name !== undefined && rows.length === 0) throw invalid('query:environment', 'no_such_reference');
  return rows.filter((e) => production === undefined || e.production === production).map((e) => e.id);
}

/** Most words of one search. */
const maxWords = 8;
const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
const literally = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '\\$&');

/** A key as it is stored (`MOVE-465`, `CVE-2024-1234`, `GHSA-72hv-8253-57qq`); null for what has not the form of one. */
function canonical({ key }: { readonly key: string }): string | null {
  if (/^GHSA(?:-[0-9a-z]{4}){3}$/i.test(key)) return `GHSA${key.slice(4).toLowerCase()}`;
  return /^(?:\p{L}[\p{L}\p{N}]{1,9}-\d+|CVE-\d{4}-\d+)$/iu.test(key) ? key.toUpperCase() : null;
}

/**
 * What a person searched for: the beginning of a commit (7–40 hexadecimal digits), a key (of an issue, however its
 * hyphen is typed, or of a deployment), else words that stand in the same line, whatever their order and case.
 */
function addWords(w: Where, text: string): void {
  const words = text.trim().split(/\s+/u).filter(Boolean);
  if (words.length === 0) throw invalid('query:q', 'too_short', { limit: 2 });
  const line = (condition: string): string =>
    `select l.deployment_id from deployment_line l where ${condition}`;
  const keys = keyReadings(text)
    .map(canonical)
    .filter((key) => key !== null);
  if (keys.length > 0) {
    const list = w.value(keys);
    // `MOVE-465` is not to find `MOVE-4654`.
    const whole = w.value(`(?:^|[^[:alnum:]])(?:${keys.map(literally).join('|')})(?![[:alnum:]])`);
    w.and(`d.id in (${line(`l.text ~* ${whole}`)}
      union all select l.deployment_id from line_reference r join deployment_line l on l.id = r.line_id
        where r.type in ('issue', 'cve', 'ghsa') and r.value = any(${list}::text[])
      union all select k.id from node k where k.kind = 'deployment' and upper(k.key) = any(${list}::text[]))`);
    return;
  }
  const every = words
    .slice(0, maxWords)
    .map((word) => `l.text ilike ${w.value(like(word))}`)
    .join(' and ');
  const [first] = words;
  if (words.length === 1 && first !== undefined && /^[0-9a-f]{7,40}$/i.test(first)) {
    const sha = w.value(first.toLowerCase());
    // A range, so that the index on commits serves whatever the collation of the database; `g` follows every digit.
    w.and(
      `d.id in (select c.id from deployment c where c.sha >= ${sha} and c.sha < ${sha} || 'g' union all ${line(every)})`,
    );
    return;
  }
  w.and(`exists (${line(`l.deployment_id = d.id and ${every}`)})`);
}
