import type { OkrStandingValue, StatusReportValue } from '../../../../contract/portfolio-values.ts';
import type { ReportInterval } from '../../../../domain/portfolio/index.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';

const columns = `r.id, r.version, r.status, r.summary, r.progress, r.progress_note as "progressNote", r.spent, r.forecast,
  r.cost_note as "costNote", r.risk_note as "riskNote", r.okr, r.language, r.due_on as "dueOn",
  json_build_object('id', c.id, 'name', c.name) as "createdBy", r.updated_at as "updatedAt",
  case when s.id is null then null else json_build_object('id', s.id, 'name', s.name) end as "submittedBy",
  r.submitted_at as "submittedAt", r.reported_on as "reportedOn"`;
const tables = `status_report r join person c on c.id = r.created_by left join person s on s.id = r.submitted_by`;

interface Row extends Omit<StatusReportValue, 'updatedAt' | 'submittedAt'> {
  readonly updatedAt: Date;
  readonly submittedAt: Date | null;
}
const toValue = (r: Row): StatusReportValue => ({
  ...r,
  updatedAt: r.updatedAt.toISOString(),
  submittedAt: r.submittedAt?.toISOString() ?? null,
});

/** Submitted reports of an initiative, newest first, at most 60. */
export async function submittedReports(q: Queryable, initiativeId: number): Promise<StatusReportValue[]> {
  const rows = await q.sql<Row>(
    `select ${columns} from ${tables} where r.initiative_id = $1 and r.submitted_at is not null
     order by r.submitted_at desc, r.id desc limit 60`,
    [initiativeId],
  );
  return rows.map(toValue);
}

/** The draft of an initiative; null when nobody has begun one. */
export async function draftOf(q: Queryable, initiativeId: number): Promise<StatusReportValue | null> {
  const [row] = await q.sql<Row>(
    `select ${columns} from ${tables} where r.initiative_id = $1 and r.submitted_at is null`,
    [initiativeId],
  );
  return row ? toValue(row) : null;
}

/** A report of an initiative by id, locked when `q` is a transaction that asks for it. */
export async function reportById(
  q: Queryable,
  initiativeId: number,
  id: number,
  lock = false,
): Promise<StatusReportValue | null> {
  const [row] = await q.sql<Row>(
    `select ${columns} from ${tables} where r.id = $2 and r.initiative_id = $1${lock ? ' for update of r' : ''}`,
    [initiativeId, id],
  );
  return row ? toValue(row) : null;
}

/** Begins a draft with what the last submitted report said. Gives its id; null when there is a draft already. */
export async function insertDraft(
  tx: Tx,
  d: {
    readonly initiativeId: number;
    readonly personId: number;
    readonly language: string;
    readonly okr: readonly OkrStandingValue[];
  },
): Promise<number | null> {
  const [row] = await tx.sql<{ id: number }>(
    `insert into status_report (initiative_id, created_by, language, okr, status, summary, progress, progress_note, spent,
       forecast, cost_note, risk_note)
     select $1, $2, coalesce(l.language, $3), $4::jsonb, l.status, coalesce(l.summary, ''), l.progress,
       coalesce(l.progress_note, ''), l.spent, l.forecast, coalesce(l.cost_note, ''), coalesce(l.risk_note, '')
     from (select 1) one left join lateral (select * from status_report s
       where s.initiative_id = $1 and s.submitted_at is not null order by s.submitted_at desc, s.id desc limit 1) l on true
     on conflict (initiative_id) where submitted_at is null do nothing returning id`,
    [d.initiativeId, d.personId, d.language, JSON.stringify(d.okr)],
  );
  return row?.id ?? null;
}

/** Columns of what is told in a report, by member name. */
export const reportColumns: Readonly<Record<string, string>> = {
  status: 'status',
  summary: 'summary',
  progress: 'progress',
  progressNote: 'progress_note',
  spent: 'spent',
  forecast: 'forecast',
  costNote: 'cost_note',
  riskNote: 'risk_note',
  language: 'language',
};

/** Changes a draft; the version rises. `values` by the members of {@link reportColumns}. */
export async function updateDraft(tx: Tx, id: number, values: readonly [string, unknown][]): Promise<void> {
  const sets = values.map(([name], i) => `${reportColumns[name]} = $${i + 2}`);
  await tx.sql(
    `update status_report set version = version + 1, updated_at = event_now(), ${sets.join(', ')} where id = $1`,
    [id, ...values.map(([, v]) => v)],
  );
}

/** Makes a draft a report. */
export async function submitDraft(
  tx: Tx,
  id: number,
  s: {
    readonly personId: number;
    readonly today: string;
    readonly dueOn: string | null;
    readonly okr: readonly OkrStandingValue[];
  },
): Promise<void> {
  await tx.sql(
    `update status_report set version = version + 1, updated_at = event_now(), submitted_at = event_now(), submitted_by = $2,
       reported_on = $3, due_on = $4, okr = $5::jsonb where id = $1`,
    [id, s.personId, s.today, s.dueOn, JSON.stringify(s.okr)],
  );
}

/** What the next due day is reckoned from. Days in the zone given. */
export interface DueBasis {
  readonly state: string;
  readonly stateSince: string;
  readonly reportedOn: string | null;
  readonly interval: ReportInterval;
  readonly dueOn: string | null;
  readonly today: string;
}

/** See {@link DueBasis}. */
export async function dueBasis(q: Queryable, initiativeId: number, timeZone: string): Promise<DueBasis> {
  const [row] = await q.sql<DueBasis>(
    `select m.state, (m.state_since at time zone $2)::date as "stateSince", i.reported_on as "reportedOn",
       i.report_interval as interval, i.report_due as "dueOn", (event_now() at time zone $2)::date as today
     from matter m join initiative i on i.id = m.id where m.id = $1`,
    [initiativeId, timeZone],
  );
  return row!;
}

/** Sets the day the next report is due. */
export async function setDue(tx: Tx, initiativeId: number, day: string | null): Promise<void> {
  await tx.sql('update initiative set report_due = $2 where id = $1', [initiativeId, day]);
}

/** An initiative whose owner is to be told that its report is due. */
export interface Asked {
  readonly initiativeId: number;
  readonly ownerId: number | null;
  readonly dueOn: string;
}

/** Notes that reports due by today are asked for, each due day once; gives those not asked for before. */
export async function noteAsked(tx: Tx, today: string): Promise<Asked[]> {
  return tx.sql<Asked>(
    `with due as (
       select i.id, i.report_due from initiative i join node n on n.id = i.id and n.deleted_at is null
       where i.report_due <= $1::date order by i.id limit 500
     ), asked as (
       insert into status_report_asked (initiative_id, due_on) select id, report_due from due
       on conflict do nothing returning initiative_id, due_on
     )
     select a.initiative_id as "initiativeId", m.owner_id as "ownerId", a.due_on as "dueOn"
     from asked a join matter m on m.id = a.initiative_id`,
    [today],
  );
}

/** People who hold an agency-wide role now. */
export async function holdersOf(q: Queryable, role: string): Promise<number[]> {
  const rows = await q.sql<{ id: number }>(
    `select distinct m.person_id as id from membership m join person p on p.id = m.person_id
     where m.role = $1 and m.valid @> now() and p.left_at is null`,
    [role],
  );
  return rows.map((r) => r.id);
}
