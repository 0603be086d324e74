import type { TeamBoardValue } from '../../../../contract/backlog.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { processKinds, processOf } from '../../../../domain/processes.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** A team, living or ceased. */
export interface TeamRow {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly ceasedAt: Date | null;
}

/** Finds a team by its key; null when there is none. */
export async function findTeam(q: Queryable, key: string): Promise<TeamRow | null> {
  const [row] = await q.sql<TeamRow>(
    `select t.id, n.key, n.title, t.ceased_at as "ceasedAt" from team t join node n on n.id = t.id
     where n.namespace = 'rodtrad' and n.key = $1 and n.deleted_at is null`,
    [key],
  );
  return row ?? null;
}

/** Kinds whose matters a team has in hand, with the states in which they are not done. */
const open = processKinds.flatMap((kind) => {
  const d = processOf(kind)!;
  const states = Object.entries(d.states)
    .filter(([, s]) => s.category !== 'done')
    .map(([name]) => `'${name}'`);
  return 'team' in d.fields ? [{ kind, states: states.join(', ') }] : [];
});
const isOpen = open.map((o) => `(m.kind = '${o.kind}' and m.state in (${o.states}))`).join(' or ');

/** How many open matters a team has, by kind, those the actor sees. */
export async function countOpen(
  q: Queryable,
  actor: Actor,
  teamId: number,
): Promise<{ kind: string; count: number }[]> {
  const w = new Where();
  w.and(`m.team_id = ${w.value(teamId)}`);
  w.and(isOpen);
  w.and(visibleMatter(actor, w));
  return q.sql(
    `select m.kind, count(*)::int as count from matter m where ${w.text} group by m.kind order by m.kind`,
    w.values,
  );
}

/** The open matters of a team, by kind: at most `limit`, those the actor sees, in their order. */
export async function openOf(
  q: Queryable,
  actor: Actor,
  teamId: number,
  limit: number,
): Promise<{ kind: string; key: string; version: number }[]> {
  const w = new Where();
  w.and(`m.team_id = ${w.value(teamId)}`);
  w.and(isOpen);
  w.and(visibleMatter(actor, w));
  return q.sql(
    `select m.kind, n.key, m.version from matter m join node n on n.id = m.id where ${w.text}
     order by m.kind, m.rank, m.id limit ${limit}`,
    w.values,
  );
}

/** A team's board as it is kept. */
export interface BoardRow {
  readonly limits: Readonly<Record<string, number>>;
  readonly version: number;
  readonly updatedBy: TeamBoardValue['updatedBy'];
  readonly updatedAt: Date | null;
}

/** How a board is set up; a team that has set up nothing has version 1 and no limits. */
export async function readBoard(q: Queryable, teamId: number, kind: string): Promise<BoardRow> {
  const [row] = await q.sql<BoardRow>(
    `select b.limits, b.version, json_build_object('id', p.id, 'name', p.name) as "updatedBy", b.updated_at as "updatedAt"
     from team_board b join person p on p.id = b.updated_by where b.team_id = $1 and b.kind = $2`,
    [teamId, kind],
  );
  return row ?? { limits: {}, version: 1, updatedBy: null, updatedAt: null };
}

/** Locks a board, set up or not, until the transaction ends. */
export async function lockBoard(tx: Tx, teamId: number, kind: string): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`board:${teamId}:${kind}`]);
}

/** Keeps the limits of a board. */
export async function writeBoard(
  tx: Tx,
  teamId: number,
  kind: string,
  limits: Readonly<Record<string, number>>,
  version: number,
  personId: number,
): Promise<void> {
  await tx.sql(
    `insert into team_board (team_id, kind, limits, version, updated_by) values ($1, $2, $3::jsonb, $4, $5)
     on conflict (team_id, kind) do update set limits = excluded.limits, version = excluded.version,
       updated_by = excluded.updated_by, updated_at = event_now()`,
    [teamId, kind, JSON.stringify(limits), version, personId],
  );
}

/** How many matters of a kind a team has in a state, whoever sees them. */
export async function countIn(q: Queryable, teamId: number, kind: string, state: string): Promise<number> {
  const [row] = await q.sql<{ count: number }>(
    'select count(*)::int as count from matter where team_id = $1 and kind = $2 and state = $3',
    [teamId, kind, state],
  );
  return row!.count;
}

/** Notes that a team has ceased; once is enough. */
export async function markCeased(tx: Tx, teamId: number): Promise<boolean> {
  const rows = await tx.sql(
    'update team set ceased_at = event_now() where id = $1 and ceased_at is null returning id',
    [teamId],
  );
  return rows.length > 0;
}
