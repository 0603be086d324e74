import { threadLinkTypes } from '../../../../domain/kernel/links.ts';
import { abandonedStates, deliveredStates, type KindState } from '../../../../domain/thread/index.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';

const pairs = (states: readonly KindState[]): string =>
  states.map((s) => `('${s.kind}', '${s.state}')`).join(', ');
const stands = `l.status = 'confirmed' and l.removed_at is null`;

/** Something that answers a need and has not come to nothing. `done`: its own state says so, or it runs in production. */
export interface AnswerRow {
  readonly id: number;
  readonly kind: string;
  readonly done: boolean;
}

/** What answers a need. In a transaction the links and matters are locked against change until it ends. */
export async function answersOf(q: Queryable | Tx, needId: number): Promise<AnswerRow[]> {
  if ('inTransaction' in q) {
    await q.sql(
      `select m.id from link l join matter m on m.id = l.to_id
       where l.from_id = $1 and l.type = 'answers' and ${stands} order by m.id for share of m, l`,
      [needId],
    );
  }
  return q.sql<AnswerRow>(
    `select n.id, n.kind, coalesce((m.kind, m.state) in (${pairs(deliveredStates)}), x.state = 'closed', false) or exists (
         select 1 from link o join deployment d on d.id = o.to_id join environment e on e.id = d.environment_id
         where o.from_id = n.id and o.type = 'delivers' and o.status = 'confirmed' and o.removed_at is null and e.production
       ) as done
     from link l join node n on n.id = l.to_id and n.deleted_at is null
     left join matter m on m.id = n.id left join external_issue x on x.id = n.id
     where l.from_id = $1 and l.type = 'answers' and ${stands}
       and (m.id is null or (m.kind, m.state) not in (${pairs(abandonedStates)}))
     order by n.id`,
    [needId],
  );
}

/** How many needs a need was merged into (one, or none). */
export async function mergedInto(q: Queryable, needId: number): Promise<number> {
  const [row] = await q.sql<{ count: number }>(
    `select count(*)::int as count from link l where l.from_id = $1 and l.type = 'merges' and ${stands}`,
    [needId],
  );
  return row?.count ?? 0;
}

/** The standing merging link of a need; null when there is none. */
export async function mergingLink(q: Queryable, needId: number): Promise<number | null> {
  const [row] = await q.sql<{ id: number }>(
    `select l.id from link l where l.from_id = $1 and l.type = 'merges' and ${stands}`,
    [needId],
  );
  return row?.id ?? null;
}

/** Needs that have been taken up and that some nodes lie below, in the order of their ids. */
export async function takenUpAbove(q: Queryable, nodeIds: readonly number[]): Promise<number[]> {
  if (nodeIds.length === 0) return [];
  const rows = await q.sql<{ id: number }>(
    `with recursive up (id) as (
       select unnest($1::bigint[])
       union
       select l.from_id from up u join link l on l.to_id = u.id and l.type = any($2::text[]) and ${stands}
     )
     select m.id from up join matter m on m.id = up.id and m.kind = 'need' and m.state in ('takenUp', 'met') order by m.id`,
    [nodeIds, threadLinkTypes],
  );
  return rows.map((r) => r.id);
}

/**
 * The first production deployment below what answers a need, as it happened; null when none of it has reached
 * production. Walks what delivers and breaks down, not what a deployment caused.
 */
export async function firstInProduction(
  q: Queryable,
  needId: number,
): Promise<{ readonly at: Date; readonly application: string } | null> {
  const [row] = await q.sql<{ at: Date; application: string }>(
    `with recursive down (id) as (
       select $1::bigint
       union
       select l.to_id from down d join link l on l.from_id = d.id
         and l.type in ('answers', 'decomposes', 'delivers', 'deploys') and ${stands}
     )
     select d.deployed_at as at, a.title as application from down join deployment d on d.id = down.id
     join environment e on e.id = d.environment_id join node a on a.id = d.application_id
     where e.production order by d.deployed_at limit 1`,
    [needId],
  );
  return row ?? null;
}

/** Notes that word has gone out that a need reached production. False when it had gone already: word goes once. */
export async function noteInProduction(tx: Tx, needId: number): Promise<boolean> {
  const rows = await tx.sql(
    'update need set in_production_at = event_now() where id = $1 and in_production_at is null returning id',
    [needId],
  );
  return rows.length > 0;
}

/** Locks a need against other changes until the transaction ends. */
export async function lockNeed(tx: Tx, needId: number): Promise<void> {
  await tx.sql('select id from matter where id = $1 for update', [needId]);
}
