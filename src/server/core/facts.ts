import { transitionsFrom } from '../../domain/kernel/decide.ts';
import type { ProcessDefinition } from '../../domain/kernel/process.ts';
import type { Queryable } from '../platform/db/db.ts';
import { relevantParts } from './rollup.ts';
import type { Facts } from './standing.ts';

/**
 * Counts the facts of one matter. Called in the transaction that decides, with the matter locked: what it counts it
 * must lock against change (`for share`) when `q` is a transaction.
 */
export type FactCounter = (q: Queryable, matterId: number) => Promise<Facts>;

const counters = new Map<string, { readonly names: readonly string[]; readonly count: FactCounter }[]>();

/** A module tells how some facts of a kind are counted; the parts below a matter the core counts itself. */
export function provideFacts(kind: string, names: readonly string[], count: FactCounter): void {
  const known = (counters.get(kind) ?? []).filter((c) => !c.names.some((n) => names.includes(n)));
  counters.set(kind, [...known, { names, count }]);
}

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
  const [parts, ...own] = await Promise.all([
    definition.facts.includes('relevantParts') ? relevantParts(q, matter.id) : null,
    ...(counters.get(definition.kind) ?? []).map((c) => c.count(q, matter.id)),
  ]);
  return Object.assign(
    {},
    parts && { relevantParts: parts.relevantParts, deliveredParts: parts.deliveredParts },
    ...own,
  ) as Facts;
}
