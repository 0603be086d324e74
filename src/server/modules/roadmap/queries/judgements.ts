import type { Actor } from '../../../../domain/kernel/roles.ts';
import { judgedStates } from '../../../../domain/roadmap/index.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';
import { type ElementRow, elementColumns, elementJoins } from './element-rows.ts';

/** Most elements of one round. */
export const roundSize = 200;

/** An element of the round: with who judged it last, and the day it came into its state. */
export interface RoundRow extends ElementRow {
  readonly judged_by_name: string | null;
  readonly judged_day: string | null;
  readonly since_day: string;
}

const states = judgedStates.map((s) => `'${s}'`).join(', ');

/** Whose progress somebody judges each week: their own elements and those of products they own. */
function mine(actor: Actor, w: Where): string {
  const products = actor.held.flatMap((h) =>
    h.role === 'productOwner' && h.scopeId !== null ? [h.scopeId] : [],
  );
  const [me, owned] = [w.value(actor.personId), w.value(products)];
  // Two ranges of indexes rather than an `or` over all elements.
  return `m.id in (
    select x.id from matter x where x.kind = 'roadmapElement' and x.owner_id = ${me} and x.state in (${states})
    union
    select x.id from matter x where x.kind = 'roadmapElement' and x.product_id = any(${owned}::bigint[]) and x.state in (${states}))`;
}

/** What somebody is to judge, longest since first; those under way before those that wait. */
export async function roundOf(
  q: Queryable,
  actor: Actor,
  product: string | undefined,
  timeZone: string,
): Promise<RoundRow[]> {
  const w = new Where([timeZone]);
  w.and(mine(actor, w)).and(visibleMatter(actor, w));
  if (product !== undefined)
    w.and(`m.product_id = (select id from node where kind = 'product' and key = ${w.value(product)})`);
  return q.sql<RoundRow>(
    `select ${elementColumns}, j.name as judged_by_name, (o.judged_at at time zone $1)::date::text as judged_day,
       (m.state_since at time zone $1)::date::text as since_day
     from matter m ${elementJoins} left join person j on j.id = o.judged_by
     where ${w.text}
     order by pr.title collate "nb-x-icu" nulls last, m.state desc, m.planned_end nulls last, m.id limit ${roundSize + 1}`,
    w.values,
  );
}

/** Products of which somebody has elements to judge. */
export async function roundProducts(q: Queryable, actor: Actor): Promise<{ key: string; title: string }[]> {
  const w = new Where();
  w.and(mine(actor, w)).and(visibleMatter(actor, w));
  return q.sql(
    `select n.key, n.title from node n where n.id in (select m.product_id from matter m where ${w.text}) order by n.title collate "nb-x-icu"`,
    w.values,
  );
}

/** Last judgement of an element and the day it came into its state. */
export async function lastJudgement(q: Queryable, id: number, timeZone: string) {
  const [row] = await q.sql<{
    progress: number | null;
    judged_at: Date | null;
    judged_by: number | null;
    name: string | null;
    judged_day: string | null;
    since_day: string;
  }>(
    `select o.judged_progress as progress, o.judged_at, o.judged_by, p.name,
       (o.judged_at at time zone $2)::date::text as judged_day, (m.state_since at time zone $2)::date::text as since_day
     from roadmap_element o join matter m on m.id = o.id left join person p on p.id = o.judged_by where o.id = $1`,
    [id, timeZone],
  );
  return row!;
}

/** How an element has been judged, newest first. */
export function judgementsOf(q: Queryable, id: number, limit: number) {
  return q.sql<{ progress: number; computed: number | null; by: number; name: string; at: Date }>(
    `select j.progress, j.computed, j.judged_by as by, p.name, j.judged_at as at
     from progress_judgement j join person p on p.id = j.judged_by
     where j.element_id = $1 order by j.judged_at desc, j.id desc limit $2`,
    [id, limit],
  );
}

/** Keeps a judgement: the row of the history, and what the element shows of it. */
export async function keepJudgement(
  tx: Tx,
  j: {
    readonly elementId: number;
    readonly progress: number;
    readonly computed: number | null;
    readonly by: number;
  },
): Promise<void> {
  await tx.sql(
    `with kept as (
       insert into progress_judgement (element_id, progress, computed, judged_by) values ($1, $2, $3, $4) returning judged_at)
     update roadmap_element set judged_progress = $2, judged_by = $4, judged_at = (select judged_at from kept) where id = $1`,
    [j.elementId, j.progress, j.computed, j.by],
  );
}

/** The work below an element as last rolled up. */
export async function workBelow(q: Queryable, id: number) {
  const [row] = await q.sql<{
    total: number;
    closed: number;
    inProduction: number;
    estimate: number;
    estimateDone: number;
  }>(
    `select total, closed, in_production as "inProduction", estimate, estimate_done as "estimateDone"
     from rollup where node_id = $1 and total > 0`,
    [id],
  );
  return row ?? null;
}
