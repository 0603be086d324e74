import type { LinkType } from '../../../../domain/kernel/links.ts';
import type { Tx } from '../../../platform/db/db.ts';

/** A link that stands, from or to a matter. */
export interface StandingLink {
  readonly id: number;
  readonly type: LinkType;
  readonly fromId: number;
  readonly toId: number;
  readonly share: number | null;
  readonly note: string | null;
}

/** The confirmed links of a node that stand, both ways. */
export async function standingLinks(tx: Tx, nodeId: number): Promise<StandingLink[]> {
  return tx.sql<StandingLink>(
    `select id, type, from_id as "fromId", to_id as "toId", share, note from link
     where (from_id = $1 or to_id = $1) and status = 'confirmed' and removed_at is null order by id`,
    [nodeId],
  );
}

/** What an epic may be a part of and a matter is, through however many epics and issues in between. */
export async function wholesAbove(tx: Tx, nodeId: number): Promise<{ id: number; linked: boolean }[]> {
  return tx.sql(
    `with recursive above (id, kind, depth) as (
       select n.id, n.kind, 1 from link l join node n on n.id = l.from_id
       where l.to_id = $1 and l.type = 'decomposes' and l.status = 'confirmed' and l.removed_at is null
       union
       select n.id, n.kind, a.depth + 1 from above a join link l on l.to_id = a.id join node n on n.id = l.from_id
       where a.kind in ('epic', 'issue') and a.depth < 50
         and l.type = 'decomposes' and l.status = 'confirmed' and l.removed_at is null
     )
     select id, bool_or(depth = 1) as linked from above where kind not in ('epic', 'issue') group by id order by id`,
    [nodeId],
  );
}

/** Lets just those see a matter who see another one: its audience, and the people named to see it. */
export async function copyAudience(tx: Tx, fromId: number, toId: number): Promise<void> {
  await tx.sql(
    `update matter m set audience = o.audience, organisation_id = o.organisation_id
     from matter o where o.id = $1 and m.id = $2`,
    [fromId, toId],
  );
  await tx.sql(
    `insert into matter_access (matter_id, person_id)
     select $2, person_id from matter_access where matter_id = $1 on conflict do nothing`,
    [fromId, toId],
  );
}
