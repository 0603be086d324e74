import type { Tx } from '../../../platform/db/db.ts';

/** A person locked for a change that nothing may pass. */
export interface LockedPerson {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly leftAt: Date | null;
  readonly anonymisedAt: Date | null;
}

/** Locks a person; undefined when there is none. */
export async function lockWholePerson(tx: Tx, id: number): Promise<LockedPerson | undefined> {
  const [row] = await tx.sql<LockedPerson>(
    `select id, name, email, left_at as "leftAt", anonymised_at as "anonymisedAt" from person where id = $1 for update`,
    [id],
  );
  return row;
}

/** Memberships of somebody that hold at an instant. */
export function heldNow(tx: Tx, personId: number, now: Date): Promise<{ id: number; role: string }[]> {
  return tx.sql(
    'select id, role from membership where person_id = $1 and valid @> $2::timestamptz order by id for update',
    [personId, now],
  );
}

/** Writes down that somebody has left; nothing lets them in any more. */
export async function markLeft(tx: Tx, personId: number, now: Date): Promise<void> {
  await tx.sql('update person set left_at = $2 where id = $1', [personId, now]);
  await tx.sql('delete from session where person_id = $1', [personId]);
  await tx.sql('update api_token set revoked_at = $2 where person_id = $1 and revoked_at is null', [
    personId,
    now,
  ]);
  await tx.sql('update calendar_feed set revoked_at = $2 where person_id = $1 and revoked_at is null', [
    personId,
    now,
  ]);
}

/** Takes out what says who somebody is, and what only they had use for. Ids stay: what was done by them stays done. */
export async function takeOut(tx: Tx, personId: number, name: string, now: Date): Promise<void> {
  await tx.sql(
    `update person set name = $2, email = null, subject = null, language = 'nb', theme = 'auto', single_keys = true,
       anonymised_at = $3 where id = $1`,
    [personId, name, now],
  );
  await tx.sql('delete from session where person_id = $1', [personId]);
  await tx.sql(`update api_token set name = '-', hint = '----' where person_id = $1`, [personId]);
  await tx.sql(`update calendar_feed set name = '-' where person_id = $1`, [personId]);
  await tx.sql('delete from idempotency_key where actor_id = $1', [personId]);
  await tx.sql('delete from notice where person_id = $1', [personId]);
  await tx.sql('delete from notice_preference where person_id = $1', [personId]);
  await tx.sql(
    `update mail set status = 'dropped', ended_at = now() where person_id = $1 and status = 'queued'`,
    [personId],
  );
  await tx.sql('delete from watcher where person_id = $1', [personId]);
  await tx.sql('delete from matter_access where person_id = $1', [personId]);
  await tx.sql(
    `update saved_view set name = '-', deleted_at = coalesce(deleted_at, $2) where owner_id = $1 and shared_with = 'nobody'`,
    [personId, now],
  );
}

/** Events that tell how somebody had set up the product for themselves, and still say it. */
export async function eventsAbout(tx: Tx, personId: number): Promise<number[]> {
  const rows = await tx.sql<{ id: number }>(
    `select id from event
      where payload is not null and type = 'person.edited' and payload->'data'->>'personId' = $1::text order by id`,
    [personId],
  );
  return rows.map((r) => r.id);
}
