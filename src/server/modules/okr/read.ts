import type { KeyResultValue, ObjectiveValue } from '../../../contract/okr.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { findMatter } from '../../core/load.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { showKeyResult, showObjectives } from './present.ts';
import { keyResultById, keyResultsOfInitiative } from './queries/key-results.ts';
import { measurementsOf } from './queries/measurements.ts';

/**
 * Objectives of an initiative (by node id) with their key results and how they stand, as far as the actor sees them;
 * whoever calls has checked that the initiative is seen. `today` is the day in the agency's zone they are judged on.
 */
export async function keyResultsOf(
  q: Queryable,
  actor: Actor,
  initiativeId: number,
  today: string,
): Promise<ObjectiveValue[]> {
  const rows = await keyResultsOfInitiative(q, actor, initiativeId);
  return showObjectives(rows.map((r) => showKeyResult(actor, r, today)));
}

/** A key result with its measurements, by key; `not_found` when the actor does not see it. */
export async function measurementsByKey(
  q: Queryable,
  actor: Actor,
  key: string,
  today: string,
): Promise<{ keyResult: KeyResultValue; items: Awaited<ReturnType<typeof measurementsOf>> }> {
  const found = await findMatter(q, actor, key, { kind: 'keyResult' });
  const row = found && (await keyResultById(q, actor, found.id));
  if (!row) throw new ProblemError('not_found');
  return { keyResult: showKeyResult(actor, row, today), items: await measurementsOf(q, row.id) };
}
