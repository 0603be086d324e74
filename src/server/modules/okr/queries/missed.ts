import type { Language } from '../../../../domain/kernel/text.ts';
import type { Interval } from '../../../../domain/okr/index.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';

const standing = (value: string): string =>
  `(select s.${value} from key_result_measurement s where s.key_result_id = k.id and s.value is not null
     and not exists (select 1 from key_result_measurement c where c.supersedes_id = s.id) order by s.day desc, s.id desc limit 1)`;

/** What a drafted need tells of. */
export interface MissedRow {
  readonly key: string;
  readonly title: string;
  readonly objective: string;
  readonly unit: string;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly last: number | null;
  readonly language: Language;
  readonly audience: string;
  readonly productGroupId: number | null;
  readonly needId: number | null;
  /** Keys of the initiatives it measures. */
  readonly initiatives: string[];
}

/** A key result as a drafted need tells of it. */
export async function missedById(tx: Tx, id: number): Promise<MissedRow | null> {
  const [row] = await tx.sql<MissedRow>(
    `select n.key, n.title, k.objective, k.unit, k.baseline, k.target, ${standing('value')} as last, m.language, m.audience,
       m.product_group_id as "productGroupId", k.need_id as "needId",
       (select coalesce(json_agg(i.key order by i.id), '[]') from link l join node i on i.id = l.from_id
          where l.to_id = k.id and l.type = 'measures' and l.status = 'confirmed' and l.removed_at is null) as initiatives
     from key_result k join matter m on m.id = k.id join node n on n.id = k.id where k.id = $1`,
    [id],
  );
  return row ?? null;
}

/** Remembers the need that was drafted. */
export async function keepNeed(tx: Tx, id: number, needId: number): Promise<void> {
  await tx.sql('update key_result set need_id = $2 where id = $1', [id, needId]);
}

/** A key result whose plan has gone past its last day. */
export interface PastPlan {
  readonly id: number;
  readonly interval: Interval;
  readonly from: string;
  readonly until: string;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly lastDay: string | null;
  readonly lastValue: number | null;
}

const pastPlan = `select k.id, k.measure_interval as interval, m.planned_start as "from", m.planned_end as until,
    k.baseline, k.target, ${standing('day')} as "lastDay", ${standing('value')} as "lastValue"
  from key_result k join matter m on m.id = k.id
  where m.kind = 'keyResult' and m.state = 'measuring' and k.need_id is null
    and m.planned_end < $1 and m.planned_start is not null and k.measure_interval is not null`;

/** Key results being measured whose plan ended before a day, no need drafted yet. */
export async function pastPlans(db: Db, today: string): Promise<PastPlan[]> {
  return db.sql<PastPlan>(`${pastPlan} order by k.id`, [today]);
}

/** One of them locked, as it now is; null when it is no longer among them. */
export async function lockPastPlan(tx: Tx, id: number, today: string): Promise<PastPlan | null> {
  await tx.sql('select id from matter where id = $1 for update', [id]);
  const [row] = await tx.sql<PastPlan>(`${pastPlan} and k.id = $2`, [today, id]);
  return row ?? null;
}
