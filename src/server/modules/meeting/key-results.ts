import type { LoadedMatter } from '../../core/load.ts';
import type { Queryable } from '../../platform/db/db.ts';
import type { NoteKeyResult } from './decision-note.ts';

/** Key results of an initiative for its decision note. */
export async function keyResultsFor(_q: Queryable, m: LoadedMatter): Promise<NoteKeyResult[]> {
  const rows = (m.fields.objectives ?? []) as Partial<NoteKeyResult>[];
  return rows.map((r) => ({
    objective: r.objective ?? '',
    keyResult: r.keyResult ?? '',
    baseline: r.baseline ?? null,
    target: r.target ?? null,
    current: null,
    unit: r.unit ?? '',
  }));
}
