import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { isCleanText } from '../../../../domain/kernel/text.ts';
import { lockMatter } from '../../../core/edit.ts';
import { recordEvent } from '../../../core/events.ts';
import type { LoadedMatter } from '../../../core/load.ts';
import type { Call } from '../../../platform/context.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { refreshNextDue } from '../due.ts';
import { mayMeasure } from '../present.ts';
import { insertMeasurement, measuredOn, measurementById } from '../queries/measurements.ts';

/** A measured value of a day (`YYYY-MM-DD` in the agency's zone, not after `today`). */
export interface NewMeasurement {
  readonly day: string;
  readonly value: number;
  readonly note?: string;
}

/** A correction: another value, another day, or (null) none at all; always with a reason. */
export interface Correction {
  readonly day: string;
  readonly value: number | null;
  readonly note: string;
}

const earliest = '2000-01-01';

async function lock(tx: Tx, db: Db, call: Call, key: string): Promise<LoadedMatter> {
  const m = await lockMatter(tx, db, call, key, { kind: 'keyResult', expected: null });
  const { measuredBy } = m.fields;
  const allowed = mayMeasure(call.actor, {
    ownerId: m.ownerId,
    measuredById: typeof measuredBy === 'number' ? measuredBy : null,
    createdBy: m.createdBy,
    productGroupId: m.productGroupId,
  });
  if (!allowed) throw new ProblemError('not_allowed');
  if (m.state !== 'measuring') throw new ProblemError('conflict', { extra: { state: m.state } });
  return m;
}

function check(day: string, note: string, today: string): void {
  if (day > today) throw invalid('/day', 'in_the_future');
  if (day < earliest) throw invalid('/day', 'too_early');
  if (!isCleanText(note)) throw invalid('/note', 'unclean_text');
}

/**
 * Records a measurement of a key result that is being measured. One a day: another of the same day is refused
 * (`measured_already`) and is a correction instead. Gives the entry's id.
 */
export async function measure(
  tx: Tx,
  db: Db,
  call: Call,
  key: string,
  input: NewMeasurement,
  today: string,
): Promise<number> {
  const m = await lock(tx, db, call, key);
  const note = input.note?.trim() ?? '';
  check(input.day, note, today);
  if ((await measuredOn(tx, m.id, input.day)) !== null) throw invalid('/day', 'measured_already');
  const id = await insertMeasurement(tx, {
    keyResultId: m.id,
    day: input.day,
    value: input.value,
    note,
    supersedes: null,
    by: call.actor.personId,
  });
  await recordEvent(tx, {
    type: 'keyResult.measured',
    nodeId: m.id,
    kind: m.kind,
    actor: call.actor,
    data: { measurementId: id, day: input.day, value: input.value, ...(note ? { note } : {}) },
  });
  await refreshNextDue(tx, m.id);
  return id;
}

/**
 * Corrects an entry by a new one that supersedes it; the old one is kept. An entry that has been superseded already, or
 * was itself taken back, is a `conflict`: the newest is corrected. Gives the new entry's id.
 */
export async function correctMeasurement(
  tx: Tx,
  db: Db,
  call: Call,
  key: string,
  id: number,
  input: Correction,
  today: string,
): Promise<number> {
  const m = await lock(tx, db, call, key);
  const note = input.note.trim();
  if (note === '') throw invalid('/note', 'required');
  check(input.day, note, today);
  const before = await measurementById(tx, m.id, id);
  if (!before) throw new ProblemError('not_found');
  if (before.superseded || before.value === null) throw new ProblemError('conflict');
  const other = await measuredOn(tx, m.id, input.day);
  if (input.value !== null && other !== null && other !== id) throw invalid('/day', 'measured_already');
  const made = await insertMeasurement(tx, {
    keyResultId: m.id,
    day: input.day,
    value: input.value,
    note,
    supersedes: id,
    by: call.actor.personId,
  });
  await recordEvent(tx, {
    type: 'keyResult.corrected',
    nodeId: m.id,
    kind: m.kind,
    actor: call.actor,
    data: {
      measurementId: made,
      supersedes: id,
      from: { day: before.day, value: before.value },
      to: { day: input.day, value: input.value },
      note,
    },
  });
  await refreshNextDue(tx, m.id);
  return made;
}
