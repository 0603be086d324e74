import type { HandbookSection } from '../../../../domain/handbook/index.ts';
import type { Language, PublicText } from '../../../../domain/kernel/text.ts';
import type { Queryable } from '../../../platform/db/db.ts';

/** When anything of the handbook's pages last changed; null when they are as they came. */
export async function lastChange(q: Queryable): Promise<Date | null> {
  const [row] = await q.sql<{ at: Date | null }>(
    `select greatest(
       (select max(written_at) from handbook_text), (select max(adopted_at) from handbook_adoption),
       (select max(created_at) from process_criterion), (select max(retired_at) from process_criterion)) as at`,
  );
  return row?.at ?? null;
}

/** One change that readers are told of. Who made it is not told. */
export type ChangeRow =
  | {
      readonly type: 'text';
      readonly process: string;
      readonly section: HandbookSection;
      readonly version: number;
      readonly body: string;
      readonly at: Date;
    }
  | {
      readonly type: 'adopted';
      readonly process: string;
      readonly section: HandbookSection;
      readonly at: Date;
    }
  | {
      readonly type: 'criterionAdded' | 'criterionRetired';
      readonly kind: string;
      readonly id: string;
      readonly texts: PublicText;
      readonly at: Date;
    };

/** The newest changes of the handbook: texts in one language, adoptions, criteria. Newest first. */
export async function newestChanges(q: Queryable, language: Language, most: number): Promise<ChangeRow[]> {
  const [texts, adopted, criteria] = await Promise.all([
    q.sql<ChangeRow>(
      `select 'text' as type, process, section, version, body, written_at as at from handbook_text
       where language = $1 order by written_at desc limit $2`,
      [language, most],
    ),
    q.sql<ChangeRow>(
      `select 'adopted' as type, process, section, adopted_at as at from handbook_adoption order by adopted_at desc limit $1`,
      [most],
    ),
    q.sql<ChangeRow>(
      `select * from (
         select 'criterionAdded' as type, kind, id, texts, created_at as at from process_criterion
         union all
         select 'criterionRetired', kind, id, texts, retired_at from process_criterion where retired_at is not null) x
       order by at desc limit $1`,
      [most],
    ),
  ]);
  return [...texts, ...adopted, ...criteria].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, most);
}
