import type { BalanceLineValue, MilestoneValue } from '../../../../contract/portfolio-values.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { initiativeProcess } from '../../../../domain/portfolio/index.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

const quoted = (states: readonly string[]): string => states.map((s) => `'${s}'`).join(', ');
/** States in which an initiative still wants something: neither done nor rejected. */
export const openStates: readonly string[] = Object.entries(initiativeProcess.states)
  .filter(([, s]) => s.category !== 'done')
  .map(([name]) => name);

/** What of the portfolio is looked at. */
export interface PortfolioFilter {
  readonly groupId: number | null;
}

/** The condition for initiatives of `matter m` in some states that an actor sees. */
function seen(w: Where, actor: Actor, f: PortfolioFilter, states: readonly string[]): void {
  w.and(`m.kind = 'initiative' and m.state in (${quoted(states)})`);
  if (f.groupId !== null) w.and(`m.product_group_id = ${w.value(f.groupId)}`);
  w.and(visibleMatter(actor, w));
}

/** Sums of one MoSCoW group; `priority` 0: not set. */
export interface PrioritySums {
  readonly priority: number;
  readonly count: number;
  readonly personMonths: number;
  readonly monthsInYear: number;
  readonly funding: number;
}

/** Sums of open initiatives by MoSCoW: person-months in all and in a year, NOK in that year. */
export async function prioritySums(
  q: Queryable,
  actor: Actor,
  f: PortfolioFilter,
  year: number,
  thisYear: number,
): Promise<PrioritySums[]> {
  const w = new Where([year, thisYear]);
  seen(w, actor, f, openStates);
  return q.sql<PrioritySums>(
    `select coalesce(m.priority, 0) as priority, count(*)::int as count, coalesce(sum(i.person_months), 0) as "personMonths",
       coalesce(round(sum(months_in_year(i.person_months, m.planned_start, m.planned_end, $1::int, $2::int))::numeric, 2), 0) as "monthsInYear",
       coalesce(sum((i.funding_by_year ->> $1::int::text)::numeric), 0) as funding
     from matter m join initiative i on i.id = m.id where ${w.text} group by 1`,
    w.values,
  );
}

/** Ids of open initiatives of each MoSCoW group (0: not set) in the order set by hand, at most `limit` of each. */
export async function priorityOrder(
  q: Queryable,
  actor: Actor,
  f: PortfolioFilter,
  limit: number,
): Promise<readonly { priority: number; id: number }[]> {
  const w = new Where();
  seen(w, actor, f, openStates);
  const branches = [1, 2, 3, 4, 0].map(
    (p) => `(select ${p} as priority, m.id, m.rank from matter m
      where ${w.text} and m.priority ${p === 0 ? 'is null' : `= ${p}`} order by m.rank, m.id limit ${limit})`,
  );
  return q.sql(
    `select priority, id from (${branches.join(' union all ')}) x order by priority, rank, id`,
    w.values,
  );
}

/** Person-months that there are for initiatives in a year; null when nobody has said. */
export async function capacityOf(q: Queryable, year: number, groupId: number | null): Promise<number | null> {
  const [row] = await q.sql<{ sum: number | null }>(
    `select sum(person_months) as sum from product_group_capacity
     where year = $1 and ($2::bigint is null or product_group_id = $2)`,
    [year, groupId],
  );
  return row?.sum ?? null;
}

/** Most milestones shown at once. */
export const milestoneLimit = 500;

/** Milestones with a date in a period, of initiatives that have not been rejected, by date; one more than the limit. */
export async function milestonesIn(
  q: Queryable,
  actor: Actor,
  f: PortfolioFilter,
  from: string,
  to: string,
): Promise<MilestoneValue[]> {
  const w = new Where([from, to]);
  seen(w, actor, f, [...openStates, 'done']);
  return q.sql<MilestoneValue>(
    `with found as (
       select m.id, m.state, m.owner_id, x.milestone, x.date, x.reached, x.place
       from initiative i join matter m on m.id = i.id
       cross join lateral (select e ->> 'milestone' as milestone, (e ->> 'date')::date as date, (e ->> 'reached')::date as reached, place
         from jsonb_array_elements(i.milestones) with ordinality as y (e, place)) x
       where i.last_milestone >= $1::date and i.first_milestone <= $2::date and ${w.text} and x.date between $1 and $2
       order by x.date, m.id, x.place limit ${milestoneLimit + 1}
     )
     select json_build_object('key', n.key, 'kind', n.kind, 'title', n.title, 'state', f.state) as initiative,
       case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as owner,
       f.milestone, f.date, f.reached
     from found f join node n on n.id = f.id left join person p on p.id = f.owner_id order by f.date, f.id, f.place`,
    w.values,
  );
}

/** One line of one spread; `spread` says which. */
export interface SpreadRow extends Omit<BalanceLineValue, 'node'> {
  readonly spread: 'source' | 'state' | 'moscow' | 'group' | 'document';
}

/** How open initiatives are spread: read once, summed five ways. */
export async function spreads(q: Queryable, actor: Actor): Promise<SpreadRow[]> {
  const w = new Where();
  seen(w, actor, { groupId: null }, openStates);
  const sums = `coalesce(sum(b.count), 0)::int as count, coalesce(sum(b.months), 0) as "personMonths", coalesce(sum(b.funding), 0) as funding`;
  // Added up once by all four together, then by each: there are a few hundred of those, however many initiatives.
  return q.sql<SpreadRow>(
    `with b as materialized (
       select m.state, m.priority, m.product_group_id, i.source, count(*) as count, sum(i.person_months) as months, sum(i.funding_total) as funding
       from matter m join initiative i on i.id = m.id where ${w.text} group by 1, 2, 3, 4
     ), answered as materialized (
       select distinct m.id, d.document_id, i.person_months as months, i.funding_total as funding
       from demand d join link l on l.from_id = d.id and l.type = 'answers' and l.status = 'confirmed' and l.removed_at is null
       join matter m on m.id = l.to_id join initiative i on i.id = m.id where d.document_id is not null and ${w.text}
     ), once as (select distinct id, months, funding from answered)
     select case grouping(b.source, b.state, b.priority, b.product_group_id) when 7 then 'source' when 11 then 'state' when 13 then 'moscow' else 'group' end as spread,
       coalesce(b.source, b.state, b.priority::text, b.product_group_id::text) as of, ${sums}
     from b group by grouping sets ((b.source), (b.state), (b.priority), (b.product_group_id))
     union all
     select 'document', a.document_id::text, count(*)::int, coalesce(sum(a.months), 0), coalesce(sum(a.funding), 0)
     from answered a group by a.document_id
     union all
     select 'document', null, x.count::int, x.months, x.funding from (
       select coalesce(sum(b.count), 0) - (select count(*) from once) as count,
         coalesce(sum(b.months), 0) - (select coalesce(sum(months), 0) from once) as months,
         coalesce(sum(b.funding), 0) - (select coalesce(sum(funding), 0) from once) as funding from b) x where x.count > 0`,
    w.values,
  );
}

/** Need and capacity of a product group (null: of none) in a year. */
export interface CapacityRow {
  readonly groupId: number | null;
  readonly year: number;
  readonly need: number;
  readonly initiatives: number;
  readonly capacity: number | null;
  readonly version: number;
}

/** Person-months that open initiatives need in some years, by product group, beside the capacity; every group has a row. */
export async function needAgainstCapacity(
  q: Queryable,
  actor: Actor,
  years: readonly number[],
  thisYear: number,
): Promise<CapacityRow[]> {
  const w = new Where([years, thisYear]);
  seen(w, actor, { groupId: null }, openStates);
  return q.sql<CapacityRow>(
    `with wanted as materialized (
       select m.product_group_id as g, sum(i.person_months) as person_months, m.planned_start, m.planned_end, count(*) as count
       from matter m join initiative i on i.id = m.id and i.person_months > 0 where ${w.text}
       group by 1, 3, 4
     ), need as (
       select x.g, x.year, sum(x.months) as months, sum(x.count) filter (where x.months > 0) as count
       from (select w.g, y.year, w.count, months_in_year(w.person_months, w.planned_start, w.planned_end, y.year, $2::int) as months
         from wanted w cross join unnest($1::int[]) y (year) offset 0) x
       group by 1, 2
     ), places as (
       select p.id as g, p.position from product_group p join node n on n.id = p.id and n.deleted_at is null
       union all select null, 2147483647 where exists (select 1 from need where g is null and months > 0)
     )
     select p.g as "groupId", y.year, round(coalesce(n.months, 0)::numeric, 1) as need, coalesce(n.count, 0)::int as initiatives,
       c.person_months as capacity, coalesce(c.version, 0) as version
     from places p cross join unnest($1::int[]) y (year)
     left join need n on n.g is not distinct from p.g and n.year = y.year
     left join product_group_capacity c on c.product_group_id = p.g and c.year = y.year
     order by p.position, p.g, y.year`,
    w.values,
  );
}
