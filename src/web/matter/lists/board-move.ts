import type { MatterRowValue } from '../../../contract/matters.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';

/** A move of a card that somebody wants. */
export interface WantedMove {
  readonly row: MatterRowValue;
  readonly transition: string;
}

/** The transition that leads from one state to another, or null. */
export function transitionBetween(definition: ProcessDefinition, from: string, to: string): string | null {
  const found = Object.entries(definition.transitions).find(
    ([, t]) => t.from.includes(from) && (typeof t.to === 'string' ? t.to : t.to.resume) === to,
  );
  return found?.[0] ?? null;
}
