import type { NodeRefValue } from '../../../../contract/common.ts';
import type { Language } from '../../../../domain/kernel/text.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';

/** A team that is still there, with its group. */
export interface TeamRow {
  readonly id: number;
  readonly groupId: number;
  readonly team: NodeRefValue;
  readonly productGroup: NodeRefValue;
}

/** Living teams by group and name; of one group (its key), or one team, or all. */
export function livingTeams(
  q: Queryable,
  only: { readonly group?: string | undefined; readonly team?: string | undefined },
): Promise<TeamRow[]> {
  return q.sql<TeamRow>(
    `select t.id, t.product_group_id as "groupId",
       json_build_object('key', n.key, 'kind', n.kind, 'title', n.title, 'state', null) as team,
       json_build_object('key', g.key, 'kind', g.kind, 'title', g.title, 'state', null) as "productGroup"
     from team t join node n on n.id = t.id join node g on g.id = t.product_group_id
     join product_group pg on pg.id = t.product_group_id
     where t.ceased_at is null and n.deleted_at is null
       and ($1::text is null or g.key = $1) and ($2::text is null or n.key = $2)
     order by pg.position, g.title collate "nb-x-icu", n.title collate "nb-x-icu"`,
    [only.group ?? null, only.team ?? null],
  );
}

/** A routine as stored. Days are in the given time zone. */
export interface RoutineRow {
  readonly teamId: number;
  readonly process: string;
  readonly version: number;
  readonly body: string;
  readonly language: Language;
  readonly ownerId: number | null;
  readonly ownerName: string | null;
  readonly ownerLeft: boolean;
  readonly writtenById: number;
  readonly writtenByName: string;
  readonly writtenAt: Date;
  readonly reviewedById: number;
  readonly reviewedByName: string;
  readonly reviewedAt: Date;
  readonly reviewed: string;
}

/** Routines of some teams; of one process, or of all. */
export function routinesOf(
  q: Queryable,
  teams: readonly number[],
  process: string | null,
  timeZone: string,
): Promise<RoutineRow[]> {
  return q.sql<RoutineRow>(
    `select r.team_id as "teamId", r.process, r.version, r.body, r.language, r.owner_id as "ownerId", o.name as "ownerName",
       coalesce(o.left_at is not null, false) as "ownerLeft", r.written_by as "writtenById", w.name as "writtenByName",
       r.written_at as "writtenAt", r.reviewed_by as "reviewedById", v.name as "reviewedByName", r.reviewed_at as "reviewedAt",
       to_char(r.reviewed_at at time zone $3, 'YYYY-MM-DD') as reviewed
     from team_routine r join person w on w.id = r.written_by join person v on v.id = r.reviewed_by
     left join person o on o.id = r.owner_id
     where r.team_id = any($1::bigint[]) and ($2::text is null or r.process = $2)`,
    [teams, process, timeZone],
  );
}

/** Locks one routine's place until the transaction ends, also where nothing is written. */
export async function lockRoutine(tx: Tx, teamId: number, process: string): Promise<void> {
  await tx.sql(`select pg_advisory_xact_lock(hashtext('handbook.routine'), hashtext($1))`, [
    `${teamId}/${process}`,
  ]);
}

/** Stores a routine's text; writing it is reviewing it. */
export async function storeRoutine(
  tx: Tx,
  r: {
    readonly teamId: number;
    readonly process: string;
    readonly version: number;
    readonly body: string;
    readonly language: string;
    readonly ownerId: number | null;
    readonly by: number;
  },
): Promise<void> {
  await tx.sql(
    `insert into team_routine (team_id, process, version, body, language, owner_id, written_by, reviewed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $7)
     on conflict (team_id, process) do update set version = excluded.version, body = excluded.body,
       language = excluded.language, owner_id = excluded.owner_id, written_by = excluded.written_by,
       written_at = event_now(), reviewed_by = excluded.reviewed_by, reviewed_at = event_now()`,
    [r.teamId, r.process, r.version, r.body, r.language, r.ownerId, r.by],
  );
}

/** Notes that a routine has been looked at and holds. */
export async function noteReview(tx: Tx, teamId: number, process: string, by: number): Promise<void> {
  await tx.sql(
    'update team_routine set reviewed_by = $3, reviewed_at = event_now() where team_id = $1 and process = $2',
    [teamId, process, by],
  );
}

/** Whether somebody is there and has not left. */
export async function isPresent(q: Queryable, personId: number): Promise<boolean> {
  const rows = await q.sql('select 1 from person where id = $1 and left_at is null', [personId]);
  return rows.length > 0;
}

/** Older texts of a routine, newest first: what was replaced, when and by whom. At most 50. */
export function olderRoutines(
  q: Queryable,
  teamId: number,
  process: string,
): Promise<
  { readonly body: string; readonly byId: number | null; readonly byName: string | null; readonly at: Date }[]
> {
  return q.sql(
    `select e.payload -> 'changes' -> 0 ->> 'to' as body, e.actor_id as "byId", p.name as "byName", e.recorded_at as at
     from event e left join person p on p.id = e.actor_id
     where e.node_id = $1 and e.type = 'routine.written' and e.payload -> 'data' ->> 'process' = $2
     order by e.id desc offset 1 limit 50`,
    [teamId, process],
  );
}
