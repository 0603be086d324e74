import type { DeploymentValue } from '../../../../contract/deployments.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { referenceUrl, type StoredReference } from '../reference-url.ts';

/** One line as the contract shows it. */
export type LineValue = DeploymentValue['content'][number];

interface Row {
  readonly deployment_id: number;
  readonly position: number;
  readonly text: string;
  readonly kind: LineValue['kind'];
  readonly refs: readonly (StoredReference & { starts: number; ends: number; key: string | null })[];
}

/** Lines with their references, over `deployment_line l`: one row a line, references in their order as JSON. */
export const lineColumns = `l.deployment_id, l.position, l.text, l.kind,
  (select coalesce(json_agg(json_build_object('type', r.type, 'value', r.value, 'starts', r.starts, 'ends', r.ends,
      'repository', r.repository, 'key', k.key, 'template', t.url) order by r.starts), '[]')
   from line_reference r
   left join node k on k.id = r.node_id and k.deleted_at is null
   left join tracker_prefix t on r.type = 'issue' and t.prefix = split_part(r.value, '-', 1) and t.status <> 'rejected'
   where r.line_id = l.id) as refs`;

/** A row of {@link lineColumns} as the contract shows it. */
export function toLine(r: Omit<Row, 'deployment_id'>): LineValue {
  return {
    position: r.position,
    text: r.text,
    kind: r.kind,
    references: r.refs.map((ref) => ({
      type: ref.type,
      value: ref.value,
      starts: ref.starts,
      ends: ref.ends,
      url: referenceUrl(ref),
      key: ref.key,
    })),
  };
}

/** The lines of some deployments, in order, by deployment; one statement however many there are. */
export async function linesOf(
  q: Queryable,
  deploymentIds: readonly number[],
): Promise<ReadonlyMap<number, LineValue[]>> {
  const found = new Map<number, LineValue[]>(deploymentIds.map((id) => [id, []]));
  if (deploymentIds.length === 0) return found;
  const rows = await q.sql<Row>(
    `select ${lineColumns} from deployment_line l where l.deployment_id = any($1::bigint[])
     order by l.deployment_id, l.position`,
    [deploymentIds],
  );
  for (const r of rows) found.get(r.deployment_id)?.push(toLine(r));
  return found;
}
