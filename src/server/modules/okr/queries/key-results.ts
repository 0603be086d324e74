import type { NodeRefValue } from '../../../../contract/common.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import type { Interval } from '../../../../domain/okr/index.ts';
import { visibleMatter, visibleNode } from '../../../core/visibility.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

interface Person {
  readonly id: number;
  readonly name: string;
}

/** A key result as read, with its standing measurements, oldest first. */
export interface KeyResultRow {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly state: string;
  readonly version: number;
  readonly objective: string;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly unit: string;
  readonly interval: Interval | null;
  readonly owner: Person | null;
  readonly measuredBy: Person | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly nextDue: string | null;
  readonly createdBy: number | null;
  readonly productGroupId: number | null;
  /** The need that was drafted when it was missed, as far as the reader sees it. */
  readonly need: NodeRefValue | null;
  readonly points: { readonly day: string; readonly value: number }[];
}

const person = (alias: string) =>
  `case when ${alias}.id is null then null else json_build_object('id', ${alias}.id, 'name', ${alias}.name) end`;

const select = (
  actor: Actor,
  w: Where,
) => `select m.id, n.key, n.title, m.state, m.version, k.objective, k.baseline, k.target, k.unit,
    k.measure_interval as interval, m.planned_start as "from", m.planned_end as until, k.next_due as "nextDue",
    m.created_by as "createdBy", m.product_group_id as "productGroupId",
    (select json_build_object('key', dn.key, 'kind', dn.kind, 'title', dn.title, 'state', dm.state)
      from node dn join matter dm on dm.id = dn.id
      where dn.id = k.need_id and dn.deleted_at is null and ${visibleNode(actor, w, 'dn', 'dm')}) as need,
    ${person('o')} as owner, ${person('b')} as "measuredBy",
    (select coalesce(json_agg(json_build_object('day', s.day, 'value', s.value) order by s.day, s.id), '[]')
      from key_result_measurement s where s.key_result_id = k.id and s.value is not null
        and not exists (select 1 from key_result_measurement c where c.supersedes_id = s.id)) as points
  from key_result k join matter m on m.id = k.id join node n on n.id = k.id
  left join person o on o.id = m.owner_id left join person b on b.id = k.measured_by`;

/** Key results that measure an initiative and that the reader sees, in the order they were registered. */
export async function keyResultsOfInitiative(
  q: Queryable,
  actor: Actor,
  initiativeId: number,
): Promise<KeyResultRow[]> {
  const w = new Where([initiativeId]);
  const seen = visibleMatter(actor, w);
  return q.sql<KeyResultRow>(
    `${select(actor, w)} join link l on l.to_id = k.id and l.type = 'measures' and l.status = 'confirmed' and l.removed_at is null
     where l.from_id = $1 and n.deleted_at is null and (${seen}) order by m.id`,
    w.values,
  );
}

/** A key result by id; whoever calls has checked that the actor sees it. */
export async function keyResultById(q: Queryable, actor: Actor, id: number): Promise<KeyResultRow | null> {
  const w = new Where([id]);
  const [row] = await q.sql<KeyResultRow>(`${select(actor, w)} where k.id = $1`, w.values);
  return row ?? null;
}

/** Key results that somebody is to measure until a day, with the initiatives they measure as far as that one sees. */
export async function dueFor(
  q: Queryable,
  actor: Actor,
  until: string,
): Promise<(KeyResultRow & { readonly initiatives: NodeRefValue[] })[]> {
  const w = new Where([actor.personId, until]);
  const seen = visibleMatter(actor, w);
  const rows = await q.sql<KeyResultRow>(
    `${select(actor, w)} where k.measured_by = $1 and k.next_due <= $2 and n.deleted_at is null and (${seen}) order by k.next_due, k.id`,
    w.values,
  );
  if (rows.length === 0) return [];
  const v = new Where([rows.map((r) => r.id)]);
  const found = await q.sql<{ id: number; ref: NodeRefValue }>(
    `select l.to_id as id, json_build_object('key', n.key, 'kind', n.kind, 'title', n.title, 'state', m.state) as ref
     from link l join node n on n.id = l.from_id join matter m on m.id = n.id
     where l.to_id = any($1::bigint[]) and l.type = 'measures' and l.status = 'confirmed' and l.removed_at is null
       and (${visibleMatter(actor, v)}) order by l.id`,
    v.values,
  );
  return rows.map((r) => ({ ...r, initiatives: found.filter((f) => f.id === r.id).map((f) => f.ref) }));
}
