import type { DistributionState, Receiver } from '../../../../domain/portfolio/index.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';

/** Somebody, and whether they have left. */
export interface Member {
  readonly id: number;
  readonly name: string;
  readonly left: boolean;
}

/** A distribution as stored, with names. */
export interface DistributionRow {
  readonly id: number;
  readonly initiativeId: number;
  readonly version: number;
  readonly receiver: Receiver;
  readonly placeId: number | null;
  readonly place: { readonly key: string; readonly kind: string; readonly title: string } | null;
  readonly name: string | null;
  readonly lead: Member | null;
  readonly members: readonly Member[];
  readonly state: DistributionState;
  readonly note: string;
  readonly reason: string | null;
  readonly createdBy: { readonly id: number; readonly name: string };
  readonly createdAt: Date;
  readonly decidedBy: { readonly id: number; readonly name: string } | null;
  readonly decidedAt: Date | null;
  readonly partIds: readonly number[];
  readonly gone: boolean;
}

const person = (alias: string): string =>
  `case when ${alias}.id is null then null else json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'left', ${alias}.left_at is not null) end`;
const select = `
  select d.id, d.initiative_id as "initiativeId", d.version, d.receiver, d.place_id as "placeId",
    case when n.id is null then null else json_build_object('key', n.key, 'kind', n.kind, 'title', n.title) end as place,
    d.name, ${person('l')} as lead,
    (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'left', p.left_at is not null) order by p.name), '[]')
      from distribution_member b join person p on p.id = b.person_id where b.distribution_id = d.id) as members,
    d.state, d.note, d.reason, json_build_object('id', c.id, 'name', c.name) as "createdBy", d.created_at as "createdAt",
    case when a.id is null then null else json_build_object('id', a.id, 'name', a.name) end as "decidedBy",
    d.decided_at as "decidedAt",
    (select coalesce(json_agg(x.part_id order by x.part_id), '[]') from distribution_part x where x.distribution_id = d.id) as "partIds",
    (t.ceased_at is not null or n.deleted_at is not null or l.left_at is not null) as gone
  from distribution d
  left join node n on n.id = d.place_id left join team t on t.id = d.place_id
  left join person l on l.id = d.lead_id join person c on c.id = d.created_by left join person a on a.id = d.decided_by`;

/** The distributions of an initiative, newest first. */
export async function distributionsOf(q: Queryable, initiativeId: number): Promise<DistributionRow[]> {
  return q.sql<DistributionRow>(`${select} where d.initiative_id = $1 order by d.id desc limit 200`, [
    initiativeId,
  ]);
}

/** One distribution of an initiative. */
export async function distributionById(
  q: Queryable,
  initiativeId: number,
  id: number,
): Promise<DistributionRow | null> {
  const [row] = await q.sql<DistributionRow>(`${select} where d.id = $2 and d.initiative_id = $1`, [
    initiativeId,
    id,
  ]);
  return row ?? null;
}

/** Distributions that wait at places (as their leader) or for a person (as a working group's lead), oldest first. */
export async function waitingDistributions(
  q: Queryable,
  places: readonly number[],
  personId: number,
): Promise<DistributionRow[]> {
  return q.sql<DistributionRow>(
    `${select} where d.state = 'proposed' and (d.place_id = any($1::bigint[]) or d.lead_id = $2) order by d.id limit 50`,
    [places, personId],
  );
}

/** Writes a new one; null when the place has one that stands already. */
export async function insertDistribution(
  tx: Tx,
  d: {
    readonly initiativeId: number;
    readonly receiver: Receiver;
    readonly placeId: number | null;
    readonly name: string | null;
    readonly leadId: number | null;
    readonly members: readonly number[];
    readonly note: string;
    readonly personId: number;
  },
): Promise<number | null> {
  const [row] = await tx.sql<{ id: number }>(
    `insert into distribution (initiative_id, receiver, place_id, name, lead_id, note, created_by)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (initiative_id, place_id) where place_id is not null and state in ('proposed', 'accepted') do nothing
     returning id`,
    [d.initiativeId, d.receiver, d.placeId, d.name, d.leadId, d.note, d.personId],
  );
  if (!row) return null;
  await tx.sql(
    'insert into distribution_member (distribution_id, person_id) select $1, unnest($2::bigint[])',
    [row.id, d.members],
  );
  return row.id;
}

/** Sets how a distribution went. */
export async function settleDistribution(
  tx: Tx,
  id: number,
  s: { readonly state: DistributionState; readonly personId: number; readonly reason: string | null },
): Promise<void> {
  await tx.sql(
    `update distribution set state = $2, decided_by = $3, decided_at = event_now(), reason = $4, version = version + 1
     where id = $1`,
    [id, s.state, s.personId, s.reason],
  );
}

/** Notes what accepting drafted (or found there already). */
export async function insertPart(tx: Tx, id: number, partId: number, teamId: number | null): Promise<void> {
  await tx.sql(
    `insert into distribution_part (distribution_id, part_id, team_id) values ($1, $2, $3) on conflict do nothing`,
    [id, partId, teamId],
  );
}

/** The epic that this initiative has drafted for a team before and that still stands under it; null when there is none. */
export async function standingEpic(tx: Tx, initiativeId: number, teamId: number): Promise<number | null> {
  const [row] = await tx.sql<{ id: number }>(
    `select p.part_id as id from distribution d join distribution_part p on p.distribution_id = d.id
     join matter m on m.id = p.part_id and m.kind = 'epic' and m.state <> 'dropped'
     join link l on l.from_id = d.initiative_id and l.to_id = p.part_id and l.type = 'decomposes' and l.removed_at is null
     where d.initiative_id = $1 and p.team_id = $2 order by p.part_id limit 1`,
    [initiativeId, teamId],
  );
  return row?.id ?? null;
}

/** A place as distributing sees it. */
export interface Place {
  readonly id: number;
  readonly kind: string;
  readonly title: string;
  readonly ceased: boolean;
  /** The product group it belongs to: of a team or a product. */
  readonly groupId: number | null;
}

/** A product group, team or product by key; null when there is none. */
export async function placeByKey(q: Queryable, key: string): Promise<Place | null> {
  const [row] = await q.sql<Place>(
    `select n.id, n.kind, n.title, t.ceased_at is not null as ceased, coalesce(t.product_group_id, p.product_group_id) as "groupId"
     from node n left join team t on t.id = n.id left join product p on p.id = n.id
     where n.key = $1 and n.kind in ('productGroup', 'team', 'product') and n.namespace in ('rodtrad', 'product')
       and n.deleted_at is null`,
    [key],
  );
  return row ?? null;
}

/** Who answers for places now: leaders of product groups, leads of teams. */
export async function receiversAt(q: Queryable, placeId: number): Promise<number[]> {
  const rows = await q.sql<{ id: number }>(
    `select distinct m.person_id as id from membership m join person p on p.id = m.person_id and p.left_at is null
     where m.scope_id = $1 and m.role in ('productGroupLeader', 'teamLead') and m.valid @> now()`,
    [placeId],
  );
  return rows.map((r) => r.id);
}

/** Which of some people are here. */
export async function peopleHere(q: Queryable, ids: readonly number[]): Promise<Set<number>> {
  const rows = await q.sql<{ id: number }>(
    'select id from person where id = any($1::bigint[]) and left_at is null',
    [ids],
  );
  return new Set(rows.map((r) => r.id));
}

/** What waits for a receiver that is gone, with who gave it: they are to be told. */
export async function waitingForGone(
  q: Queryable,
): Promise<readonly { id: number; initiativeId: number; createdBy: number }[]> {
  return q.sql(
    `select d.id, d.initiative_id as "initiativeId", d.created_by as "createdBy" from distribution d
     left join team t on t.id = d.place_id left join person l on l.id = d.lead_id
     where d.state = 'proposed' and (t.ceased_at is not null or l.left_at is not null) order by d.id limit 200`,
  );
}

/**
 * Initiatives that were sent back by whoever they were given to, and have not been given to anybody since; `day` in
 * the agency's zone.
 */
export async function returnedDistributions(
  q: Queryable,
  timeZone: string,
): Promise<{ id: number; name: string; day: string }[]> {
  return q.sql(
    `select distinct on (d.initiative_id) d.initiative_id as id, coalesce(p.title, d.name, '') as name, (d.decided_at at time zone $1)::date::text as day
     from distribution d join matter m on m.id = d.initiative_id join node n on n.id = m.id left join node p on p.id = d.place_id
     where d.state = 'returned' and m.ended_at is null and n.deleted_at is null
       and not exists (select 1 from distribution e where e.initiative_id = d.initiative_id and e.id > d.id and e.state in ('proposed', 'accepted'))
     order by d.initiative_id, d.id desc`,
    [timeZone],
  );
}
