import type { DisclosureFormat, DisclosurePart, Redaction } from '../../../../domain/disclosure/index.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import type { Language } from '../../../../domain/kernel/text.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import { decodeCursor, encodeCursor } from '../../../platform/db/cursor.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** A disclosure as it is stored. */
export interface DisclosureRow {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly state: string;
  readonly at: Date;
  readonly language: Language;
  readonly parts: DisclosurePart[];
  readonly requester: string | null;
  readonly reference: string | null;
  readonly widerAccess: boolean;
  readonly redactions: readonly Redaction[];
  readonly madeBy: { readonly id: number; readonly name: string };
  readonly madeAt: Date;
  readonly files: readonly {
    readonly format: DisclosureFormat;
    readonly name: string;
    readonly size: number;
    readonly sha256: string;
    readonly erasedAt: string | null;
  }[];
}

const columns = `d.id, n.key, n.kind, n.title, m.state, d.as_of as at, d.language, d.parts, d.requester, d.reference,
  d.wider_access as "widerAccess", d.redactions, d.made_at as "madeAt",
  json_build_object('id', p.id, 'name', p.name) as "madeBy",
  (select json_agg(json_build_object('format', f.format, 'name', f.name, 'size', f.size,
      'sha256', encode(f.sha256, 'hex'), 'erasedAt', f.erased_at) order by f.format)
     from disclosure_file f where f.disclosure_id = d.id) as files`;
const tables = `disclosure d join node n on n.id = d.node_id join matter m on m.id = n.id join person p on p.id = d.made_by`;

/** What has been given out of matters the actor sees, newest first, a page at a time. */
export async function findDisclosures(
  q: Queryable,
  actor: Actor,
  page: { limit?: number | undefined; cursor?: string | undefined; key?: string | undefined },
): Promise<{ items: DisclosureRow[]; next: string | null }> {
  const limit = page.limit ?? 50;
  const w = new Where();
  w.and('n.deleted_at is null');
  w.and(visibleMatter(actor, w));
  if (page.key !== undefined) w.and(`n.namespace = 'rodtrad' and n.key = ${w.value(page.key.toUpperCase())}`);
  if (page.cursor !== undefined) w.and(`d.id < ${w.value(Number(decodeCursor(page.cursor, 1)[0]) || 0)}`);
  const rows = await q.sql<DisclosureRow>(
    `select ${columns} from ${tables} where ${w.text} order by d.id desc limit ${w.value(limit + 1)}`,
    w.values,
  );
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? encodeCursor([items.at(-1)!.id]) : null };
}

/** One that has been given out, of a matter the actor sees; else null. */
export async function findDisclosure(q: Queryable, actor: Actor, id: number): Promise<DisclosureRow | null> {
  const w = new Where();
  w.and(`d.id = ${w.value(id)} and n.deleted_at is null`);
  w.and(visibleMatter(actor, w));
  const [row] = await q.sql<DisclosureRow>(`select ${columns} from ${tables} where ${w.text}`, w.values);
  return row ?? null;
}

/** The bytes of a file that was given out; null when they have been erased. */
export async function fileBytes(
  q: Queryable,
  id: number,
  format: DisclosureFormat,
): Promise<{ name: string; bytes: Buffer | null } | null> {
  const [row] = await q.sql<{ name: string; bytes: Buffer | null }>(
    'select name, bytes from disclosure_file where disclosure_id = $1 and format = $2',
    [id, format],
  );
  return row ?? null;
}

/** What is stored of a disclosure. */
export interface NewDisclosure {
  readonly nodeId: number;
  readonly at: Date;
  readonly language: Language;
  readonly parts: readonly DisclosurePart[];
  readonly requester: string | null;
  readonly reference: string | null;
  readonly redactions: readonly Redaction[];
  readonly widerAccess: boolean;
  readonly fingerprint: string;
  readonly madeBy: number;
  readonly files: readonly {
    readonly format: DisclosureFormat;
    readonly name: string;
    readonly sha256: string;
    readonly bytes: Buffer;
  }[];
}

/** Stores a disclosure with its files. Gives the id. */
export async function insertDisclosure(tx: Tx, d: NewDisclosure): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `insert into disclosure (node_id, as_of, language, parts, requester, reference, redactions, wider_access, fingerprint, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, decode($9, 'hex'), $10) returning id`,
    [
      d.nodeId,
      d.at,
      d.language,
      d.parts,
      d.requester,
      d.reference,
      JSON.stringify(d.redactions),
      d.widerAccess,
      d.fingerprint,
      d.madeBy,
    ],
  );
  for (const f of d.files) {
    await tx.sql(
      `insert into disclosure_file (disclosure_id, format, name, sha256, size, bytes) values ($1, $2, $3, decode($4, 'hex'), $5, $6)`,
      [row!.id, f.format, f.name, f.sha256, f.bytes.length, f.bytes],
    );
  }
  return row!.id;
}
