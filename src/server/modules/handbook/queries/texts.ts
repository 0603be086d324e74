import type { HandbookSection } from '../../../../domain/handbook/index.ts';
import type { Language } from '../../../../domain/kernel/text.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';

/** One version of one text, as written. */
export interface TextRow {
  readonly process: string;
  readonly section: HandbookSection;
  readonly language: Language;
  readonly version: number;
  readonly body: string;
  readonly restored: number | null;
  readonly byId: number;
  readonly byName: string;
  readonly at: Date;
}

const columns = `t.process, t.section, t.language, t.version, t.body, t.restored, t.written_by as "byId", p.name as "byName", t.written_at as at`;

/** The newest text of each section and language; of one process, or of all. Those never rewritten have none. */
export function newestTexts(q: Queryable, process: string | null): Promise<TextRow[]> {
  return q.sql<TextRow>(
    `select distinct on (t.process, t.section, t.language) ${columns}
     from handbook_text t join person p on p.id = t.written_by where $1::text is null or t.process = $1
     order by t.process, t.section, t.language, t.version desc`,
    [process],
  );
}

/** Every version of one text, newest first. */
export function textVersions(
  q: Queryable,
  process: string,
  section: HandbookSection,
  language: Language,
): Promise<TextRow[]> {
  return q.sql<TextRow>(
    `select ${columns} from handbook_text t join person p on p.id = t.written_by
     where t.process = $1 and t.section = $2 and t.language = $3 order by t.version desc`,
    [process, section, language],
  );
}

/** One text at a time is written: whoever comes second waits, and is then told of the other's version. */
export async function lockText(tx: Tx, process: string, section: string, language: string): Promise<void> {
  await tx.sql(`select pg_advisory_xact_lock(hashtext('handbook.text'), hashtext($1))`, [
    `${process}/${section}/${language}`,
  ]);
}

/** Stores a new version of a text. */
export async function insertText(
  tx: Tx,
  t: Pick<TextRow, 'process' | 'section' | 'language' | 'version' | 'body' | 'restored'> & {
    readonly by: number;
  },
): Promise<void> {
  await tx.sql(
    `insert into handbook_text (process, section, language, version, body, restored, written_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [t.process, t.section, t.language, t.version, t.body, t.restored, t.by],
  );
}

/** A section that has been adopted. */
export interface AdoptionRow {
  readonly process: string;
  readonly section: HandbookSection;
  readonly byId: number;
  readonly byName: string;
  readonly at: Date;
}

/** What has been adopted, of one process or of all. */
export function adoptions(q: Queryable, process: string | null): Promise<AdoptionRow[]> {
  return q.sql<AdoptionRow>(
    `select a.process, a.section, a.adopted_by as "byId", p.name as "byName", a.adopted_at as at
     from handbook_adoption a join person p on p.id = a.adopted_by where $1::text is null or a.process = $1`,
    [process],
  );
}

/** Notes that a section is adopted. False when it was already. */
export async function insertAdoption(
  tx: Tx,
  process: string,
  section: HandbookSection,
  by: number,
): Promise<boolean> {
  const rows = await tx.sql(
    `insert into handbook_adoption (process, section, adopted_by) values ($1, $2, $3)
     on conflict do nothing returning process`,
    [process, section, by],
  );
  return rows.length > 0;
}

/** People who own processes now, by the name their role stands at. */
export function ownersByName(
  q: Queryable,
): Promise<{ readonly name: string; readonly id: number; readonly person: string }[]> {
  return q.sql(
    `select distinct m.scope_name as name, p.id, p.name as person from membership m
     join person p on p.id = m.person_id and p.left_at is null
     where m.role = 'processOwner' and m.scope_kind = 'process' and m.valid @> now() order by p.name`,
  );
}
