import type { Language } from '../../../../domain/kernel/text.ts';
import type { Queryable } from '../../../platform/db/db.ts';

/** One event of a matter, as a draft is made from it. */
export interface DraftEvent {
  readonly id: number;
  readonly type: string;
  readonly actor: string | null;
  readonly actorKind: string;
  readonly at: Date;
  /** Null when it has been erased. */
  readonly data: Readonly<Record<string, unknown>> | null;
}

/** Everything recorded of a node until an instant, oldest first. */
export function eventsUntil(q: Queryable, nodeId: number, at: Date): Promise<DraftEvent[]> {
  return q.sql<DraftEvent>(
    `select e.id, e.type,
        case when exists (select from retention_done r where r.matter_id = e.node_id) then null else p.name end as actor, e.actor_kind as "actorKind", e.recorded_at as at,
        case when e.payload is null then null else coalesce(e.payload->'data', '{}') end as data
       from event e left join person p on p.id = e.actor_id
      where e.node_id = $1 and e.recorded_at <= $2 order by e.id`,
    [nodeId, at],
  );
}

/** A link of a node that stood at an instant. */
export interface DraftLink {
  readonly id: number;
  readonly type: string;
  readonly otherId: number;
  /** On which side the other end is. */
  readonly side: 'up' | 'down';
}

/** Confirmed links of a node that stood at an instant. */
export function linksAt(q: Queryable, nodeId: number, at: Date): Promise<DraftLink[]> {
  return q.sql<DraftLink>(
    `select l.id, l.type, case when l.from_id = $1 then l.to_id else l.from_id end as "otherId",
        case when l.from_id = $1 then 'down' else 'up' end as side
       from link l
      where $1 in (l.from_id, l.to_id) and l.status = 'confirmed' and l.created_at <= $2
        and (l.decided_at is null or l.decided_at <= $2) and (l.removed_at is null or l.removed_at > $2)
      order by side desc, l.type, l.id`,
    [nodeId, at],
  );
}

/** Titles that matters had at an instant, by id; those whose title has not been told of are left out. */
export async function titlesAt(
  q: Queryable,
  ids: readonly number[],
  at: Date,
): Promise<ReadonlyMap<number, string>> {
  const rows = await q.sql<{ id: number; title: string }>(
    `select distinct on (e.node_id) e.node_id as id, c.value->>'to' as title
       from event e cross join jsonb_array_elements(e.payload->'changes') c
      where e.node_id = any($1::bigint[]) and e.recorded_at <= $2 and e.type like 'matter.%'
        and c.value->>'field' = 'title'
      order by e.node_id, e.id desc`,
    [ids, at],
  );
  return new Map(rows.map((r) => [r.id, r.title]));
}

/** Words of criteria that process owners have added to a kind, by id. */
export async function addedCriteria(
  q: Queryable,
  kind: string,
): Promise<ReadonlyMap<string, Readonly<Record<Language | 'source', string>>>> {
  const rows = await q.sql<{ id: string; texts: Record<Language | 'source', string> }>(
    'select id, texts from process_criterion where kind = $1',
    [kind],
  );
  return new Map(rows.map((r) => [r.id, r.texts]));
}

/** Languages that comments were written in, by id. */
export async function commentLanguages(
  q: Queryable,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Language>> {
  const rows = await q.sql<{ id: number; language: Language }>(
    'select id, language from comment where id = any($1::bigint[])',
    [ids],
  );
  return new Map(rows.map((r) => [r.id, r.language]));
}

/** Whether a text is a time without a zone, to the minute: that of the agency. */
export function isAgencyTime(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text);
}

/** A time of the agency's zone as an instant; null when the calendar or the clock has no such time. */
export async function agencyInstant(q: Queryable, text: string, timeZone: string): Promise<Date | null> {
  const parsed = new Date(`${text}:00Z`);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 16) !== text) return null;
  const [row] = await q.sql<{ at: Date }>('select ($1::timestamp at time zone $2) as at', [text, timeZone]);
  return row?.at ?? null;
}

/** The time of the running transaction, as what is recorded in it bears it. */
export async function recordedNow(q: Queryable): Promise<Date> {
  const [row] = await q.sql<{ now: Date }>('select event_now() as now');
  return row!.now;
}
