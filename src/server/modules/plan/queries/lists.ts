import type { Actor } from '../../../../domain/kernel/roles.ts';
import type { Language } from '../../../../domain/kernel/text.ts';
import type { PlanContent } from '../../../../domain/plan/index.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import { decodeCursor, encodeCursor } from '../../../platform/db/cursor.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** A list as stored. */
export interface PlanRecord {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly type: 'budgetProposal' | 'yearPlan';
  readonly year: number;
  readonly state: 'open' | 'frozen';
  readonly edition: number;
  readonly version: number;
  readonly introduction: string;
  readonly language: Language;
  readonly updatedAt: Date;
}

/** An item as stored. */
export interface PlanItemRecord {
  readonly id: number;
  readonly matterId: number;
  readonly kind: string;
  readonly rank: string;
  readonly note: string;
  readonly amount: number | null;
  readonly priority: number | null;
}

/** A frozen edition as stored: items with the id they had in the list. */
export interface FrozenContent extends PlanContent {
  readonly title: string;
  readonly year: number;
  readonly itemIds: Readonly<Record<string, number>>;
}

const columns = `l.id, n.key, n.title, l.type, l.year, l.state, l.edition, l.version, l.introduction, l.language, l.updated_at as "updatedAt"`;

/** A list by key, or null. With `lock`, its row is locked first. */
export async function findPlan(q: Queryable, key: string, lock = false): Promise<PlanRecord | null> {
  const where = `n.namespace = 'rodtrad' and n.kind = 'planList' and n.key = $1 and n.deleted_at is null`;
  if (lock) {
    await q.sql(`select l.id from plan_list l join node n on n.id = l.id where ${where} for update of l`, [
      key.toUpperCase(),
    ]);
  }
  const rows = await q.sql<PlanRecord>(
    `select ${columns} from plan_list l join node n on n.id = l.id where ${where}`,
    [key.toUpperCase()],
  );
  return rows[0] ?? null;
}

/** Items of a list in order, whoever may see them. */
export async function itemsOf(q: Queryable, listId: number): Promise<PlanItemRecord[]> {
  return q.sql<PlanItemRecord>(
    `select i.id, i.matter_id as "matterId", m.kind, i.rank, i.note, i.amount, i.priority
     from plan_item i join matter m on m.id = i.matter_id
     where i.list_id = $1 and i.removed_at is null order by i.rank, i.id`,
    [listId],
  );
}

/** Which of some matters an actor sees. */
export async function seenAmong(
  q: Queryable,
  actor: Actor,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const w = new Where([ids]);
  w.and('m.id = any($1::bigint[]) and n.deleted_at is null');
  w.and(visibleMatter(actor, w));
  const rows = await q.sql<{ id: number }>(
    `select m.id from matter m join node n on n.id = m.id where ${w.text}`,
    w.values,
  );
  return new Set(rows.map((r) => r.id));
}

/** A frozen edition of a list, or null. */
export async function snapshotOf(
  q: Queryable,
  listId: number,
  edition: number,
): Promise<{ edition: number; content: FrozenContent; frozenAt: Date } | null> {
  const rows = await q.sql<{ edition: number; content: FrozenContent; frozenAt: Date }>(
    'select edition, content, frozen_at as "frozenAt" from plan_snapshot where list_id = $1 and edition = $2',
    [listId, edition],
  );
  return rows[0] ?? null;
}

/** Frozen editions of a list, newest first, with why the one after was begun. */
export async function editionsOf(q: Queryable, listId: number) {
  const rows = await q.sql<{
    edition: number;
    frozenBy: { id: number; name: string };
    frozenAt: Date;
    by: { id: number; name: string } | null;
    at: Date | null;
    reason: string | null;
  }>(
    `select s.edition, json_build_object('id', p.id, 'name', p.name) as "frozenBy", s.frozen_at as "frozenAt",
       case when r.edition is null then null else json_build_object('id', o.id, 'name', o.name) end as by,
       r.reopened_at as at, r.reason
     from plan_snapshot s join person p on p.id = s.frozen_by
     left join plan_reopening r on r.list_id = s.list_id and r.edition = s.edition + 1
     left join person o on o.id = r.reopened_by
     where s.list_id = $1 order by s.edition desc`,
    [listId],
  );
  return rows.map((r) => ({
    edition: r.edition,
    frozenBy: r.frozenBy,
    frozenAt: r.frozenAt.toISOString(),
    reopened: r.by && r.at ? { by: r.by, at: r.at.toISOString(), reason: r.reason ?? '' } : null,
  }));
}

/** A page of lists, latest year first, with count and sum of what the actor sees. */
export async function listPlans(
  q: Queryable,
  actor: Actor,
  page: { limit?: number; cursor?: string; type?: string; year?: number },
) {
  const limit = page.limit ?? 50;
  const w = new Where();
  if (page.type !== undefined) w.and(`l.type = ${w.value(page.type)}`);
  if (page.year !== undefined) w.and(`l.year = ${w.value(page.year)}`);
  if (page.cursor !== undefined) {
    const [year, id] = decodeCursor(page.cursor, 2);
    w.and(`(l.year, l.id) < (${w.value(year)}::int, ${w.value(id)}::bigint)`);
  }
  const seen = visibleMatter(actor, w);
  const rows = await q.sql<PlanRecord & { items: number; amount: number }>(
    `select ${columns}, c.items, c.amount from plan_list l join node n on n.id = l.id
     cross join lateral (
       select count(*)::int as items, coalesce(sum(i.amount), 0) as amount
       from plan_item i join matter m on m.id = i.matter_id
       where i.list_id = l.id and i.removed_at is null and (${seen})
     ) c
     where n.deleted_at is null and ${w.text} order by l.year desc, l.id desc limit ${limit + 1}`,
    w.values,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ id: _id, introduction: _i, language: _l, updatedAt, ...row }) => ({
      ...row,
      updatedAt: updatedAt.toISOString(),
    })),
    next: rows.length > limit && last ? encodeCursor([last.year, last.id]) : null,
  };
}
