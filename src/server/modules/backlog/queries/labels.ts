import type { Actor } from '../../../../domain/kernel/roles.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** Labels are looked for in this many matters, the latest registered. */
const lookedAt = 20_000;

/** Labels on matters the actor sees, the most used first; at most 50. */
export async function labelsInUse(
  q: Queryable,
  actor: Actor,
  filter: { q?: string; kind?: string; team?: string },
): Promise<{ label: string; count: number }[]> {
  const w = new Where();
  w.and(`m.labels <> '{}'`);
  w.and(visibleMatter(actor, w));
  if (filter.kind !== undefined) w.and(`m.kind = ${w.value(filter.kind)}`);
  if (filter.team !== undefined)
    w.and(
      `m.team_id = (select id from node where namespace = 'rodtrad' and kind = 'team' and key = ${w.value(filter.team)})`,
    );
  const having =
    filter.q === undefined
      ? ''
      : `where label ilike ${w.value(`%${filter.q.trim().replace(/[\\%_]/g, '\\$&')}%`)}`;
  return q.sql(
    `select label, count(*)::int as count
     from (select m.labels from matter m where ${w.text} order by m.id desc limit ${lookedAt}) latest, unnest(latest.labels) label
     ${having} group by label order by count desc, label collate "nb-x-icu" limit 50`,
    w.values,
  );
}
