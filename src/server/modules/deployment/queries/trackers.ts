import type { Queryable, Tx } from '../../../platform/db/db.ts';
import type { TrackerPrefixValue } from '../tracker-value.ts';

/** A prefix as stored. */
export interface StoredPrefix {
  readonly prefix: string;
  readonly tracker: string;
  readonly productId: number | null;
  readonly status: 'learned' | 'confirmed' | 'rejected';
  readonly url: string | null;
  readonly version: number;
  readonly evidence: number;
}

const columns = `t.prefix, t.tracker, t.product_id as "productId", t.status, t.url, t.version, t.evidence`;

/** Every prefix anybody or anything has had a say about. */
export function storedPrefixes(q: Queryable): Promise<StoredPrefix[]> {
  return q.sql<StoredPrefix>(`select ${columns} from tracker_prefix t order by t.prefix`);
}

/** One prefix, locked. */
export async function lockPrefix(tx: Tx, prefix: string): Promise<StoredPrefix | null> {
  const [row] = await tx.sql<StoredPrefix>(
    `select ${columns} from tracker_prefix t where t.prefix = $1 for update`,
    [prefix],
  );
  return row ?? null;
}

/** What was learned of a prefix. `evidence` is the number of different issue numbers seen. */
export interface LearnedRow {
  readonly prefix: string;
  readonly productId: number | null;
  readonly evidence: number;
  readonly confidence: number;
}

/** Keeps what was learned; what a person has said is left alone, and more evidence replaces less. */
export async function keepLearned(tx: Tx, rows: readonly LearnedRow[]): Promise<void> {
  await tx.sql(
    `insert into tracker_prefix (prefix, product_id, status, evidence, confidence)
     select p, o, 'learned', e, c from unnest($1::text[], $2::bigint[], $3::int[], $4::real[]) as i (p, o, e, c)
     on conflict (prefix) do update set evidence = excluded.evidence, confidence = greatest(tracker_prefix.confidence, excluded.confidence)
       where tracker_prefix.evidence < excluded.evidence`,
    [
      rows.map((r) => r.prefix),
      rows.map((r) => r.productId),
      rows.map((r) => r.evidence),
      rows.map((r) => r.confidence),
    ],
  );
}

/** Writes what a person says of a prefix. */
export async function writePrefix(
  tx: Tx,
  p: Omit<StoredPrefix, 'version' | 'evidence'>,
  personId: number,
): Promise<void> {
  await tx.sql(
    `insert into tracker_prefix (prefix, tracker, product_id, status, url, updated_by, confidence)
     values ($1, $2, $3, $4, $5, $6, 1)
     on conflict (prefix) do update set tracker = excluded.tracker, product_id = excluded.product_id, status = excluded.status,
       url = excluded.url, updated_by = excluded.updated_by, updated_at = event_now(), version = tracker_prefix.version + 1`,
    [p.prefix, p.tracker, p.productId, p.status, p.url, personId],
  );
}

/** The prefixes as they are shown: most used first. */
export async function listPrefixes(
  q: Queryable,
  prefix: string | null = null,
): Promise<TrackerPrefixValue[]> {
  const rows = await q.sql<StoredPrefix & { confidence: number; key: string | null; title: string | null }>(
    `select ${columns}, t.confidence, n.key, n.title from tracker_prefix t left join node n on n.id = t.product_id
     where $1::text is null or t.prefix = $1 order by t.status = 'rejected', t.evidence desc, t.prefix`,
    [prefix],
  );
  return rows.map((r) => ({
    prefix: r.prefix,
    tracker: r.tracker,
    product: r.key === null ? null : { key: r.key, kind: 'product', title: r.title ?? r.key, state: null },
    status: r.status,
    evidence: r.evidence,
    confidence: r.confidence,
    url: r.url,
    version: r.version,
  }));
}

/** Every line that is stored, with its product, for learning prefixes. `productSlugs` null: of all products. */
export function storedLines(
  q: Queryable,
  after: number,
  limit: number,
): Promise<{ id: number; product: string; text: string }[]> {
  return q.sql(
    `select l.id, p.slug as product, l.text from deployment_line l
     join deployment d on d.id = l.deployment_id join product p on p.id = d.product_id
     where l.id > $1 order by l.id limit $2`,
    [after, limit],
  );
}

/** A stored line with the references in it. */
export interface LineWithReferences {
  readonly id: number;
  readonly deploymentId: number;
  readonly productId: number;
  readonly deployedAt: Date;
  readonly position: number;
  readonly text: string;
  readonly kind: 'change' | 'maintenance' | 'merge' | 'revert';
  readonly references: readonly { type: string; value: string; starts: number; certainty: string }[];
}

/** The lines in which a prefix stands, whatever its case. */
export function linesMentioning(q: Queryable, prefix: string): Promise<LineWithReferences[]> {
  return q.sql<LineWithReferences>(
    `select l.id, l.deployment_id as "deploymentId", d.product_id as "productId", d.deployed_at as "deployedAt", l.position, l.text, l.kind,
       coalesce((select json_agg(json_build_object('type', r.type, 'value', r.value, 'starts', r.starts, 'certainty', r.certainty) order by r.starts)
         from line_reference r where r.line_id = l.id), '[]') as references
     from deployment_line l join deployment d on d.id = l.deployment_id
     where l.text ilike '%' || $1 || '%' order by l.id`,
    [prefix],
  );
}

/** Takes away the references of some lines. */
export async function deleteReferences(tx: Tx, lineIds: readonly number[]): Promise<void> {
  await tx.sql('delete from line_reference where line_id = any($1::bigint[])', [lineIds]);
}

/** Moves a prefix's issues to another tracker's namespace, and writes where they can be read. */
export async function moveIssues(tx: Tx, prefix: string, tracker: string, url: string | null): Promise<void> {
  await tx.sql(
    `update node n set namespace = $2 from external_issue x where x.id = n.id and x.prefix = $1 and n.namespace <> $2`,
    [prefix, tracker],
  );
  await tx.sql(
    `update external_ref r set source = $2, url = replace($3, '{key}', r.external_id)
     from external_issue x where x.id = r.node_id and x.prefix = $1 and r.type = 'issue'`,
    [prefix, tracker, url],
  );
}

/** Takes away the issues of a prefix that nothing points at any more: tombstones. Gives their ids. */
export async function dropIdleIssues(tx: Tx, prefix: string): Promise<number[]> {
  const rows = await tx.sql<{ id: number }>(
    `update node n set deleted_at = event_now() from external_issue x
     where x.id = n.id and x.prefix = $1 and n.deleted_at is null
       and not exists (select 1 from link l where (l.from_id = n.id or l.to_id = n.id) and l.removed_at is null and l.status <> 'rejected')
       and not exists (select 1 from line_reference r where r.node_id = n.id)
     returning n.id`,
    [prefix],
  );
  return rows.map((r) => r.id);
}
