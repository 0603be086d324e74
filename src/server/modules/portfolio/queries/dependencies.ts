import type { DependencyValue } from '../../../../contract/portfolio-values.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { dependencyFault } from '../../../../domain/portfolio/index.ts';
import type { LoadedMatter } from '../../../core/load.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

interface Row extends Omit<DependencyValue, 'fault' | 'initiative'> {
  readonly waitsFor: boolean;
  readonly initiative: { key: string; kind: string; title: string; state: string };
}

/**
 * Dependencies of an initiative on other initiatives, both ways, those whose other end the actor sees: what it waits for
 * and what waits for it, each judged by state and dates.
 */
export async function dependenciesOf(
  q: Queryable,
  actor: Actor,
  m: LoadedMatter,
): Promise<{ waitsFor: DependencyValue[]; holdsUp: DependencyValue[] }> {
  const w = new Where([m.id]);
  w.and(`m.kind = 'initiative' and n.deleted_at is null`);
  w.and(visibleMatter(actor, w));
  const rows = await q.sql<Row>(
    `select x.id as "linkId", x.waits as "waitsFor",
       json_build_object('key', n.key, 'kind', n.kind, 'title', n.title, 'state', m.state) as initiative,
       case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as owner,
       m.planned_start as "plannedStart", m.planned_end as "plannedEnd"
     from (
       select id, from_id as other, true as waits from link
       where to_id = $1 and type = 'dependsOn' and status = 'confirmed' and removed_at is null
       union all
       select id, to_id, false from link
       where from_id = $1 and type = 'dependsOn' and status = 'confirmed' and removed_at is null
     ) x join matter m on m.id = x.other join node n on n.id = m.id left join person p on p.id = m.owner_id
     where ${w.text} order by m.planned_end nulls last, x.id limit 200`,
    w.values,
  );
  const self = {
    state: m.state,
    plannedStart: (m.fields.plannedStart as string | null) ?? null,
    plannedEnd: (m.fields.plannedEnd as string | null) ?? null,
  };
  const judged = (r: Row): DependencyValue => {
    const other = { state: r.initiative.state, plannedStart: r.plannedStart, plannedEnd: r.plannedEnd };
    const fault = r.waitsFor ? dependencyFault(other, self) : dependencyFault(self, other);
    const { waitsFor: _side, ...value } = r;
    return { ...value, fault };
  };
  return {
    waitsFor: rows.filter((r) => r.waitsFor).map(judged),
    holdsUp: rows.filter((r) => !r.waitsFor).map(judged),
  };
}
