import { transitionsFrom } from '../../domain/kernel/decide.ts';
import type { ProcessDefinition } from '../../domain/kernel/process.ts';
import type { Queryable } from '../platform/db/db.ts';
import { relevantParts } from './rollup.ts';
import type { Facts } from './standing.ts';

/** Whether a criterion of a transition out of a state counts something. */
function counts(definition: ProcessDefinition, state: string): boolean {
  return transitionsFrom(definition, state).some((t) =>
    definition.transitions[t]!.criteria?.some((id) => {
      const c = definition.criteria[id];
      return c?.kind === 'computed' && c.counts === true;
    }),
  );
}

/** Counts that the computed rules ask for in a state. Only what is asked for is counted. */
export async function factsOf(
  q: Queryable,
  definition: ProcessDefinition,
  matter: { readonly id: number; readonly state: string },
): Promise<Facts> {
  if (!counts(definition, matter.state)) return {};
  const parts = await relevantParts(q, matter.id);
  return { relevantParts: parts.relevantParts, deliveredParts: parts.deliveredParts };
}
