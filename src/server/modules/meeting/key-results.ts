import type { Actor } from '../../../domain/kernel/roles.ts';
import type { LoadedMatter } from '../../core/load.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { keyResultsOf } from '../okr/index.ts';
import type { NoteKeyResult } from './decision-note.ts';

/** Key results of an initiative for its decision note, as far as the actor sees them. */
export async function keyResultsFor(
  q: Queryable,
  actor: Actor,
  m: LoadedMatter,
  today: string,
): Promise<NoteKeyResult[]> {
  const objectives = await keyResultsOf(q, actor, m.id, today);
  return objectives.flatMap((o) =>
    o.keyResults
      .filter((k) => k.state !== 'dropped')
      .map((k) => ({
        objective: o.objective,
        keyResult: k.title,
        baseline: k.baseline,
        target: k.target,
        current: k.last?.value ?? null,
        unit: k.unit,
      })),
  );
}
