import type { ProcessDefinition, StateCategory } from '../kernel/process.ts';
import { processes, processOf } from '../processes.ts';

/** A kind and one of its states. */
export interface KindState {
  readonly kind: string;
  readonly state: string;
}

function statesWhere(test: (s: ProcessDefinition['states'][string]) => boolean): KindState[] {
  return Object.values(processes as Readonly<Record<string, ProcessDefinition>>).flatMap((p) =>
    Object.entries(p.states)
      .filter(([, s]) => test(s))
      .map(([state]) => ({ kind: p.kind, state })),
  );
}

/** States in which a matter is done and delivered what it should. */
export const deliveredStates = statesWhere((s) => s.category === 'done' && s.abandoned !== true);
/** States in which a matter has come to nothing: it counts nowhere, and nothing is counted through it. */
export const abandonedStates = statesWhere((s) => s.abandoned === true);

/**
 * What a state means, whatever the kind; null where no process says. An external issue is `done` when its tracker says
 * closed, `active` when it says open.
 */
export function categoryOf(kind: string, state: string | null): StateCategory | null {
  if (state === null) return null;
  if (kind === 'externalIssue') return state === 'closed' ? 'done' : 'active';
  return processOf(kind)?.states[state]?.category ?? null;
}
