import type { NodeRefValue } from '../../contract/common.ts';
import type { HistoryEntryValue, MatterAsOfValue } from '../../contract/matters.ts';
import { internalPrefix, isInternalEvent, isTalkEvent } from '../../domain/collaboration/index.ts';
import { invalid, ProblemError } from '../../domain/kernel/errors.ts';
import { nodeKindOf, type ProcessDefinition } from '../../domain/kernel/process.ts';
import type { Actor } from '../../domain/kernel/roles.ts';
import { processOf } from '../../domain/processes.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import type { Queryable } from '../platform/db/db.ts';
import type { Change } from './events.ts';
import { type Names, namesById, shownValue } from './names.ts';
import { nodesById, refOf } from './nodes.ts';
import { belongsToAgency } from './visibility.ts';

interface EventRow {
  readonly id: number;
  readonly type: string;
  readonly v: number;
  readonly actor_id: number | null;
  readonly actor_name: string | null;
  readonly actor_kind: string;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly payload: { changes?: Change[]; data?: Record<string, unknown> } | null;
  /** Its matter's people have been taken out (retention): nobody is named. */
  readonly nameless?: boolean;
}

const nameless = 'exists (select from retention_done r where r.matter_id = e.node_id)';
const eventColumns = `e.id, e.type, e.v, case when ${nameless} then null else e.actor_id end as actor_id, p.name as actor_name,
  e.actor_kind, e.occurred_at, e.recorded_at, e.payload, ${nameless} as nameless`;

/** Names of everything some events' changes refer to. */
async function namesIn(
  q: Queryable,
  definition: ProcessDefinition | undefined,
  events: readonly EventRow[],
): Promise<Names> {
  const people = new Set<number>();
  const nodes = new Set<number>();
  for (const e of events) {
    for (const c of e.payload?.changes ?? []) {
      const field = definition?.fields[c.field];
      for (const v of [c.from, c.to]) {
        if (typeof v !== 'number') continue;
        if (field?.type === 'person') {
          if (!e.nameless) people.add(v);
        } else if (nodeKindOf(field) !== null) nodes.add(v);
      }
    }
  }
  return namesById(q, [...people], [...nodes]);
}

/** A page of a node's history, newest first. Whoever calls has checked that the node is seen. */
export async function historyOf(
  q: Queryable,
  actor: Actor,
  definition: ProcessDefinition | undefined,
  nodeId: number,
  page: { limit?: number; cursor?: string },
): Promise<{ items: HistoryEntryValue[]; next: string | null }> {
  const limit = page.limit ?? 50;
  const before = page.cursor === undefined ? null : Number(decodeCursor(page.cursor, 1)[0]);
  const rows = await q.sql<EventRow>(
    `select ${eventColumns} from event e left join person p on p.id = e.actor_id
     where e.node_id = $1 and ($2::bigint is null or e.id < $2) and ($4::text is null or not starts_with(e.type, $4))
     order by e.id desc limit $3`,
    // Notes inside the agency are told to nobody else, not even that they are there.
    [nodeId, before, limit + 1, belongsToAgency(actor) ? null : internalPrefix],
  );
  const shown = rows.slice(0, limit);
  return {
    items: await showEvents(q, actor, definition, shown),
    next: rows.length > limit ? encodeCursor([shown.at(-1)!.id]) : null,
  };
}

/** Single events by id, shown by the definition of their node's kind. */
export async function eventsById(
  q: Queryable,
  actor: Actor,
  wanted: readonly { readonly id: number; readonly kind: string }[],
): Promise<ReadonlyMap<number, HistoryEntryValue>> {
  if (wanted.length === 0) return new Map();
  const inside = belongsToAgency(actor);
  const rows = (
    await q.sql<EventRow>(
      `select ${eventColumns} from event e left join person p on p.id = e.actor_id where e.id = any($1::bigint[])`,
      [wanted.map((w) => w.id)],
    )
  ).filter((e) => inside || !isInternalEvent(e.type));
  const shown = await Promise.all(
    [...new Set(wanted.map((w) => w.kind))].map((kind) =>
      showEvents(
        q,
        actor,
        processOf(kind),
        rows.filter((r) => wanted.some((w) => w.id === r.id && w.kind === kind)),
      ),
    ),
  );
  return new Map(shown.flat().map((e) => [e.id, e]));
}

/** The other ends of link events, by id: those the reader may see. A link to what is hidden is told without its name. */
async function othersIn(
  q: Queryable,
  actor: Actor,
  rows: readonly EventRow[],
): Promise<Map<number, NodeRefValue>> {
  const ids = rows.flatMap((e) =>
    typeof e.payload?.data?.otherId === 'number' ? [e.payload.data.otherId] : [],
  );
  const nodes = await nodesById(q, actor, [...new Set(ids)]);
  return new Map(nodes.map((n) => [n.id, refOf(n)]));
}

async function showEvents(
  q: Queryable,
  actor: Actor,
  definition: ProcessDefinition | undefined,
  rows: readonly EventRow[],
): Promise<HistoryEntryValue[]> {
  const [names, others] = await Promise.all([namesIn(q, definition, rows), othersIn(q, actor, rows)]);
  return rows.map((e) => ({
    id: e.id,
    type: e.type,
    at: e.recorded_at.toISOString(),
    occurredAt: e.occurred_at.toISOString(),
    actor: e.actor_id === null ? null : { id: e.actor_id, name: e.actor_name ?? '' },
    actorKind: e.actor_kind,
    erased: e.payload === null,
    changes: (e.payload?.changes ?? []).map((c) => ({
      field: c.field,
      from: definition ? shownValue(definition, c.field, c.from, names) : c.from,
      to: definition ? shownValue(definition, c.field, c.to, names) : c.to,
    })),
    data: shownData(e, others),
  }));
}

/** Data of an event as it is shown: internal ids give way to what they point at; what was said is read from the comment. */
function shownData(e: EventRow, others: ReadonlyMap<number, NodeRefValue>): Record<string, unknown> {
  if (isTalkEvent(e.type)) return { comment: e.payload?.data?.comment ?? null };
  const { otherId, ...data } = e.payload?.data ?? {};
  return typeof otherId === 'number' ? { ...data, other: others.get(otherId) ?? null } : data;
}

/** A day `YYYY-MM-DD` (its end in the agency's zone) or an ISO instant → the instant, as the database compares it. */
export async function instantOf(q: Queryable, text: string, timeZone: string): Promise<Date> {
  const fault = invalid('query:at', 'not_an_instant');
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const day = new Date(`${text}T00:00:00Z`);
    if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) throw fault;
    const rows = await q.sql<{ at: Date }>(
      `select (($1::date + 1)::timestamp at time zone $2) - interval '1 microsecond' as at`,
      [text, timeZone],
    );
    return rows[0]!.at;
  }
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) throw fault;
  const at = new Date(text);
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1970 || at.getUTCFullYear() > 9999) throw fault;
  return at;
}

/** State of a matter folded from its events. */
export interface Folded {
  title: string;
  state: string;
  version: number;
  fields: Record<string, unknown>;
  marks: Map<
    string,
    { status: string; note: string | null; by: number | null; byName: string | null; at: Date }
  >;
  erased: boolean;
}

/** Folds events, oldest first, into the matter they describe; null when there is no creation among them. */
export function foldEvents(events: readonly EventRow[]): Folded | null {
  let folded: Folded | null = null;
  for (const e of events) {
    const data = e.payload?.data ?? {};
    if (e.type === 'matter.created') {
      folded = {
        title: '',
        state: String(data.state ?? ''),
        version: 1,
        fields: {},
        marks: new Map(),
        erased: false,
      };
    }
    if (!folded) continue;
    if (e.payload === null) folded.erased = true;
    for (const c of e.payload?.changes ?? []) {
      if (c.field === 'state') folded.state = String(c.to);
      else folded.fields[c.field] = c.to;
    }
    if (e.type.startsWith('matter.') && typeof data.version === 'number') folded.version = data.version;
    if (e.type.startsWith('criterion.') && typeof data.criterion === 'string') {
      if (data.to === 'open') folded.marks.delete(data.criterion);
      else {
        folded.marks.set(data.criterion, {
          status: String(data.to),
          note: typeof data.note === 'string' ? data.note : null,
          by: e.actor_id,
          byName: e.actor_name,
          at: e.recorded_at,
        });
      }
    }
  }
  if (folded) folded.title = String(folded.fields.title ?? '');
  return folded;
}

/** A matter as it stood at an instant, by when things were recorded. Before it was registered → `not_found`. */
export async function matterAsOf(
  q: Queryable,
  definition: ProcessDefinition,
  matter: { id: number; key: string },
  at: Date,
): Promise<MatterAsOfValue> {
  const rows = await q.sql<EventRow>(
    `select ${eventColumns} from event e left join person p on p.id = e.actor_id
     where e.node_id = $1 and e.recorded_at <= $2 order by e.id`,
    [matter.id, at],
  );
  const folded = foldEvents(rows);
  if (!folded) throw new ProblemError('not_found');
  const names = await namesIn(q, definition, rows);
  return {
    key: matter.key,
    kind: definition.kind,
    at: at.toISOString(),
    title: folded.title,
    state: folded.state,
    version: folded.version,
    fields: Object.fromEntries(
      Object.keys(definition.fields).map((f) => [
        f,
        shownValue(definition, f, folded.fields[f] ?? null, names),
      ]),
    ),
    criteria: [...folded.marks].map(([id, k]) => ({
      id,
      status: k.status,
      note: k.note,
      by: k.by === null ? null : { id: k.by, name: k.byName ?? '' },
      at: k.at.toISOString(),
    })),
  };
}
