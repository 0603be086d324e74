import type { SprintState, WayOfWorking } from '../../../../domain/backlog/index.ts';
import { decodeCursor, encodeCursor } from '../../../platform/db/cursor.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** How a team works, as it is kept. */
export interface WayRow {
  readonly way: WayOfWorking;
  readonly weeks: number;
  readonly startWeekday: number;
  readonly makeReady: boolean;
  readonly version: number;
}

/** How a team works; one that has chosen nothing works by kanban and has version 1. */
export async function readWay(q: Queryable, teamId: number): Promise<WayRow> {
  const [row] = await q.sql<WayRow>(
    `select way, weeks, start_weekday as "startWeekday", make_ready as "makeReady", version from team_way where team_id = $1`,
    [teamId],
  );
  return row ?? { way: 'kanban', weeks: 2, startWeekday: 1, makeReady: true, version: 1 };
}

/** Keeps how a team works, with its new version. */
export async function writeWay(tx: Tx, teamId: number, w: WayRow, personId: number): Promise<void> {
  await tx.sql(
    `insert into team_way (team_id, way, weeks, start_weekday, make_ready, version, updated_by) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (team_id) do update set way = excluded.way, weeks = excluded.weeks, start_weekday = excluded.start_weekday,
       make_ready = excluded.make_ready, version = excluded.version, updated_by = excluded.updated_by, updated_at = event_now()`,
    [teamId, w.way, w.weeks, w.startWeekday, w.makeReady, w.version, personId],
  );
}

/** Lets one at a time plan, start and close the sprints of a team, until the transaction ends. */
export async function lockSprints(tx: Tx, teamId: number): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`sprints:${teamId}`]);
}

/** A sprint as it is kept. */
export interface SprintRow {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly teamId: number;
  readonly teamKey: string;
  readonly teamTitle: string;
  readonly number: number;
  readonly state: SprintState;
  readonly goal: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly startedAt: Date | null;
  readonly closedAt: Date | null;
  readonly version: number;
  readonly updatedAt: Date;
}

const columns = `s.id, n.key, n.title, s.team_id as "teamId", t.key as "teamKey", t.title as "teamTitle", s.number, s.state, s.goal,
  s.starts_on as "startsOn", s.ends_on as "endsOn", s.started_at as "startedAt", s.closed_at as "closedAt", s.version, s.updated_at as "updatedAt"`;
const from = 'from sprint s join node n on n.id = s.id join node t on t.id = s.team_id';

/** A sprint by key; `lock` holds it until the transaction ends. Null when there is none. */
export async function findSprint(
  q: Queryable,
  key: string,
  lock: 'update' | null = null,
): Promise<SprintRow | null> {
  const [row] = await q.sql<SprintRow>(
    `select ${columns} ${from} where n.namespace = 'rodtrad' and n.key = $1 and n.deleted_at is null${lock ? ' for update of s' : ''}`,
    [key.toUpperCase()],
  );
  return row ?? null;
}

/** Sprints by id, in the order of their ids; `share` keeps them as they are until the transaction ends. */
export async function sprintsById(q: Queryable, ids: readonly number[], share = false): Promise<SprintRow[]> {
  if (ids.length === 0) return [];
  return q.sql<SprintRow>(
    `select ${columns} ${from} where s.id = any($1::bigint[]) order by s.id${share ? ' for share of s' : ''}`,
    [ids],
  );
}

/** The sprints of a team that are not over: the active one first, then as they are planned. */
export async function openSprints(q: Queryable, teamId: number): Promise<SprintRow[]> {
  return q.sql<SprintRow>(
    `select ${columns} ${from} where s.team_id = $1 and s.state in ('active', 'planned')
     order by s.state, s.starts_on, s.id limit 100`,
    [teamId],
  );
}

/** The last closed sprints of a team, newest first; from one of them backwards where `latest` names it by id. */
export async function lastClosed(
  q: Queryable,
  teamId: number,
  limit: number,
  latest: number | null = null,
): Promise<SprintRow[]> {
  return q.sql<SprintRow>(
    `select ${columns} ${from} where s.team_id = $1 and s.state = 'closed' and ($2::bigint is null or s.closed_at <= (select closed_at from sprint where id = $2))
     order by s.closed_at desc, s.id desc limit ${limit}`,
    [teamId, latest],
  );
}

/** A page of sprints, the latest to start first. */
export async function listSprints(
  q: Queryable,
  filter: { team?: string; states?: readonly string[] },
  page: { limit?: number; cursor?: string },
): Promise<{ rows: SprintRow[]; next: string | null }> {
  const limit = page.limit ?? 50;
  const w = new Where();
  w.and('n.deleted_at is null');
  if (filter.team !== undefined) w.and(`t.key = ${w.value(filter.team)}`);
  if (filter.states !== undefined) w.and(`s.state = any(${w.value(filter.states)}::text[])`);
  if (page.cursor !== undefined) {
    const [day, id] = decodeCursor(page.cursor, 2);
    w.and(`(s.starts_on, s.id) < (${w.value(day)}::date, ${w.value(id)}::bigint)`);
  }
  const rows = await q.sql<SprintRow>(
    `select ${columns} ${from} where ${w.text} order by s.starts_on desc, s.id desc limit ${limit + 1}`,
    w.values,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last ? encodeCursor([last.startsOn, last.id]) : null };
}

/** The last day of what a team has planned or under way, and its next number. */
export async function lastOf(q: Queryable, teamId: number): Promise<{ endsOn: string | null; next: number }> {
  const [row] = await q.sql<{ endsOn: string | null; next: number }>(
    `select max(ends_on) filter (where state <> 'cancelled') as "endsOn", coalesce(max(number), 0) + 1 as next
     from sprint where team_id = $1`,
    [teamId],
  );
  return row!;
}

/** What a sprint's own row holds. */
export interface SprintFields {
  readonly title: string;
  readonly goal: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** A new sprint: node and row. */
export async function insertSprint(
  tx: Tx,
  teamId: number,
  number: number,
  f: SprintFields,
  personId: number | null,
): Promise<{ id: number; key: string }> {
  const [row] = await tx.sql<{ id: number; key: string }>(
    `with n as (
       insert into node (kind, key, title) values ('sprint', 'SPR-' || nextval('key_sprint'), $1) returning id, key
     ), s as (
       insert into sprint (id, team_id, number, goal, starts_on, ends_on, created_by)
       select n.id, $2, $3, $4, $5, $6, $7 from n returning id
     )
     select n.id, n.key from n, s`,
    [f.title, teamId, number, f.goal, f.startsOn, f.endsOn, personId],
  );
  return row!;
}

/** Writes a locked sprint anew; the version rises by one. Its start and close are told by its state. */
export async function updateSprint(
  tx: Tx,
  id: number,
  f: SprintFields & { readonly state: SprintState },
): Promise<void> {
  await tx.sql('update node set title = $2 where id = $1 and title <> $2', [id, f.title]);
  await tx.sql(
    `update sprint set goal = $2, starts_on = $3, ends_on = $4, state = $5,
       started_at = case when $5 in ('active', 'closed') then coalesce(started_at, event_now()) end,
       closed_at = case when $5 = 'closed' then event_now() end,
       version = version + 1, updated_at = event_now() where id = $1`,
    [id, f.goal, f.startsOn, f.endsOn, f.state],
  );
}
