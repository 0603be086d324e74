import type { RollupValue } from '../../contract/matters.ts';
import {
  abandonedStates,
  type DeliveryFacts,
  deliveredStates,
  type KindState,
  type PartBelow,
  type Rollup,
  rollUps,
  standings,
  workItems,
} from '../../domain/thread/index.ts';
import type { Db, Queryable, Tx } from '../platform/db/db.ts';

const pairs = (states: readonly KindState[]): string =>
  states.map((s) => `('${s.kind}', '${s.state}')`).join(', ');
const abandoned = `(m.kind, m.state) in (${pairs(abandonedStates)})`;
const delivered = `(m.kind, m.state) in (${pairs(deliveredStates)})`;
const parts = `l.type = 'decomposes' and l.status = 'confirmed' and l.removed_at is null`;
/** The target of a link `l` counts: it is there and has not come to nothing. Joins `n` and `m`. */
const live = `join node n on n.id = l.to_id and n.deleted_at is null left join matter m on m.id = n.id`;
const counts = `(m.id is null or not ${abandoned})`;

/** All links below the nodes in `$1`, with what is to be known of their lower ends. */
const belowSql = `
  with recursive below (parent, id, kind, state, estimate, hidden) as (
    select l.from_id, l.to_id, n.kind, m.state, m.estimate, coalesce(m.audience not in ('public', 'agency'), false)
    from link l ${live} where l.from_id = any($1::bigint[]) and ${parts} and ${counts}
    union
    select l.from_id, l.to_id, n.kind, m.state, m.estimate, coalesce(m.audience not in ('public', 'agency'), false)
    from below b join link l on l.from_id = b.id and ${parts} ${live} where ${counts}
  )
  select b.parent, b.id, b.kind, coalesce(b.state, x.state) as state, b.estimate, b.hidden
  from below b left join external_issue x on x.id = b.id`;

/**
 * The epics and issues that the nodes in `$1` are part of, link by link. (The kind is asked for as a value: as a join
 * the planner reads every node there is.)
 */
const isWhole = `(select n.kind from node n where n.id = l.from_id and n.deleted_at is null) in ('epic', 'issue')`;
const partOfSql = `
  with recursive up (whole, id) as (
    select l.from_id, l.to_id from link l where l.to_id = any($1::bigint[]) and ${parts} and ${isWhole}
    union
    select l.from_id, l.to_id from up u join link l on l.to_id = u.whole and ${parts} where ${isWhole}
  ) select whole, id from up`;

/** Which of the nodes in `$1` came out, and whether in production; a release that runs somewhere carries what is in it. */
const cameOutSql = `
  with came_out as (
    select l.from_id as id, l.to_id as out from link l
    where l.from_id = any($1::bigint[]) and l.type = 'delivers' and l.status = 'confirmed' and l.removed_at is null
  )
  select c.id, bool_or(coalesce(e.production, ve.production, false)) as production
  from came_out c join node n on n.id = c.out and n.deleted_at is null
  left join deployment d on d.id = c.out left join environment e on e.id = d.environment_id
  left join link v on n.kind = 'release' and v.from_id = c.out and v.type in ('delivers', 'deploys')
    and v.status = 'confirmed' and v.removed_at is null
  left join deployment vd on vd.id = v.to_id left join environment ve on ve.id = vd.environment_id
  group by c.id`;

/**
 * The roll-ups of some nodes, from three statements, however many; the counting is `rollUps` in the domain. (As one
 * statement it depended on what the planner guessed of recursion: 20 ms or 1,000 ms for the same 1,000 items.)
 */
async function count(q: Queryable, ids: readonly number[]): Promise<Map<number, Rollup>> {
  const below = await q.sql<PartBelow>(belowSql, [ids]);
  if (below.length === 0) return new Map();
  return rollUps(
    ids,
    below,
    await deliveryFacts(
      q,
      workItems(below).map((i) => i.id),
    ),
  );
}

/** What is known of the deliveries of some work items, and of the epics and issues they are part of. */
async function deliveryFacts(q: Queryable, items: readonly number[]): Promise<DeliveryFacts> {
  const partOf = new Map<number, number[]>();
  const carriers = new Set(items);
  for (const { whole, id } of await q.sql<{ whole: number; id: number }>(partOfSql, [items])) {
    partOf.set(id, [...(partOf.get(id) ?? []), whole]);
    carriers.add(whole);
  }
  const out = await q.sql<{ id: number; production: boolean }>(cameOutSql, [[...carriers]]);
  return { partOf, cameOut: new Map(out.map((o) => [o.id, o.production])) };
}

/** Where some epics, issues and external issues stand themselves, computed now as the roll-ups count them; two statements. */
export async function standingsOf(
  q: Queryable,
  items: readonly Pick<PartBelow, 'id' | 'kind' | 'state'>[],
): Promise<ReturnType<typeof standings>> {
  if (items.length === 0) return new Map();
  return standings(
    items,
    await deliveryFacts(
      q,
      items.map((i) => i.id),
    ),
  );
}

/**
 * The roll-up of one node, computed now: all below it, whoever may see it. Null when nothing is below.
 * Estimates are in the units of the work itself.
 */
export async function rollupOf(q: Queryable, id: number): Promise<RollupValue | null> {
  const rollup = (await count(q, [id])).get(id);
  if (!rollup) return null;
  const { hidden: _hidden, ...value } = rollup;
  return value;
}

/**
 * The roll-up of one node as it stands now: read from the table where nothing waits to be counted, which then says
 * exactly what counting would (the mark of a change is committed with it); counted as {@link rollupOf} does otherwise.
 */
export async function currentRollup(q: Queryable, id: number): Promise<RollupValue | null> {
  const [row] = await q.sql<{ dirty: boolean; stored: RollupValue | null }>(
    `select exists (select from rollup_dirty) as dirty,
       (select json_build_object('total', total, 'closed', closed, 'merged', merged, 'released', released,
          'inProduction', in_production, 'estimate', estimate, 'estimateDone', estimate_done)
        from rollup where node_id = $1) as stored`,
    [id],
  );
  return row!.dirty ? rollupOf(q, id) : row!.stored;
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

/** Counts some nodes anew and writes what came of it; a node with nothing below has no row. */
async function recount(tx: Tx, ids: readonly number[]): Promise<void> {
  const rows = [...(await count(tx, ids))];
  const column = (of: (r: Rollup) => number): number[] => rows.map(([, r]) => of(r));
  await tx.sql(
    `with gone as (delete from rollup r where r.node_id = any($1::bigint[]) and r.node_id <> all($2::bigint[]))
     insert into rollup (node_id, total, closed, merged, released, in_production, estimate, estimate_done, hidden_below, computed_at)
     select id, total, closed, merged, released, production, estimate, done, hidden, now()
     from unnest($2::bigint[], $3::int[], $4::int[], $5::int[], $6::int[], $7::int[], $8::numeric[], $9::numeric[], $10::int[])
       as c (id, total, closed, merged, released, production, estimate, done, hidden)
     on conflict (node_id) do update set total = excluded.total, closed = excluded.closed, merged = excluded.merged,
       released = excluded.released, in_production = excluded.in_production, estimate = excluded.estimate,
       estimate_done = excluded.estimate_done, hidden_below = excluded.hidden_below, computed_at = excluded.computed_at`,
    [
      ids,
      rows.map(([id]) => id),
      column((r) => r.total),
      column((r) => r.closed),
      column((r) => r.merged),
      column((r) => r.released),
      column((r) => r.inProduction),
      column((r) => r.estimate),
      column((r) => r.estimateDone),
      column((r) => r.hidden),
    ],
  );
}

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
    for (let i = 0; i < ids.length; i += batch) await recount(tx, ids.slice(i, i + batch));
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
      if (own.length > 0) await recount(tx, own);
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
