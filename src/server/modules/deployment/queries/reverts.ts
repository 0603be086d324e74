import type { RevertibleDeployment } from '../../../../domain/deployment/index.ts';
import type { Tx } from '../../../platform/db/db.ts';

/** A line that takes something back, in a deployment for which nobody has proposed what. */
export interface OpenRevert {
  readonly deploymentId: number;
  readonly applicationId: number;
  readonly position: number;
  readonly text: string;
}

/** The reverts without a proposal, of all applications or of one. */
export function openReverts(tx: Tx, applicationId: number | null): Promise<OpenRevert[]> {
  return tx.sql<OpenRevert>(
    `select d.id as "deploymentId", d.application_id as "applicationId", l.position, l.text
     from deployment_line l join deployment d on d.id = l.deployment_id
     where l.kind = 'revert' and ($1::bigint is null or d.application_id = $1)
       and not exists (select 1 from link x where x.to_id = d.id and x.type = 'reverts')
     order by d.id, l.position`,
    [applicationId],
  );
}

/** An application's deployments with their lines, newest first, as many as a revert may reach back over. */
export function deploymentsOf(tx: Tx, applicationId: number, limit: number): Promise<RevertibleDeployment[]> {
  return tx.sql<RevertibleDeployment>(
    `select d.id::text as id, d.application_id::text as application,
       to_char(d.deployed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "deployedAt",
       coalesce((select json_agg(json_build_object('position', l.position, 'text', l.text, 'kind', l.kind,
           'issueKeys', coalesce((select json_agg(r.value) from line_reference r where r.line_id = l.id and r.type = 'issue'), '[]'))
         order by l.position) from deployment_line l where l.deployment_id = d.id), '[]') as lines
     from deployment d where d.application_id = $1 order by d.deployed_at desc, d.id desc limit $2`,
    [applicationId, limit],
  );
}

/** A proposal: the later deployment takes back what the earlier one brought. */
export interface ProposedRevert {
  readonly fromId: number;
  readonly toId: number;
  readonly confidence: number;
  readonly evidence: string;
}

/** Stores proposals; one that somebody has decided on before does not come again. */
export async function storeReverts(tx: Tx, proposals: readonly ProposedRevert[]): Promise<number> {
  const rows = await tx.sql(
    `insert into link (type, from_id, to_id, status, source, confidence, note)
     select distinct on (f, t) 'reverts', f, t, 'suggested', 'rule', c, left(e, 500)
     from unnest($1::bigint[], $2::bigint[], $3::real[], $4::text[]) as i (f, t, c, e)
     where f <> t and not exists (select 1 from link l where l.from_id = f and l.to_id = t and l.type = 'reverts')
     order by f, t, c desc
     on conflict (from_id, to_id, type) where removed_at is null do nothing returning id`,
    [
      proposals.map((p) => p.fromId),
      proposals.map((p) => p.toId),
      proposals.map((p) => p.confidence),
      proposals.map((p) => p.evidence),
    ],
  );
  return rows.length;
}
