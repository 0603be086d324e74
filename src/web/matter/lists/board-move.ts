import type { MatterRowValue } from '../../../contract/matters.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';

/** Where in a column a card is wanted: beside another card, or first or last of all. */
export type WantedPlace =
  | { readonly after: string }
  | { readonly before: string }
  | { readonly end: 'first' | 'last' };

/** A move of a card that somebody wants: to a state, to a place, or both. */
export interface WantedMove {
  readonly row: MatterRowValue;
  /** The transition, when it is to another column. */
  readonly transition?: string;
  readonly to: string;
  readonly place?: WantedPlace;
  /** The lanes it goes between, or stays in, on a board that has lanes. */
  readonly lane?: { readonly from: string; readonly to: string };
}

/** The transition that leads from one state to another, or null. */
export function transitionBetween(definition: ProcessDefinition, from: string, to: string): string | null {
  const found = Object.entries(definition.transitions).find(
    ([, t]) => t.from.includes(from) && (typeof t.to === 'string' ? t.to : t.to.resume) === to,
  );
  return found?.[0] ?? null;
}
