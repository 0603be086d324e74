import type { SprintFact, SprintResult } from '../../../../domain/backlog/index.ts';
import type { ProcessDefinition } from '../../../../domain/kernel/process.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { processes } from '../../../../domain/processes.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

const definition: ProcessDefinition = processes.issue;
const states = (which: (s: ProcessDefinition['states'][string]) => boolean): string =>
  Object.entries(definition.states)
    .filter(([, s]) => which(s))
    .map(([name]) => `'${name}'`)
    .join(', ');
const open = states((s) => s.category !== 'done');
const dropped = states((s) => s.abandoned === true);

/** What a sprint holds now, by owner; dropped issues are not counted. */
export interface HoldingRow {
  readonly sprintId: number;
  readonly ownerId: number | null;
  readonly ownerName: string | null;
  readonly issues: number;
  readonly estimate: number;
  readonly unestimated: number;
  readonly doneIssues: number;
  readonly doneEstimate: number;
}

/** What some sprints hold, by owner, the most first. */
export async function holdingsOf(q: Queryable, sprintIds: readonly number[]): Promise<HoldingRow[]> {
  if (sprintIds.length === 0) return [];
  return q.sql<HoldingRow>(
    `select i.sprint_id as "sprintId", m.owner_id as "ownerId", p.name as "ownerName", count(*)::int as issues,
       coalesce(sum(m.estimate), 0) as estimate, (count(*) filter (where m.estimate is null and m.state in (${open})))::int as unestimated,
       (count(*) filter (where m.state not in (${open})))::int as "doneIssues",
       coalesce(sum(m.estimate) filter (where m.state not in (${open})), 0) as "doneEstimate"
     from issue i join matter m on m.id = i.id left join person p on p.id = m.owner_id
     where i.sprint_id = any($1::bigint[]) and m.state not in (${dropped})
     group by i.sprint_id, m.owner_id, p.name order by i.sprint_id, estimate desc, issues desc, p.name`,
    [sprintIds],
  );
}

/** The issues in a sprint, locked in the order of their ids: those that are not done, or all of them. */
export async function lockIssuesIn(tx: Tx, sprintId: number, which: 'unfinished' | 'all'): Promise<number[]> {
  const rows = await tx.sql<{ id: number }>(
    `select m.id from issue i join matter m on m.id = i.id
     where i.sprint_id = $1${which === 'unfinished' ? ` and m.state in (${open})` : ''} order by m.id for update of m`,
    [sprintId],
  );
  return rows.map((r) => r.id);
}

/** Where a sprint's own events of some types stand in the trail, the latest of each. */
export async function marksOf(
  q: Queryable,
  sprintId: number,
): Promise<{ started: number; closed: number | null }> {
  const [row] = await q.sql<{ started: number; closed: number | null }>(
    `select coalesce(max(id) filter (where type = 'sprint.started'), 0) as started, max(id) filter (where type = 'sprint.closed') as closed
     from event where node_id = $1`,
    [sprintId],
  );
  return row!;
}

interface FactRow {
  readonly id: number;
  readonly at: Date;
  readonly day: string;
  readonly issue: number;
  readonly inside: boolean | null;
  readonly estimated: boolean;
  readonly estimate: number | null;
  readonly state: string | null;
}

const standing = (state: string): SprintFact['state'] => {
  const known = definition.states[state];
  return known?.abandoned ? 'dropped' : known?.category === 'done' ? 'done' : 'open';
};

/**
 * What the trail tells of a sprint: which issues came into it and left it (told on the sprint itself), and for each of
 * those its estimates and states from the day it was registered. Up to one event where `until` is given.
 */
export async function factsOf(
  q: Queryable,
  sprintId: number,
  timeZone: string,
  until: number | null,
): Promise<SprintFact[]> {
  const rows = await q.sql<FactRow>(
    `with moved as (
       select e.id, e.recorded_at, (e.payload -> 'data' ->> 'otherId')::bigint as issue, e.type = 'sprint.issueAdded' as inside
       from event e where e.node_id = $1 and e.type in ('sprint.issueAdded', 'sprint.issueRemoved') and ($3::bigint is null or e.id <= $3)
     ), told as (
       select e.id, e.recorded_at, e.node_id as issue, e.payload, e.type
       from event e where e.node_id in (select issue from moved) and e.type in ('matter.created', 'matter.edited', 'matter.transitioned')
         and ($3::bigint is null or e.id <= $3)
     )
     select x.id, x.recorded_at as at, (x.recorded_at at time zone $2)::date as day, x.issue, x.inside, x.estimated, x.estimate, x.state
     from (
       select id, recorded_at, issue, inside, false as estimated, null::numeric as estimate, null::text as state from moved
       union all
       select t.id, t.recorded_at, t.issue, null, coalesce(bool_or(c ->> 'field' = 'estimate'), false),
         max(case when c ->> 'field' = 'estimate' then (c ->> 'to')::numeric end),
         coalesce(max(case when c ->> 'field' = 'state' then c ->> 'to' end), case when t.type = 'matter.created' then t.payload -> 'data' ->> 'state' end)
       from told t left join jsonb_array_elements(t.payload -> 'changes') c on c ->> 'field' in ('estimate', 'state')
       group by t.id, t.recorded_at, t.issue, t.type, t.payload
     ) x where x.inside is not null or x.estimated or x.state is not null order by x.id`,
    [sprintId, timeZone, until],
  );
  return rows.map((r) => ({
    id: r.id,
    at: r.at.toISOString(),
    day: r.day,
    issue: r.issue,
    ...(r.inside === null ? {} : { inside: r.inside }),
    ...(r.estimated ? { estimate: r.estimate } : {}),
    ...(r.state === null ? {} : { state: standing(r.state)! }),
  }));
}

/** What closed sprints came to, by id, as it was told when they were closed. */
export async function resultsOf(
  q: Queryable,
  sprintIds: readonly number[],
): Promise<ReadonlyMap<number, SprintResult>> {
  if (sprintIds.length === 0) return new Map();
  const rows = await q.sql<{ id: number; result: SprintResult | null }>(
    `select node_id as id, payload -> 'data' -> 'result' as result from event where node_id = any($1::bigint[]) and type = 'sprint.closed'`,
    [sprintIds],
  );
  return new Map(rows.flatMap((r) => (r.result === null ? [] : [[r.id, r.result]])));
}

/** An issue as a report names it. */
export interface ReportedIssue {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly state: string;
  readonly ownerId: number | null;
  readonly ownerName: string | null;
}

/** Issues by id, those the actor sees, in the order set by hand. */
export async function reportedIssues(
  q: Queryable,
  actor: Actor,
  ids: readonly number[],
): Promise<ReportedIssue[]> {
  if (ids.length === 0) return [];
  const w = new Where([ids]);
  w.and('m.id = any($1::bigint[])');
  w.and(visibleMatter(actor, w));
  return q.sql<ReportedIssue>(
    `select m.id, n.key, n.title, m.state, m.owner_id as "ownerId", p.name as "ownerName"
     from matter m join node n on n.id = m.id left join person p on p.id = m.owner_id
     where ${w.text} order by m.rank collate "C", m.id`,
    w.values,
  );
}
