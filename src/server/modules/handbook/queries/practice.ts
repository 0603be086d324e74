import type { NodeRefValue } from '../../../../contract/common.ts';
import { type CountedPractice, practiceRules } from '../../../../domain/handbook/index.ts';
import type { StateCategory } from '../../../../domain/kernel/process.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { processes } from '../../../../domain/processes.ts';
import { visibleNode } from '../../../core/visibility.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** What practice is counted at: an instant, and the calendar day it is in the agency's zone. */
export interface PracticeTime {
  readonly now: Date;
  readonly today: string;
}

/** What a team has done of a process, of what there was to do. */
export interface PracticeRow {
  readonly teamId: number;
  readonly process: CountedPractice;
  readonly done: number;
  readonly of: number;
}

/** Epics and issues in states of some categories, as `kind/state`. */
const workStates = (...categories: readonly StateCategory[]): string[] =>
  [processes.epic, processes.issue].flatMap((p) =>
    Object.entries(p.states)
      .filter(([, s]) => categories.includes(s.category))
      .map(([state]) => `${p.kind}/${state}`),
  );
const openWork = workStates('waiting', 'active', 'paused');
const activeWork = workStates('active');

const wanted = (process: CountedPractice): string => `($2::text is null or $2 = '${process}')`;
const alive = 'join node n on n.id = m.id and n.deleted_at is null';

/**
 * Everything that is counted, one row each: whose team, which process, the node, whether it is done and when. The one
 * place where the rules of `practiceRules` are said to the database: the matrix counts these rows, the page of a routine
 * lists them. Parameters are those of {@link valuesOf}.
 */
const counted = `
  with running as (
    select distinct t.team_id, m.id from matter m ${alive} left join product p on p.id = m.product_id
    cross join lateral (
      select coalesce(m.team_id, p.team_id) as team_id
      union select d.place_id from distribution d where d.initiative_id = m.id and d.receiver = 'team' and d.state = 'accepted'
    ) t
    where m.kind = 'initiative' and m.state = 'implementation' and t.team_id = any($1::bigint[])
      and (${wanted('portfolio')} or ${wanted('measurement')})
  ),
  counted as (
    select coalesce(m.team_id, p.team_id) as team_id, 'need' as process, m.id as node_id, m.state <> 'registered' as done,
      m.state_since as at
    from matter m ${alive} left join product p on p.id = m.product_id
    where ${wanted('need')} and m.kind = 'need' and coalesce(m.team_id, p.team_id) = any($1)
      and (m.state = 'registered' or m.state_since >= $3)
    union all
    select r.team_id, 'portfolio', r.id, coalesce(i.report_due >= $8::date, true), i.reported_on::timestamptz
    from running r join initiative i on i.id = r.id where ${wanted('portfolio')}
    union all
    select distinct r.team_id, 'measurement', m.id, k.next_due >= $8::date, k.next_due::timestamptz
    from running r join link l on l.from_id = r.id and l.type = 'measures' and l.removed_at is null and l.status = 'confirmed'
    join matter m on m.id = l.to_id and m.kind = 'keyResult' and m.state = 'measuring'
    ${alive}
    join key_result k on k.id = m.id and k.next_due is not null
    where ${wanted('measurement')}
    union all
    select coalesce(m.team_id, p.team_id), 'roadmap', m.id, greatest(e.judged_at, m.state_since) >= $4, e.judged_at
    from matter m ${alive} join roadmap_element e on e.id = m.id left join product p on p.id = m.product_id
    where ${wanted('roadmap')} and m.kind = 'roadmapElement' and m.state in ('backlog', 'inProgress')
      and coalesce(m.team_id, p.team_id) = any($1)
    union all
    select m.team_id, 'backlog', m.id, m.updated_at >= $5, m.updated_at from matter m ${alive}
    where ${wanted('backlog')} and m.team_id = any($1) and m.kind in ('epic', 'issue') and m.kind || '/' || m.state = any($9::text[])
    union all
    select m.team_id, 'development', m.id, m.state = 'closed', case when m.state = 'closed' then m.ended_at else m.state_since end
    from matter m ${alive}
    where ${wanted('development')} and m.team_id = any($1) and m.kind in ('epic', 'issue')
      and (m.kind || '/' || m.state = any($10::text[]) or m.state = 'closed' and m.ended_at >= $6)
    union all
    select p.team_id, 'deployment', d.id, true, d.deployed_at
    from deployment d join environment e on e.id = d.environment_id and e.production join product p on p.id = d.product_id
    where ${wanted('deployment')} and p.team_id = any($1) and d.deployed_at >= $7
    union all
    select p.team_id, 'deployment', a.id, false, null from application a join product p on p.id = a.product_id
    where ${wanted('deployment')} and p.team_id = any($1) and not exists (
      select 1 from deployment d join environment e on e.id = d.environment_id and e.production
      where d.application_id = a.id and d.deployed_at >= $7)
  )`;

function valuesOf(teams: readonly number[], process: string | null, { now, today }: PracticeTime): unknown[] {
  const since = (p: CountedPractice) => new Date(now.getTime() - (practiceRules[p].days ?? 0) * 86_400_000);
  return [
    teams,
    process,
    since('need'),
    since('roadmap'),
    since('backlog'),
    since('development'),
    since('deployment'),
    today,
    openWork,
    activeWork,
  ];
}

/** Counts of some teams, of every process that can be counted or of one, in one question. Teams with nothing have no row. */
export function practiceCounts(
  q: Queryable,
  teams: readonly number[],
  process: string | null,
  time: PracticeTime,
): Promise<PracticeRow[]> {
  return q.sql<PracticeRow>(
    `${counted} select team_id as "teamId", process, count(*) filter (where done)::int as done, count(*)::int as of
     from counted group by 1, 2`,
    valuesOf(teams, process, time),
  );
}

/** One thing that was counted. */
export interface PracticeItem {
  readonly node: NodeRefValue;
  readonly done: boolean;
  readonly at: Date | null;
}

/** Things of a list of what was counted. */
export const practiceListSize = 50;

/**
 * What was counted of a team and a process, at most {@link practiceListSize} of what the reader sees: what should all have
 * been done with what is not first, otherwise what was done, newest first. `seen` is how many the reader sees in all.
 */
export async function practiceItems(
  q: Queryable,
  actor: Actor,
  team: number,
  process: CountedPractice,
  time: PracticeTime,
): Promise<{ readonly items: PracticeItem[]; readonly seen: number }> {
  const w = new Where(valuesOf([team], process, time));
  w.and(visibleNode(actor, w));
  const order =
    practiceRules[process].enough === 'all'
      ? 'c.done, c.at nulls first'
      : 'c.done desc, c.at desc nulls last';
  const rows = await q.sql<PracticeItem & { seen: number }>(
    `${counted} select json_build_object('key', n.key, 'kind', n.kind, 'title', n.title, 'state', m.state) as node,
       c.done, c.at, count(*) over ()::int as seen
     from counted c join node n on n.id = c.node_id left join matter m on m.id = c.node_id
     where ${w.text} order by ${order}, n.id limit ${practiceListSize}`,
    w.values,
  );
  return { items: rows.map(({ node, done, at }) => ({ node, done, at })), seen: rows[0]?.seen ?? 0 };
}
