import type { DoneProposalValue, OkrStandingValue } from '../../../../contract/portfolio-values.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** How the key results of an initiative stand now: those that have not been dropped, with their newest measurement. */
export async function okrNow(q: Queryable, initiativeId: number): Promise<OkrStandingValue[]> {
  return q.sql<OkrStandingValue>(
    `select k.objective, n.title as "keyResult", k.baseline, k.target, nullif(k.unit, '') as unit, s.value,
       s.day as "measuredOn"
     from link l join matter m on m.id = l.to_id and m.state <> 'dropped'
     join node n on n.id = m.id and n.deleted_at is null join key_result k on k.id = m.id
     left join lateral (
       select e.value, e.day from key_result_measurement e
       where e.key_result_id = k.id and e.value is not null
         and not exists (select 1 from key_result_measurement c where c.supersedes_id = e.id)
       order by e.day desc, e.id desc limit 1) s on true
     where l.from_id = $1 and l.type = 'measures' and l.status = 'confirmed' and l.removed_at is null
     order by k.objective, m.id`,
    [initiativeId],
  );
}

/** How the key results of an initiative are measured: those that the actor sees and that have not been dropped. */
export async function measurementPlan(
  q: Queryable,
  actor: Actor,
  initiativeId: number,
): Promise<DoneProposalValue['plan']> {
  const w = new Where([initiativeId]);
  w.and(`l.from_id = $1 and l.type = 'measures' and l.status = 'confirmed' and l.removed_at is null`);
  w.and(`m.state <> 'dropped' and n.deleted_at is null`);
  w.and(visibleMatter(actor, w));
  return q.sql<DoneProposalValue['plan'][number]>(
    `select json_build_object('key', n.key, 'kind', n.kind, 'title', n.title, 'state', m.state) as "keyResult", k.objective,
       case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as "measuredBy",
       k.measure_interval as interval, m.planned_end as until, k.next_due as "nextDue"
     from link l join matter m on m.id = l.to_id join node n on n.id = m.id join key_result k on k.id = m.id
     left join person p on p.id = k.measured_by
     where ${w.text} order by k.objective, n.id`,
    w.values,
  );
}
