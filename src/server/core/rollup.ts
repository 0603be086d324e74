import type { RollupValue } from '../../contract/matters.ts';
import type { KindState } from '../../domain/thread/index.ts';
import { abandonedStates, deliveredStates } from '../../domain/thread/index.ts';
import type { Db, Queryable, Tx } from '../platform/db/db.ts';

/*
 * What is below a node, each once however many ways lead to it.
 *
 * - Below: everything reached by confirmed `decomposes` links, but not deleted or abandoned (dropped, rejected) nodes,
 *   nor through them.
 * - Work item: an epic, issue or external issue below with no such below itself. So an issue stands for its epic, and
 *   an epic without issues stands for itself.
 * - Closed: its state is done; an external issue when its tracker says closed, or when it is in production (a tracker
 *   that tells us nothing is no reason to call delivered work open).
 * - Released: it came out in a deployment to any environment, or is in a release. Merged: the same, since a deployment
 *   carries a commit; what was merged but not deployed is known only when a repository tells us.
 * - In production: it came out in a deployment to a production environment, itself or as part of a release.
 * - A closed item also has what the epics and issues it is part of have: a delivery linked to an epic is one of
 *   everything closed in it.
 * - Estimate: the sum of the items' own; done: of those closed.
 */

const pairs = (states: readonly KindState[]): string =>
  states.map((s) => `('${s.kind}', '${s.state}')`).join(', ');
const abandoned = `(m.kind, m.state) in (${pairs(abandonedStates)})`;
const delivered = `(m.kind, m.state) in (${pairs(deliveredStates)})`;
const work = `('epic', 'issue', 'externalIssue')`;
const parts = `l.type = 'decomposes' and l.status = 'confirmed' and l.removed_at is null`;
const carried = `l.type in ('delivers', 'deploys') and l.status = 'confirmed' and l.removed_at is null`;
/** The target of a link `l` counts: it is there and has not come to nothing. Joins `n` and `m`. */
const live = `join node n on n.id = l.to_id and n.deleted_at is null left join matter m on m.id = n.id`;
const counts = `(m.id is null or not ${abandoned})`;

/** Roll-ups of the roots in `$1` that have anything below, one row each. The one definition, live and for the table. */
const rollupSql = `
  with recursive below (root, id, kind) as (
    select l.from_id, l.to_id, n.kind from link l ${live}
    where l.from_id = any($1::bigint[]) and ${parts} and ${counts}
    union
    select b.root, l.to_id, n.kind from below b join link l on l.from_id = b.id and ${parts} ${live} where ${counts}
  ),
  items as materialized (
    select distinct b.id, b.kind from below b
    where b.kind in ${work} and not exists (
      select 1 from link l ${live} where l.from_id = b.id and ${parts} and ${counts} and n.kind in ${work})
  ),
  whole (item, id) as (
    select id, id from items
    union
    select w.item, l.from_id from whole w join link l on l.to_id = w.id and ${parts}
      join node n on n.id = l.from_id and n.deleted_at is null and n.kind in ('epic', 'issue')
  ),
  carriers as materialized (select distinct id from whole),
  came_out (id, production) as (
    select c.id, coalesce(e.production, false) from carriers c join link l on l.from_id = c.id and l.type = 'delivers' and ${carried}
      join node n on n.id = l.to_id and n.deleted_at is null
      left join deployment d on d.id = l.to_id left join environment e on e.id = d.environment_id
    union all
    select c.id, e.production from carriers c join link r on r.from_id = c.id and r.type = 'delivers'
        and r.status = 'confirmed' and r.removed_at is null
      join node n on n.id = r.to_id and n.kind = 'release' and n.deleted_at is null
      join link l on l.from_id = r.to_id and ${carried}
      join deployment d on d.id = l.to_id join environment e on e.id = d.environment_id
  ),
  facts as (select id, bool_or(production) as production from came_out group by id),
  own as (
    select i.id, m.estimate, coalesce(m.audience not in ('public', 'agency'), false) as hidden,
      coalesce(${delivered}, x.state = 'closed', false)
        or (i.kind = 'externalIssue' and coalesce(f.production, false)) as closed,
      f.id is not null as released, coalesce(f.production, false) as production
    from items i left join matter m on m.id = i.id left join external_issue x on x.id = i.id left join facts f on f.id = i.id
  ),
  inherited as (
    select w.item, bool_or(f.production) as production from whole w join facts f on f.id = w.id where w.id <> w.item group by w.item
  ),
  standing as (
    select o.id, coalesce(o.estimate, 0) as estimate, o.hidden, o.closed,
      o.released or (o.closed and h.item is not null) as released,
      o.production or (o.closed and coalesce(h.production, false)) as production
    from own o left join inherited h on h.item = o.id
  )
  select r.root as id, count(s.id)::int as total, count(*) filter (where s.closed)::int as closed,
    count(*) filter (where s.released)::int as merged, count(*) filter (where s.released)::int as released,
    count(*) filter (where s.production)::int as "inProduction",
    coalesce(sum(s.estimate), 0) as estimate, coalesce(sum(s.estimate) filter (where s.closed), 0) as "estimateDone",
    count(*) filter (where s.hidden)::int as hidden
  from below r left join standing s on s.id = r.id
  group by r.root`;

type Row = RollupValue & { readonly id: number; readonly hidden: number };

/**
 * The roll-up of one node, computed now: all below it, whoever may see it. Null when nothing is below.
 * Estimates are in the units of the work itself.
 */
export async function rollupOf(q: Queryable, id: number): Promise<RollupValue | null> {
  const [row] = await q.sql<Row>(rollupSql, [[id]]);
  if (!row) return null;
  const { id: _id, hidden: _hidden, ...value } = row;
  return value;
}

/**
 * Notes that what is counted at these nodes may have changed: call it in the transaction that changes a state, an
 * estimate, a deletion, a link or a delivery. Those above are found when the roll-ups are refreshed, so that writers
 * under one initiative never wait for one another. Nodes with nothing above or below are left out.
 */
export async function markDirtyAround(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  // The time makes each mark its own: a mark made while its node is being refreshed stays.
  await tx.sql(
    `insert into rollup_dirty (node_id, marked_at)
     select distinct i.id, clock_timestamp() from unnest($1::bigint[]) i (id)
     where exists (select 1 from link l where l.to_id = i.id and ${parts})
        or exists (select 1 from link l where l.from_id = i.id and ${parts})
        or exists (select 1 from rollup r where r.node_id = i.id)
     order by 1
     on conflict (node_id) do update set marked_at = excluded.marked_at`,
    [ids],
  );
}

/** The marked nodes and all above them; below epics and issues too, since their deliveries count for what is in them. */
const aroundSql = `
  with recursive down (id, kind) as (
    select n.id, n.kind from node n where n.id = any($1::bigint[])
    union
    select l.to_id, n.kind from down d join link l on l.from_id = d.id and ${parts}
      join node n on n.id = l.to_id where d.kind in ('epic', 'issue')
  ), up (id) as (
    select id from down
    union
    select l.from_id from up u join link l on l.to_id = u.id and ${parts}
  )
  select id from up order by id`;

const writeSql = `
  with computed as (${rollupSql}),
  gone as (delete from rollup r where r.node_id = any($1::bigint[]) and not exists (select 1 from computed c where c.id = r.node_id))
  insert into rollup (node_id, total, closed, merged, released, in_production, estimate, estimate_done, hidden_below, computed_at)
  select id, total, closed, merged, released, "inProduction", estimate, "estimateDone", hidden, now() from computed
  on conflict (node_id) do update set total = excluded.total, closed = excluded.closed, merged = excluded.merged,
    released = excluded.released, in_production = excluded.in_production, estimate = excluded.estimate,
    estimate_done = excluded.estimate_done, hidden_below = excluded.hidden_below, computed_at = excluded.computed_at`;

const lockName = `hashtext('rollup')`;
const batch = 500;

/**
 * Brings the table of roll-ups up to date with at most `limit` marks, oldest first, in one transaction. Gives how many
 * marks were dealt with; 0 also when another process is at it (one at a time, or the older count could win).
 */
export async function refreshRollups(db: Db, limit = 500): Promise<number> {
  return db.transaction(async (tx) => {
    const [lock] = await tx.sql<{ free: boolean }>(`select pg_try_advisory_xact_lock(${lockName}) as free`);
    if (!lock?.free) return 0;
    const marks = await tx.sql<{ id: number; at: string }>(
      'select node_id as id, marked_at::text as at from rollup_dirty order by marked_at limit $1',
      [limit],
    );
    if (marks.length === 0) return 0;
    const around = await tx.sql<{ id: number }>(aroundSql, [marks.map((m) => m.id)]);
    const ids = around.map((r) => r.id);
    for (let i = 0; i < ids.length; i += batch) await tx.sql(writeSql, [ids.slice(i, i + batch)]);
    // A mark made anew meanwhile has another time and stays; one being made now is locked and stays too.
    await tx.sql(
      `delete from rollup_dirty where node_id in (
         select d.node_id from rollup_dirty d
         join unnest($1::bigint[], $2::timestamptz[]) as seen (id, at) on seen.id = d.node_id and seen.at = d.marked_at
         order by d.node_id for update of d skip locked)`,
      [marks.map((m) => m.id), marks.map((m) => m.at)],
    );
    return marks.length;
  });
}

/**
 * Computes every roll-up anew, in batches of their own transactions, and drops those of nodes with nothing below.
 * Gives how many there are. `onProgress` is told after each batch.
 */
export async function rebuildRollups(db: Db, onProgress: (done: number) => void = () => {}): Promise<number> {
  let last = 0;
  let done = 0;
  for (;;) {
    const ids = await db.transaction(async (tx) => {
      await tx.sql(`select pg_advisory_xact_lock(${lockName})`);
      const rows = await tx.sql<{ id: number }>(
        `select distinct l.from_id as id from link l where l.from_id > $1 and ${parts} order by 1 limit ${batch}`,
        [last],
      );
      const own = rows.map((r) => r.id);
      if (own.length > 0) await tx.sql(writeSql, [own]);
      const end = own.at(-1) ?? Number.MAX_SAFE_INTEGER;
      await tx.sql(
        'delete from rollup where node_id > $1 and node_id <= $2 and node_id <> all($3::bigint[])',
        [last, end, own],
      );
      return own;
    });
    if (ids.length === 0) return done;
    done += ids.length;
    last = ids.at(-1)!;
    onProgress(done);
  }
}

/** What a computed criterion about the parts of a matter counts. */
export interface Parts {
  /** Direct parts that have not come to nothing. */
  readonly relevantParts: number;
  /** Of them, those done; external issues when closed or in production. */
  readonly deliveredParts: number;
}

/**
 * Counts the direct parts of a matter. In a transaction the links and parts counted are locked against change
 * (`for share`) until it ends; the matter itself is locked by whoever calls, which keeps new parts out.
 */
export async function relevantParts(q: Queryable | Tx, matterId: number): Promise<Parts> {
  if ('inTransaction' in q) {
    await q.sql(
      `select m.id from link l join matter m on m.id = l.to_id
       where l.from_id = $1 and ${parts} order by m.id for share of m, l`,
      [matterId],
    );
  }
  const [row] = await q.sql<Parts>(
    `select count(*)::int as "relevantParts",
       count(*) filter (where coalesce(${delivered}, x.state = 'closed', false) or (n.kind = 'externalIssue' and exists (
         select 1 from link o join deployment d on d.id = o.to_id join environment e on e.id = d.environment_id
         where o.from_id = n.id and o.type = 'delivers' and o.status = 'confirmed' and o.removed_at is null and e.production)))::int
         as "deliveredParts"
     from link l ${live} left join external_issue x on x.id = n.id
     where l.from_id = $1 and ${parts} and ${counts}`,
    [matterId],
  );
  return row ?? { relevantParts: 0, deliveredParts: 0 };
}
