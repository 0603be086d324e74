import { defaultChannel, type NoticeType, noticeTypes } from '../../../../domain/collaboration/index.ts';
import type { Tx } from '../../../platform/db/db.ts';

/** What people are to be told. */
export interface Notification {
  readonly type: NoticeType;
  /** What it is about; whoever may not see it then is not shown the notice. */
  readonly nodeId: number;
  readonly people: readonly number[];
  /** Who did it; never told of it themselves. Null: nobody, the program. */
  readonly actorId: number | null;
  /**
   * Arguments of the message. `dedupe` is none of them: the same person is told of the same thing once
   * (`report-2026-11`, say).
   */
  readonly data?: Readonly<Record<string, unknown>> & { readonly dedupe?: string };
  readonly eventId?: number;
  /**
   * The type of the event of this transaction, at the same node, that the notice tells of: the reason given in it goes
   * along, as it is when the notice is read.
   */
  readonly because?: string;
  /** About a note inside the agency. */
  readonly internal?: boolean;
}

/** One thing to tell of, as the statements below take it. */
interface NoticeRow {
  readonly type: NoticeType;
  readonly topic: string;
  readonly channel: string;
  readonly node: number;
  readonly event: number | null;
  readonly actor: number | null;
  readonly internal: boolean;
  readonly data: Readonly<Record<string, unknown>>;
  readonly dedupe: string | null;
}

/** A notification without its people, as the statements take it. */
export function noticeRow(n: Omit<Notification, 'people'>): NoticeRow {
  const { dedupe, ...data } = n.data ?? {};
  return {
    type: n.type,
    topic: noticeTypes[n.type],
    channel: defaultChannel(n.type),
    node: n.nodeId,
    event: n.eventId ?? null,
    // Person 0 is the program itself (core/system-actor.ts): nobody.
    actor: n.actorId || null,
    internal: n.internal ?? false,
    data,
    dedupe: dedupe ?? (n.eventId === undefined ? null : String(n.eventId)),
  };
}

/** Columns of `jsonb_to_recordset` over {@link noticeRow}s. */
export const noticeColumns =
  'type text, topic text, channel text, node bigint, event bigint, actor bigint, internal boolean, data jsonb, dedupe text';

/**
 * The end of every statement that makes notices: `e` is a row of {@link noticeColumns}, `who` gives the person. Never
 * to the actor, to those who have left, or to those who have switched the topic off; the same thing once. A notice about
 * an inside note goes only to those who belong to the agency.
 */
export const insertNotices = (from: string): string =>
  `insert into notice (person_id, type, node_id, event_id, actor_id, internal, data, dedupe, channel)
   select distinct p.id, e.type, e.node, e.event, e.actor, e.internal, e.data, e.dedupe, coalesce(f.channel, e.channel)
   from ${from}
   join person p on p.id = who.person_id and p.left_at is null
   left join notice_preference f on f.person_id = p.id and f.topic = e.topic
   where p.id is distinct from e.actor and coalesce(f.channel, e.channel) <> 'off'
     and (not e.internal or exists (select 1 from membership b
       where b.person_id = p.id and b.scope_kind = 'agency' and b.valid @> now()))
   on conflict (person_id, type, node_id, dedupe) do nothing`;

/** Tells people of something, in one statement however many they are. */
export async function insertForPeople(tx: Tx, n: Notification): Promise<void> {
  if (n.people.length === 0) return;
  const row = noticeRow(n);
  const event = row.event ?? (n.because === undefined ? null : await eventNow(tx, n.nodeId, n.because));
  await tx.sql(
    insertNotices(
      `jsonb_to_recordset($1::jsonb) as e (${noticeColumns}) cross join unnest($2::bigint[]) as who (person_id)`,
    ),
    [JSON.stringify([{ ...row, event }]), n.people],
  );
}

/** The newest event of a type at a node that this transaction has written; null when there is none. */
async function eventNow(tx: Tx, nodeId: number, type: string): Promise<number | null> {
  const [row] = await tx.sql<{ id: number }>(
    'select id from event where node_id = $1 and xid = event_xid() and type = $2 order by id desc limit 1',
    [nodeId, type],
  );
  return row?.id ?? null;
}
