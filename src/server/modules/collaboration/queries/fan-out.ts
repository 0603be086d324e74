import type { Audience, Tell } from '../../../../domain/collaboration/index.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { insertNotices, noticeColumns, noticeRow } from './write-notices.ts';

/** Something of an event to be told to somebody. */
export interface Telling extends Tell {
  readonly nodeId: number;
  readonly eventId: number;
  readonly actorId: number | null;
}

const rowsOf = (
  tellings: readonly Telling[],
  more: (audience: Audience) => Readonly<Record<string, unknown>>,
): string =>
  JSON.stringify(
    tellings.map((t) => ({
      ...noticeRow({
        type: t.type,
        nodeId: t.nodeId,
        actorId: t.actorId,
        eventId: t.eventId,
        internal: t.internal,
        data: t.data,
      }),
      ...more(t.audience),
    })),
  );

/**
 * Tells those who follow, but not whoever has been told of the same event in words of its own (a need declined, say): one
 * statement, however many changes there are and however many follow.
 */
export async function tellWatchers(tx: Tx, tellings: readonly Telling[]): Promise<void> {
  if (tellings.length === 0) return;
  await tx.sql(
    insertNotices(
      `jsonb_to_recordset($1::jsonb) as e (${noticeColumns}, spared jsonb)
       join watcher who on who.node_id = e.node and who.stopped_at is null and not e.spared @> to_jsonb(who.person_id)
         and not exists (select 1 from notice k where k.person_id = who.person_id and k.node_id = e.node and k.event_id = e.event)`,
    ),
    [rowsOf(tellings, (a) => ({ spared: a.to === 'watchers' ? a.except : [] }))],
  );
}

/** Tells people named. */
export async function tellPeople(tx: Tx, tellings: readonly Telling[]): Promise<void> {
  if (tellings.length === 0) return;
  await tx.sql(
    insertNotices(
      `jsonb_to_recordset($1::jsonb) as e (${noticeColumns}, people jsonb)
       cross join lateral (select value::bigint as person_id from jsonb_array_elements_text(e.people)) who`,
    ),
    [rowsOf(tellings, (a) => ({ people: a.to === 'people' ? a.people : [] }))],
  );
}

/**
 * Tells those who hold a role at the matter now, as `rolesAt` has it, but not its owner: nobody approves what is theirs.
 */
export async function tellRoles(tx: Tx, tellings: readonly Telling[]): Promise<void> {
  if (tellings.length === 0) return;
  await tx.sql(
    insertNotices(
      `jsonb_to_recordset($1::jsonb) as e (${noticeColumns}, role text)
       join matter t on t.id = e.node
       join membership who on who.role = e.role and who.valid @> now() and who.person_id is distinct from t.owner_id
         and (who.scope_kind = 'agency' or (who.scope_kind = 'process' and who.scope_name = t.kind)
           or (who.scope_kind, who.scope_id) in (('team', t.team_id), ('product', t.product_id),
             ('productGroup', t.product_group_id), ('organisation', t.organisation_id)))`,
    ),
    [rowsOf(tellings, (a) => ({ role: a.to === 'role' ? a.role : '' }))],
  );
}

/** Tells whoever asked for what has been decided. */
export async function tellRequesters(tx: Tx, tellings: readonly Telling[]): Promise<void> {
  if (tellings.length === 0) return;
  await tx.sql(
    insertNotices(
      `jsonb_to_recordset($1::jsonb) as e (${noticeColumns}, transition text, role text)
       cross join lateral (select a.requested_by as person_id from approval a
         where a.matter_id = e.node and a.transition = e.transition and a.role = e.role and a.decided_by = e.actor
         order by a.decided_at desc limit 1) who`,
    ),
    [
      rowsOf(tellings, (a) =>
        a.to === 'requester' ? { transition: a.transition, role: a.role } : { transition: '', role: '' },
      ),
    ],
  );
}
