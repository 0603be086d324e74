import type { NodeRefValue } from '../../contract/common.ts';
import type { MatterValue, RollupValue } from '../../contract/matters.ts';
import { kindRank, threadLinkTypes } from '../../domain/kernel/links.ts';
import type { Actor } from '../../domain/kernel/roles.ts';
import type { Queryable } from '../platform/db/db.ts';
import { Where } from '../platform/db/where.ts';
import { currentRollup } from './rollup.ts';
import { visibleNode } from './visibility.ts';

/** A matter's thread in short. */
export interface Strip {
  readonly strip: MatterValue['strip'];
  readonly rollup: RollupValue | null;
}

/** The strip of a matter that has just been registered: nothing hangs on it. */
export const emptyStrip: Strip = { strip: { up: [], down: [], inProduction: 0 }, rollup: null };

/** Kinds that a roll-up counts, or that hold what it counts. */
const worked = new Set(['roadmapElement', 'epic', 'issue', 'externalIssue']);
/** How far the strip looks down before it stops counting: the whole picture is one key off. */
const stripLimit = 3000;

/**
 * The thread in short: what it comes from, how many of each kind came of it, how much of that is in production,
 * and its roll-up. Counts cover all below; only names are filtered by what the reader sees.
 */
export async function stripOf(q: Queryable, actor: Actor, id: number): Promise<Strip> {
  const w = new Where([id, threadLinkTypes]);
  w.and(visibleNode(actor, w));
  const [row] = await q.sql<{
    up: NodeRefValue[];
    down: { kind: string; count: number; production: number }[];
  }>(
    `with recursive below (id) as (
       select l.to_id from link l where l.from_id = $1 and l.type = any($2::text[]) and l.status = 'confirmed' and l.removed_at is null
       union
       select l.to_id from below b join link l on l.from_id = b.id and l.type = any($2::text[]) and l.status = 'confirmed' and l.removed_at is null
     ), few as (select id from below where id <> $1 limit ${stripLimit})
     select
       (select coalesce(json_agg(u), '[]') from (
         select n.key, n.kind, n.title, m.state from link l join node n on n.id = l.from_id left join matter m on m.id = n.id
         where l.to_id = $1 and l.type = any($2::text[]) and l.status = 'confirmed' and l.removed_at is null and ${w.text}
         order by l.id limit 5) u) as up,
       (select coalesce(json_agg(d), '[]') from (
         select n.kind, count(*)::int as count, count(*) filter (where e.production)::int as production
         from few join node n on n.id = few.id
         left join deployment d on d.id = n.id left join environment e on e.id = d.environment_id
         where n.deleted_at is null group by n.kind) d) as down`,
    w.values,
  );
  const { up, down } = row!;
  // Most matters have no work below them: one statement, not two.
  const rollup = down.some((d) => worked.has(d.kind)) ? await currentRollup(q, id) : null;
  return {
    strip: {
      up,
      // In the order of the lanes: origin to effect.
      down: down
        .filter((d) => d.kind !== 'deployment')
        .map(({ kind, count }) => ({ kind, count }))
        .sort((a, b) => (kindRank[a.kind] ?? 99) - (kindRank[b.kind] ?? 99)),
      inProduction: down.reduce((sum, d) => sum + d.production, 0),
    },
    rollup: rollup !== null && rollup.total > 0 ? rollup : null,
  };
}
