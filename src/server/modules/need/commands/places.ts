import { invalid } from '../../../../domain/kernel/errors.ts';
import type { LoadedMatter } from '../../../core/load.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { holdersOf, teamLives } from '../queries/needs.ts';

/** A team that has ceased takes nothing more: refused at `pointer` with `ceased`. One that never was is told of elsewhere. */
export async function requireLivingTeam(q: Queryable, key: string, pointer: string): Promise<void> {
  if (!(await teamLives(q, key))) throw invalid(pointer, 'ceased');
}

/**
 * Who is to consider a need: whoever leads its team; else owns its product; else leads its product group; else the
 * portfolio office. The nearest of these that somebody holds.
 */
export async function handlersOf(
  q: Queryable,
  m: Pick<LoadedMatter, 'teamId' | 'productId' | 'productGroupId'>,
): Promise<number[]> {
  const places = [
    ['teamLead', m.teamId],
    ['productOwner', m.productId],
    ['productGroupLeader', m.productGroupId],
  ] as const;
  for (const [role, id] of places) {
    const people = id === null ? [] : await holdersOf(q, role, id);
    if (people.length > 0) return people;
  }
  return holdersOf(q, 'portfolioOffice', null);
}
