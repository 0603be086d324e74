import type { ProcessPageValue } from '../../../../contract/handbook.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import type { PublicText } from '../../../../domain/kernel/text.ts';
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

/**
 * Figures of a kind, of what the actor sees: how many stand in each state and the median of days they have stood there
 * (a true median, over at most the 10,000 latest changed), and how many wait for a decision.
 */
export async function figuresOf(
  q: Queryable,
  actor: Actor,
  kind: string,
): Promise<ProcessPageValue['figures']> {
  const w = new Where([kind]);
  w.and(`m.kind = $1`);
  w.and(visibleMatter(actor, w));
  const [byState, waiting] = await Promise.all([
    q.sql<{ state: string; count: number; median: number | null }>(
      `select state, count(*)::int as count,
         percentile_cont(0.5) within group (order by extract(epoch from now() - state_since) / 86400) as median
       from (select m.state, m.state_since from matter m where ${w.text} order by m.updated_at desc limit 10000) x group by state`,
      w.values,
    ),
    q.sql<{ count: number }>(
      `select count(distinct a.matter_id)::int as count from approval a join matter m on m.id = a.matter_id and m.state = a.state
       where a.status = 'pending' and ${w.text}`,
      w.values,
    ),
  ]);
  return {
    byState: byState.map((r) => ({
      state: r.state,
      count: r.count,
      medianDays: r.median === null ? null : Math.round(r.median * 10) / 10,
    })),
    waitingForGate: waiting[0]?.count ?? 0,
  };
}

/** Newest version number of each kind. */
export async function newestVersions(q: Queryable): Promise<Map<string, number>> {
  const rows = await q.sql<{ kind: string; number: number }>(
    'select kind, max(number)::int as number from process_version group by kind',
  );
  return new Map(rows.map((r) => [r.kind, r.number]));
}
