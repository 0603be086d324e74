import type { Actor } from '../../../../domain/kernel/roles.ts';
import type { ReportStatus } from '../../../../domain/portfolio/index.ts';
import type { Viewer } from '../../../core/nodes.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** The agency's zone where nobody says which; the same as the setting's default. */
const usualZone = 'Europe/Oslo';

/** Today's calendar day in a time zone, in the time that is told (`event_now`). */
export async function todayIn(q: Queryable, timeZone: string): Promise<string> {
  const [row] = await q.sql<{ day: string }>('select (event_now() at time zone $1)::date as day', [timeZone]);
  return row!.day;
}

/** A report that is asked for. */
export interface DueReport {
  readonly initiativeId: number;
  readonly key: string;
  readonly title: string;
  readonly state: string;
  readonly owner: { readonly id: number; readonly name: string } | null;
  /** The day it is due, and how many days ago that was (0 today, negative: days to come). */
  readonly dueOn: string;
  readonly daysLate: number;
  readonly draft: boolean;
}

interface DueOptions {
  /** Calendar day; default: today in the agency's zone. */
  readonly today?: string;
  /** Whose eyes; default: everything. */
  readonly viewer?: Viewer;
  /** Only of initiatives this person owns. */
  readonly ownerId?: number;
  /** How many days ahead; default -1: only what is late. */
  readonly ahead?: number;
  readonly limit?: number;
}

/** Reports that are due on or before a day, oldest first. */
export async function dueReports(q: Queryable, options: DueOptions = {}): Promise<DueReport[]> {
  const w = new Where([options.today ?? null, options.ahead ?? -1, usualZone]);
  w.and('i.report_due <= t.today + $2::int');
  w.and('n.deleted_at is null');
  if (options.ownerId !== undefined) w.and(`m.owner_id = ${w.value(options.ownerId)}`);
  const viewer = options.viewer ?? 'everything';
  if (viewer !== 'everything') w.and(visibleMatter(viewer as Actor, w));
  return q.sql<DueReport>(
    `select i.id as "initiativeId", n.key, n.title, m.state,
       case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as owner,
       i.report_due as "dueOn", t.today - i.report_due as "daysLate",
       exists (select 1 from status_report r where r.initiative_id = i.id and r.submitted_at is null) as draft
     from (select coalesce($1::date, (event_now() at time zone $3)::date) as today) t
     join initiative i on i.report_due is not null
     join matter m on m.id = i.id join node n on n.id = i.id left join person p on p.id = m.owner_id
     where ${w.text} order by i.report_due, i.id limit ${options.limit ?? 200}`,
    w.values,
  );
}

/** Status reports that are late, the latest of them first. `viewer`: only what they see. */
export async function overdueReports(
  q: Queryable,
  options: Pick<DueOptions, 'today' | 'viewer' | 'limit'> = {},
): Promise<DueReport[]> {
  return dueReports(q, { ...options, ahead: -1 });
}

/** The newest submitted report of an initiative, in short. */
export interface NewestReport {
  readonly id: number;
  readonly initiativeId: number;
  readonly status: ReportStatus;
  readonly summary: string;
  readonly progress: number | null;
  readonly riskNote: string;
  readonly language: 'nb' | 'nn' | 'en';
  readonly reportedOn: string;
}

/** The newest submitted report of each of some initiatives that has one. Whoever calls has found the ids by a visible query. */
export async function newestReports(
  q: Queryable,
  ids: readonly number[],
): Promise<ReadonlyMap<number, NewestReport>> {
  if (ids.length === 0) return new Map();
  const rows = await q.sql<NewestReport>(
    `select r.id, r.initiative_id as "initiativeId", r.status, r.summary, r.progress, r.risk_note as "riskNote",
       r.language, r.reported_on as "reportedOn"
     from unnest($1::bigint[]) x (id)
     cross join lateral (select * from status_report s where s.initiative_id = x.id and s.submitted_at is not null
       order by s.submitted_at desc, s.id desc limit 1) r`,
    [ids],
  );
  return new Map(rows.map((r) => [r.initiativeId, r]));
}
