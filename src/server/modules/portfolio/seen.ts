import { ProblemError } from '../../../domain/kernel/errors.ts';
import { findMatter, type LoadedMatter, loadMatters } from '../../core/load.ts';
import type { Call } from '../../platform/context.ts';
import type { Queryable } from '../../platform/db/db.ts';

/** An initiative that the caller sees; else `not_found`. */
export async function seenInitiative(q: Queryable, call: Call, key: string): Promise<LoadedMatter> {
  const found = await findMatter(q, call.actor, key, { kind: 'initiative' });
  const [m] = found ? await loadMatters(q, 'initiative', [found.id]) : [];
  if (!m) throw new ProblemError('not_found');
  return m;
}
