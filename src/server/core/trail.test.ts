import { beforeAll, describe, expect, it } from 'vitest';
import {
  create,
  db,
  edit,
  employee,
  other,
  owner,
  startWorld,
  toProblem,
} from '../../../test/engine/world.ts';
import { eraseEvents } from './erase.ts';
import { sealEvents } from './seal.ts';
import { verifyAudit } from './verify.ts';

startWorld();
// Something to tell of: each is registered, marked four times, moved and changed.
beforeAll(async () => {
  for (let i = 0; i < 10; i += 1) {
    const key = await toProblem();
    await edit(employee, key, 2, { problemStatement: `Problem ${i}` });
  }
  await create(employee, { title: 'Ikke begynt på' });
});

describe('the trail', () => {
  it('is sealed behind the horizon, whole, and the matters agree with it', async () => {
    await sealEvents(db);
    const result = await verifyAudit(db);
    expect(result).toMatchObject({ ok: true, unsealed: 0, broken: null, drift: [] });
    expect(result.checked).toBeGreaterThan(50);
  });

  it('cannot be rewritten by the role that serves', async () => {
    await expect(db.sql(`update event set type = 'x'`)).rejects.toThrow(/permission denied/);
    await expect(db.sql('delete from event')).rejects.toThrow(/permission denied/);
    await expect(
      owner.sql(`update event set type = 'x' where id = (select min(id) from event)`),
    ).rejects.toThrow(/append-only/);
  });

  it('keeps its proof when personal data is erased', async () => {
    const [row] = await db.sql<{ id: number }>(
      `select min(id) as id from event where type = 'criterion.met'`,
    );
    await db.transaction((tx) =>
      eraseEvents(tx, {
        events: [row!.id],
        actor: employee,
        reason: 'et navn som ikke skulle stått der',
        nodeId: null,
        kind: null,
      }),
    );
    await sealEvents(db);
    expect(await verifyAudit(db)).toMatchObject({ ok: true, erased: 1, unsealed: 0 });
  });

  it('erases nothing without an event that tells of it, and not that event', async () => {
    const [row] = await db.sql<{ id: number }>(
      `select max(id) as id from event where type = 'matter.edited'`,
    );
    await expect(db.sql('select erase_event($1)', [row!.id])).rejects.toThrow(/without an event/);
    const [told] = await db.sql<{ id: number }>(
      `select max(id) as id from event where type = 'event.erased'`,
    );
    const again = db.transaction((tx) =>
      eraseEvents(tx, { events: [told!.id], actor: employee, reason: 'spor', nodeId: null, kind: null }),
    );
    await expect(again).rejects.toThrow(/tells of an erasure/);
  });

  it('names a payload changed behind the product’s back', async () => {
    const [row] = await db.sql<{ id: number }>(
      `select max(id) as id from event where type = 'matter.edited'`,
    );
    await owner.sql('alter table event disable trigger event_append_only');
    const [before] = await owner.sql<{ payload: unknown }>('select payload from event where id = $1', [
      row!.id,
    ]);
    await owner.sql(`update event set payload = '{"changes": []}' where id = $1`, [row!.id]);
    expect((await verifyAudit(db)).broken).toMatchObject({ event: row!.id, reason: 'payload_changed' });
    await owner.sql('update event set payload = $2 where id = $1', [
      row!.id,
      JSON.stringify(before!.payload),
    ]);
    await owner.sql('update event set actor_id = $2 where id = $1', [row!.id, other.personId]);
    expect((await verifyAudit(db)).broken).toMatchObject({ event: row!.id, reason: 'chain_broken' });
    await owner.sql('update event set actor_id = $2 where id = $1', [row!.id, employee.personId]);
    expect((await verifyAudit(db)).ok).toBe(true);
    await owner.sql('alter table event enable trigger event_append_only');
  });

  it('names a row removed, and a matter changed past its events', async () => {
    await owner.sql(
      `update matter set state = 'rejected' where id = (select min(id) from matter where state = 'notStarted')`,
    );
    const { ok, drift } = await verifyAudit(db);
    expect(ok).toBe(false);
    expect(drift).toMatchObject([{ field: 'state' }]);
    await owner.sql('alter table event disable trigger event_append_only');
    const [row] = await owner.sql<{ id: number }>(
      'delete from event where id = (select max(id) from event) returning id',
    );
    expect((await verifyAudit(db)).broken).toMatchObject({ event: row!.id, reason: 'missing_event' });
  });
});
