import { confidence } from '../../../../domain/thread/index.ts';
import type { Tx } from '../../../platform/db/db.ts';

/** What says so: a suggestion of this source is shown as one by key. */
const source = 'sameKey';

/**
 * Suggests that an issue came out in a deployment whose lines only hold its key in a way that had to be guessed; a
 * person confirms or rejects it. Where there is a link already, or somebody has decided before, nothing is suggested.
 */
export async function suggestGuessed(tx: Tx, deploymentIds: readonly number[]): Promise<void> {
  await tx.sql(
    `insert into link (type, from_id, to_id, status, source, confidence, note)
     select distinct on (r.node_id, dl.deployment_id) 'delivers', r.node_id, dl.deployment_id, 'suggested', $2, $3::real, left(dl.text, 300)
     from deployment_line dl join line_reference r on r.line_id = dl.id and r.type = 'issue' and r.certainty = 'inferred'
     where dl.deployment_id = any($1::bigint[]) and r.node_id is not null
       and not exists (select 1 from link l where l.from_id = r.node_id and l.to_id = dl.deployment_id and l.type = 'delivers'
         and (l.removed_at is null or l.removed_by is not null or l.status = 'rejected'))
     order by r.node_id, dl.deployment_id, dl.position
     on conflict (from_id, to_id, type) where removed_at is null do nothing`,
    [deploymentIds, source, confidence.guessedKeyInLine],
  );
}

/** Takes back suggestions that nobody has decided and whose key no line holds any more. */
export async function withdrawGuessed(tx: Tx, deploymentIds: readonly number[]): Promise<void> {
  await tx.sql(
    `update link l set removed_at = event_now()
     from node n
     where n.id = l.from_id and n.kind = 'externalIssue' and l.to_id = any($1::bigint[]) and l.type = 'delivers'
       and l.removed_at is null and l.status = 'suggested' and l.source = $2 and l.created_by is null
       and not exists (select 1 from deployment_line dl join line_reference r on r.line_id = dl.id
         where dl.deployment_id = l.to_id and r.node_id = l.from_id)`,
    [deploymentIds, source],
  );
}
