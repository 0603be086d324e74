import type { NodeRefValue } from '../../../../contract/common.ts';
import type { DocumentType } from '../../../../domain/demand/index.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';
import { unansweredSql } from './demands.ts';

/** A guiding document as stored, with counts of the demands that the reader sees. */
export interface DocumentRow {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly type: DocumentType;
  readonly year: number | null;
  readonly issuer: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly productGroup: NodeRefValue | null;
  readonly url: string;
  readonly version: number;
  readonly demands: number;
  readonly unanswered: number;
  readonly met: number;
}

const columns = `d.id, n.key, n.title, d.document_type as type, d.year, d.issuer, d.valid_from as "validFrom",
  d.valid_to as "validTo", d.url, d.version,
  case when g.id is null then null else json_build_object('key', g.key, 'kind', g.kind, 'title', g.title, 'state', null) end
    as "productGroup"`;

/** All documents, or those with some keys: newest year first, then by type as the choices stand. */
export async function readDocuments(
  q: Queryable,
  actor: Actor,
  keys: readonly string[] | null,
): Promise<DocumentRow[]> {
  const w = new Where([keys]);
  const seen = visibleMatter(actor, w);
  return q.sql<DocumentRow>(
    `select ${columns}, coalesce(c.demands, 0)::int as demands, coalesce(c.unanswered, 0)::int as unanswered,
       coalesce(c.met, 0)::int as met
     from guiding_document d join node n on n.id = d.id left join node g on g.id = d.product_group_id
     left join lateral (
       select count(*) as demands, count(*) filter (where m.state = 'met') as met,
         count(*) filter (where ${unansweredSql}) as unanswered
       from demand k join matter m on m.id = k.id where k.document_id = d.id and (${seen})
     ) c on true
     where n.deleted_at is null and ($1::text[] is null or n.key = any($1::text[]))
     order by d.year desc nulls last, array_position(array['allocationLetter', 'agencyStrategy', 'productGroupStrategy', 'other'], d.document_type), n.title, d.id`,
    w.values,
  );
}

/** What a document's own row holds. */
export interface DocumentFields {
  readonly title: string;
  readonly type: string;
  readonly year: number | null;
  readonly issuer: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly productGroup: number | null;
  readonly url: string;
}

/** A document locked to be changed, as stored; null when there is none. */
export async function lockDocument(
  tx: Tx,
  key: string,
): Promise<{ id: number; version: number; fields: DocumentFields } | null> {
  const [row] = await tx.sql<{ id: number; version: number; fields: DocumentFields }>(
    `select d.id, d.version, json_build_object('title', n.title, 'type', d.document_type, 'year', d.year, 'issuer', d.issuer,
       'validFrom', d.valid_from, 'validTo', d.valid_to, 'productGroup', d.product_group_id, 'url', d.url) as fields
     from guiding_document d join node n on n.id = d.id
     where n.key = $1 and n.namespace = 'rodtrad' and n.deleted_at is null for update of d`,
    [key.toUpperCase()],
  );
  return row ?? null;
}

/** A new document: node and row. */
export async function insertDocument(
  tx: Tx,
  f: DocumentFields,
  createdBy: number,
): Promise<{ id: number; key: string }> {
  const [row] = await tx.sql<{ id: number; key: string }>(
    `with n as (
       insert into node (kind, key, title) values ('guidingDocument', 'DOK-' || nextval('key_guiding_document'), $1)
       returning id, key
     ), d as (
       insert into guiding_document (id, document_type, year, issuer, valid_from, valid_to, product_group_id, url, created_by)
       select n.id, $2, $3, $4, $5, $6, $7, $8, $9 from n returning id
     )
     select n.id, n.key from n, d`,
    [f.title, f.type, f.year, f.issuer, f.validFrom, f.validTo, f.productGroup, f.url, createdBy],
  );
  return row!;
}

/** Writes a locked document anew; the version rises by one. */
export async function updateDocument(tx: Tx, id: number, f: DocumentFields): Promise<void> {
  await tx.sql('update node set title = $2 where id = $1', [id, f.title]);
  await tx.sql(
    `update guiding_document set document_type = $2, year = $3, issuer = $4, valid_from = $5, valid_to = $6,
       product_group_id = $7, url = $8, version = version + 1, updated_at = event_now() where id = $1`,
    [id, f.type, f.year, f.issuer, f.validFrom, f.validTo, f.productGroup, f.url],
  );
}

/** Id of a product group by key, or null. */
export async function productGroupId(q: Queryable, key: string): Promise<number | null> {
  const [row] = await q.sql<{ id: number }>(
    `select g.id from product_group g join node n on n.id = g.id where n.key = $1 and n.deleted_at is null`,
    [key],
  );
  return row?.id ?? null;
}
