import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { transitionBetween } from './board-move.ts';
import { fieldOfValue, groupingsOf } from './groupings.ts';
import type { Filters } from './list-state.ts';

/** Whether matters of a kind are registered by their title alone, where one stands: what work is broken down into. */
export const quickKind = (definition: ProcessDefinition): boolean =>
  definition.links.upstream.some((l) => l.type === 'decomposes');

/**
 * The states that a new matter can be put in at once: where it begins, and those that one transition without any
 * demands leads to from there.
 */
export function quickStates(definition: ProcessDefinition): readonly string[] {
  const reached = Object.values(definition.transitions).flatMap((t) =>
    t.from.includes(definition.initial) &&
    typeof t.to === 'string' &&
    t.reason !== 'required' &&
    !t.fields?.length &&
    !t.criteria?.length &&
    !t.approvals?.length
      ? [t.to]
      : [],
  );
  return [definition.initial, ...reached.filter((s) => s !== definition.initial)];
}

/** The transition that takes a new matter to a state, or null when it begins there. */
export const quickTransition = (definition: ProcessDefinition, state: string): string | null =>
  state === definition.initial ? null : transitionBetween(definition, definition.initial, state);

/** What a new matter is given so that it belongs where it was registered. */
export interface QuickValues {
  readonly fields: Readonly<Record<string, unknown>>;
  /** What it is to be a part of. */
  readonly parent: string | null;
}

/** Reads it from filters (and so from a group or a lane): those that say one thing. `me` is who registers. */
export function quickValues(definition: ProcessDefinition, filters: Filters, me: number): QuickValues {
  const fields: Record<string, unknown> = {};
  for (const by of groupingsOf(definition)) {
    const asked = (filters[by] ?? '').split(',').filter(Boolean);
    if (asked.length === 0 || asked.includes('none')) continue;
    if (by === 'label') fields.labels = asked;
    else if (asked.length === 1) {
      const found = fieldOfValue(
        definition,
        by,
        by === 'owner' && asked[0] === 'me' ? String(me) : asked[0]!,
      );
      if (found) fields[found.field] = found.value;
    }
  }
  const parent = filters.parent;
  return { fields, parent: parent && parent !== 'none' ? parent : null };
}
