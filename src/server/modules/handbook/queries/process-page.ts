import type { NodeRefValue } from '../../../../contract/common.ts';
import type { ProcessPageValue } from '../../../../contract/handbook.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import type { PublicText } from '../../../../domain/kernel/text.ts';
import { processOf } from '../../../../domain/processes.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** Versions of a process, newest first. */
export async function versionsOf(q: Queryable, kind: string): Promise<ProcessPageValue['versions']> {
  const rows = await q.sql<{
    number: number;
    created_at: Date;
    created_by: number | null;
    name: string | null;
  }>(
    `select v.number, v.created_at, v.created_by, p.name from process_version v left join person p on p.id = v.created_by
     where v.kind = $1 order by v.number desc limit 50`,
    [kind],
  );
  return rows.map((r) => ({
    number: r.number,
    createdAt: r.created_at.toISOString(),
    createdBy: r.created_by === null ? null : { id: r.created_by, name: r.name ?? '' },
  }));
}

/** Criteria that process owners added to a kind, retired ones too. */
export async function addedOf(q: Queryable, kind: string): Promise<ProcessPageValue['added']> {
  const rows = await q.sql<{
    id: string;
    transition: string;
    texts: PublicText;
    version: number;
    created_by: number;
    created_name: string;
    created_at: Date;
    retired_by: number | null;
    retired_name: string | null;
    retired_at: Date | null;
  }>(
    `select c.id, c.transition, c.texts, c.version, c.created_by, p.name as created_name, c.created_at, c.retired_by, r.name as retired_name, c.retired_at
     from process_criterion c join person p on p.id = c.created_by left join person r on r.id = c.retired_by
     where c.kind = $1 order by c.created_at, c.id`,
    [kind],
  );
  return rows.map((r) => ({
    id: r.id,
    transition: r.transition,
    texts: r.texts,
    version: r.version,
    createdBy: { id: r.created_by, name: r.created_name },
    createdAt: r.created_at.toISOString(),
    retiredBy: r.retired_by === null ? null : { id: r.retired_by, name: r.retired_name ?? '' },
    retiredAt: r.retired_at === null ? null : r.retired_at.toISOString(),
  }));
}

/** People who own a process now. */
export async function processOwners(q: Queryable, kind: string): Promise<{ id: number; name: string }[]> {
  return q.sql(
    `select distinct p.id, p.name from membership m join person p on p.id = m.person_id
     where m.role = 'processOwner' and m.scope_kind = 'process' and m.scope_name = $1 and m.valid @> now() order by p.name`,
    [kind],
  );
}

/** How far back a page looks for what has moved. */
export const movedDays = 30;
/** Open matters told of on the page of a process. */
const openShown = 5;

function seenOf(actor: Actor, kind: string, ...more: readonly unknown[]): Where {
  const w = new Where([kind, ...more]);
  w.and(`m.kind = $1 and exists (select 1 from node n where n.id = m.id and n.deleted_at is null)`);
  return w.and(visibleMatter(actor, w));
}

/** States of a kind in which a matter is not done. */
const openStates = (kind: string): string[] =>
  Object.entries(processOf(kind)?.states ?? {})
    .filter(([, s]) => s.category !== 'done')
    .map(([state]) => state);

/**
 * Figures of a kind, of what the actor sees: how many stand in each state, how many came there lately, the median of days
 * they have stood there (a true median, over at most the 10,000 latest changed), and how many wait for a decision.
 */
export async function figuresOf(
  q: Queryable,
  actor: Actor,
  kind: string,
  now: Date,
): Promise<ProcessPageValue['figures']> {
  const lately = seenOf(actor, kind, new Date(now.getTime() - movedDays * 86_400_000));
  const timed = seenOf(actor, kind, now);
  const w = seenOf(actor, kind);
  const [byState, medians, waiting] = await Promise.all([
    q.sql<{ state: string; count: number; moved: number }>(
      `select m.state, count(*)::int as count, count(*) filter (where m.state_since >= $2)::int as moved
       from matter m where ${lately.text} group by m.state`,
      lately.values,
    ),
    q.sql<{ state: string; median: number | null }>(
      `select state, percentile_cont(0.5) within group (order by extract(epoch from $2 - state_since) / 86400) as median
       from (select m.state, m.state_since from matter m where ${timed.text} order by m.updated_at desc limit 10000) x group by state`,
      timed.values,
    ),
    q.sql<{ count: number }>(
      `select count(distinct a.matter_id)::int as count from approval a join matter m on m.id = a.matter_id and m.state = a.state
       where a.status = 'pending' and ${w.text}`,
      w.values,
    ),
  ]);
  const open = openStates(kind);
  const median = new Map(medians.map((r) => [r.state, r.median]));
  const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0);
  return {
    byState: byState.map((r) => ({ ...r, medianDays: roundedDays(median.get(r.state)) })),
    open: sum(byState.filter((r) => open.includes(r.state)).map((r) => r.count)),
    moved: sum(byState.map((r) => r.moved)),
    movedDays,
    waitingForGate: waiting[0]?.count ?? 0,
  };
}

/** Days to one decimal; never below nought, however the clocks differ. */
const roundedDays = (days: number | null | undefined): number | null =>
  days === null || days === undefined ? null : Math.max(0, Math.round(days * 10) / 10);

/** Matters of a kind that are not done and have stood longest in their state, of what the actor sees. */
export async function longestOpen(
  q: Queryable,
  actor: Actor,
  kind: string,
): Promise<ProcessPageValue['openMatters']> {
  const w = seenOf(actor, kind, openStates(kind));
  const rows = await q.sql<{
    node: NodeRefValue;
    owner_id: number | null;
    owner: string | null;
    state_since: Date;
  }>(
    `select json_build_object('key', n.key, 'kind', n.kind, 'title', n.title, 'state', m.state) as node,
       m.owner_id, p.name as owner, m.state_since
     from (select m.* from matter m where m.state = any($2::text[]) and ${w.text} order by m.state_since, m.id limit ${openShown}) m
     join node n on n.id = m.id left join person p on p.id = m.owner_id order by m.state_since, m.id`,
    w.values,
  );
  return rows.map((r) => ({
    node: r.node,
    owner: r.owner_id === null ? null : { id: r.owner_id, name: r.owner ?? '' },
    stateSince: r.state_since.toISOString(),
  }));
}

/** Newest version number of each kind. */
export async function newestVersions(q: Queryable): Promise<Map<string, number>> {
  const rows = await q.sql<{ kind: string; number: number }>(
    'select kind, max(number)::int as number from process_version group by kind',
  );
  return new Map(rows.map((r) => [r.kind, r.number]));
}
