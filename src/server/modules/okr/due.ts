import { nextDue } from '../../../domain/okr/index.ts';
import type { Tx } from '../../platform/db/db.ts';
import { keepNextDue, planOf } from './queries/measurements.ts';

/** Works out anew when a key result is next to be measured: only while it is being measured. */
export async function refreshNextDue(tx: Tx, id: number): Promise<void> {
  const plan = await planOf(tx, id);
  if (!plan) return;
  const { state, interval, from, until, last } = plan;
  const due =
    state === 'measuring' && interval !== null && from !== null && until !== null
      ? nextDue({ interval, from, until }, last)
      : null;
  await keepNextDue(tx, id, due);
}
