import type { ProcessDefinition } from '../../domain/kernel/process.ts';
import type { Queryable } from '../platform/db/db.ts';
import { relevantParts } from './rollup.ts';
import type { Facts } from './standing.ts';

/** Counts that the computed rules of a definition ask for. Only what is asked for is counted. */
export async function factsOf(q: Queryable, definition: ProcessDefinition, matterId: number): Promise<Facts> {
  if (!definition.facts.includes('relevantParts')) return {};
  const parts = await relevantParts(q, matterId);
  return { relevantParts: parts.relevantParts, deliveredParts: parts.deliveredParts };
}
