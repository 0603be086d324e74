import type { NoteLine, ParsedDeployment, Reference } from '../../../../domain/deployment/index.ts';
import type { Tx } from '../../../platform/db/db.ts';

/** One recorder at a time: what is looked up stays true until it is written. Readers are not held up. */
export async function lockRecording(tx: Tx): Promise<void> {
  await tx.sql(`select pg_advisory_xact_lock(hashtext('deployment.record'))`);
}

/** Who and where a deployment is: what makes two notes tell of the same one. */
export interface Place {
  readonly applicationId: number;
  readonly environmentId: number;
  readonly productId: number;
}
export type Placed = Place & { readonly note: ParsedDeployment };

/** A deployment that is stored already, with the words it has. */
export interface StoredDeployment {
  readonly n: number;
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly texts: readonly string[];
}

/** Those of some deployments that are stored; `n` is the place in the list given. */
export async function findStored(tx: Tx, placed: readonly Placed[]): Promise<Map<number, StoredDeployment>> {
  const rows = await tx.sql<StoredDeployment>(
    `select i.n::int - 1 as n, d.id, n.key, d.title,
       coalesce((select json_agg(l.text order by l.position) from deployment_line l where l.deployment_id = d.id), '[]') as texts
     from unnest($1::bigint[], $2::bigint[], $3::text[], $4::timestamptz[]) with ordinality
       as i (application_id, environment_id, sha, deployed_at, n)
     join deployment d using (application_id, environment_id, sha, deployed_at) join node n on n.id = d.id`,
    [
      placed.map((p) => p.applicationId),
      placed.map((p) => p.environmentId),
      placed.map((p) => p.note.sha),
      placed.map((p) => p.note.deployedAt),
    ],
  );
  return new Map(rows.map((r) => [r.n, r]));
}

/** Makes the nodes and rows of new deployments; gives their ids and keys in the same order. */
export async function insertDeployments(
  tx: Tx,
  placed: readonly Placed[],
  source: string,
): Promise<{ id: number; key: string }[]> {
  const numbers = await tx.sql<{ n: number }>(
    `select nextval('key_deployment') as n from generate_series(1, $1)`,
    [placed.length],
  );
  const keys = numbers.map((r) => `PRS-${r.n}`);
  const titles = placed.map(({ note: d }) =>
    `${d.application} ${d.sha.slice(0, 7)} · ${d.environment}`.slice(0, 500),
  );
  const nodes = await tx.sql<{ id: number; key: string }>(
    `insert into node (kind, key, title) select 'deployment', k, t from unnest($1::text[], $2::text[]) as i (k, t)
     returning id, key`,
    [keys, titles],
  );
  const idOf = new Map(nodes.map((n) => [n.key, n.id]));
  const made = keys.map((key) => ({ id: idOf.get(key)!, key }));
  await tx.sql(
    `insert into deployment (id, application_id, environment_id, product_id, sha, title, deployed_at, source, explained, maintenance_only)
     select id, a, e, p, s, t, at, $9, 'none', m
     from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::timestamptz[], $8::boolean[])
       as i (id, a, e, p, s, t, at, m)`,
    [
      made.map((m) => m.id),
      placed.map((p) => p.applicationId),
      placed.map((p) => p.environmentId),
      placed.map((p) => p.productId),
      placed.map((p) => p.note.sha),
      placed.map((p) => p.note.title),
      placed.map((p) => p.note.deployedAt),
      placed.map((p) => p.note.maintenanceOnly),
      source,
    ],
  );
  await tx.sql(
    `insert into external_ref (source, type, external_id, node_id)
     select $1, 'deployment', x, id from unnest($2::text[], $3::bigint[]) as i (x, id)`,
    [source, placed.map(({ note }) => externalId(note)), made.map((m) => m.id)],
  );
  return made;
}

/** What a deployment is called where it comes from. */
const externalId = (d: ParsedDeployment): string =>
  [d.product, d.environment, d.application, d.sha, d.deployedAt].join('/');

/** A line to be stored, with the nodes of the issues in it. */
export interface LineToStore {
  readonly deploymentId: number;
  readonly line: Pick<NoteLine, 'position' | 'text' | 'kind' | 'references'>;
}

/** Stores lines and the references in them. `issueNodes` by key. */
export async function insertLines(
  tx: Tx,
  lines: readonly LineToStore[],
  issueNodes: ReadonlyMap<string, number>,
): Promise<void> {
  if (lines.length === 0) return;
  const stored = await tx.sql<{ id: number; deployment_id: number; position: number }>(
    `insert into deployment_line (deployment_id, position, text, kind)
     select d, p, t, k from unnest($1::bigint[], $2::int[], $3::text[], $4::text[]) as i (d, p, t, k)
     returning id, deployment_id, position`,
    [
      lines.map((l) => l.deploymentId),
      lines.map((l) => l.line.position),
      lines.map((l) => l.line.text),
      lines.map((l) => l.line.kind),
    ],
  );
  const idOf = new Map(stored.map((r) => [`${r.deployment_id}/${r.position}`, r.id]));
  await insertReferences(
    tx,
    lines.flatMap((l) => {
      const lineId = idOf.get(`${l.deploymentId}/${l.line.position}`)!;
      return l.line.references.map((reference) => ({ lineId, reference }));
    }),
    issueNodes,
  );
}

/** Stores references found in lines. */
export async function insertReferences(
  tx: Tx,
  found: readonly { readonly lineId: number; readonly reference: Reference }[],
  issueNodes: ReadonlyMap<string, number>,
): Promise<void> {
  if (found.length === 0) return;
  const nodeOf = (r: Reference): number | null =>
    r.type === 'issue' ? (issueNodes.get(r.value) ?? null) : null;
  await tx.sql(
    `insert into line_reference (line_id, type, value, starts, ends, certainty, repository, node_id)
     select * from unnest($1::bigint[], $2::text[], $3::text[], $4::int[], $5::int[], $6::text[], $7::text[], $8::bigint[])`,
    [
      found.map((f) => f.lineId),
      found.map((f) => f.reference.type),
      found.map((f) => f.reference.value),
      found.map((f) => f.reference.start),
      found.map((f) => f.reference.end),
      found.map((f) => f.reference.certainty),
      found.map(({ reference: { repository: r } }) => (r !== null && r.length <= 300 ? r : null)),
      found.map((f) => nodeOf(f.reference)),
    ],
  );
}

/** Takes the lines of some deployments away, with their references, before they are written anew. */
export async function deleteLines(tx: Tx, deploymentIds: readonly number[]): Promise<void> {
  await tx.sql(
    `delete from line_reference r using deployment_line l where l.id = r.line_id and l.deployment_id = any($1::bigint[])`,
    [deploymentIds],
  );
  await tx.sql('delete from deployment_line where deployment_id = any($1::bigint[])', [deploymentIds]);
}

/** Writes the title and the kind of deployments whose note says something else than before. */
export async function updateDeployments(
  tx: Tx,
  changed: readonly { readonly id: number; readonly note: ParsedDeployment }[],
): Promise<void> {
  await tx.sql(
    `update deployment d set title = i.title, maintenance_only = i.maintenance
     from unnest($1::bigint[], $2::text[], $3::boolean[]) as i (id, title, maintenance) where d.id = i.id`,
    [changed.map((c) => c.id), changed.map((c) => c.note.title), changed.map((c) => c.note.maintenanceOnly)],
  );
}
