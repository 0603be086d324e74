import type { ProcessDefinition } from '../../../../domain/kernel/process.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { processes } from '../../../../domain/processes.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** States of any kind that end it, delivered or not. */
const ended = Object.values(processes as Readonly<Record<string, ProcessDefinition>>)
  .flatMap((d) =>
    Object.entries(d.states).map(([state, s]) => ({ kind: d.kind, state, ends: s.category === 'done' })),
  )
  .filter((s) => s.ends)
  .map((s) => `('${s.kind}', '${s.state}')`)
  .join(', ');
const parts = `l.type = 'decomposes' and l.status = 'confirmed' and l.removed_at is null`;

/**
 * Initiatives whose standing may have changed: in implementation with parts none of which is still open, and not yet
 * proposed; and those that are proposed. Each is judged by itself afterwards.
 */
export async function doneCandidates(q: Queryable): Promise<number[]> {
  const rows = await q.sql<{ id: number }>(
    `select i.id from matter m join initiative i on i.id = m.id
     where m.kind = 'initiative' and m.state = 'implementation' and i.done_proposed_at is null
       and exists (select 1 from link l where l.from_id = m.id and ${parts})
       and not exists (select 1 from link l join matter p on p.id = l.to_id
         where l.from_id = m.id and ${parts} and (p.kind, p.state) not in (${ended}))
     union select id from initiative where done_proposed_at is not null
     order by id`,
  );
  return rows.map((r) => r.id);
}

/** An initiative with its lock, as proposing sees it. */
export async function lockForProposal(
  tx: Tx,
  id: number,
): Promise<{ state: string; ownerId: number | null; proposed: boolean } | null> {
  const [row] = await tx.sql<{ state: string; ownerId: number | null }>(
    `select state, owner_id as "ownerId" from matter where id = $1 for update`,
    [id],
  );
  if (!row) return null;
  const [i] = await tx.sql<{ proposed: boolean }>(
    'select done_proposed_at is not null as proposed from initiative where id = $1',
    [id],
  );
  return { ...row, proposed: i?.proposed ?? false };
}

/** Sets or takes away that an initiative is proposed done. */
export async function setProposed(tx: Tx, id: number, proposed: boolean): Promise<void> {
  await tx.sql(
    'update initiative set done_proposed_at = case when $2::boolean then event_now() end where id = $1',
    [id, proposed],
  );
}

/** Since when an initiative is proposed done; null when it is not. */
export async function proposedSince(q: Queryable, id: number): Promise<Date | null> {
  const [row] = await q.sql<{ since: Date | null }>(
    'select done_proposed_at as since from initiative where id = $1',
    [id],
  );
  return row?.since ?? null;
}

/** Every initiative that is proposed done, longest first; `day` in the agency's zone. */
export async function doneProposals(q: Queryable, timeZone: string): Promise<{ id: number; day: string }[]> {
  return q.sql(
    `select i.id, (i.done_proposed_at at time zone $1)::date::text as day
     from initiative i join matter m on m.id = i.id join node n on n.id = i.id
     where i.done_proposed_at is not null and m.state = 'implementation' and n.deleted_at is null
     order by i.done_proposed_at, i.id`,
    [timeZone],
  );
}

/** Initiatives that are proposed done, longest first; those the actor sees. */
export async function proposals(
  q: Queryable,
  actor: Actor,
): Promise<readonly { id: number; key: string; title: string; state: string; since: Date; parts: number }[]> {
  const w = new Where();
  w.and(`i.done_proposed_at is not null and m.state = 'implementation' and n.deleted_at is null`);
  w.and(visibleMatter(actor, w));
  return q.sql(
    `select i.id, n.key, n.title, m.state, i.done_proposed_at as since,
       (select count(*)::int from link l where l.from_id = i.id and ${parts}) as parts
     from initiative i join matter m on m.id = i.id join node n on n.id = i.id
     where ${w.text} order by i.done_proposed_at, i.id limit 50`,
    w.values,
  );
}
