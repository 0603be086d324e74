import type { Tx } from '../platform/db/db.ts';

/**
 * Works out anew what explains some deployments, from what is stored: an issue that came out in it (external or our
 * own); else maintenance, declared by its lines or by a person with a note; else another origin that a person has
 * linked; else nothing. Call it in the transaction that changes a link or an explanation. Ids that are no deployments
 * are passed over.
 */
export async function refreshExplained(tx: Tx, deploymentIds: readonly number[]): Promise<void> {
  if (deploymentIds.length === 0) return;
  await tx.sql(
    `update deployment d set explained = w.explained
     from (
       select d.id, case
         when bool_or(n.kind in ('externalIssue', 'issue')) then 'issue'
         when d.maintenance_only or d.explanation_note is not null then 'maintenance'
         when count(n.id) > 0 then 'origin'
         else 'none' end as explained
       from deployment d
       left join link l on l.to_id = d.id and l.type = 'delivers' and l.status = 'confirmed' and l.removed_at is null
       left join node n on n.id = l.from_id and n.deleted_at is null
       where d.id = any($1::bigint[])
       group by d.id
     ) w
     where d.id = w.id and d.explained <> w.explained`,
    [deploymentIds],
  );
}
