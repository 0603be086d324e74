import { transitionsFrom } from '../kernel/decide.ts';
import type { ProcessDefinition } from '../kernel/process.ts';

/** What a meeting can decide of an item. */
export const decisions = ['takeUp', 'move', 'toManagement', 'moreInfo', 'hold', 'reject', 'noted'] as const;
/** One decision. */
export type Decision = (typeof decisions)[number];

/** The life of a meeting. Closed: the minute is approved. */
export const meetingStates = ['planned', 'open', 'closed'] as const;
/** One state. */
export type MeetingState = (typeof meetingStates)[number];

/** Whether somebody asked to a meeting came. */
export const attendances = ['invited', 'present', 'absent'] as const;

/**
 * The transition that a decision means from a state of a process, or null when it moves nothing (asking for more,
 * taking note) or there is no such way from here. `toManagement` names the transition whose approval is asked for.
 */
export function transitionOf(
  decision: Decision,
  definition: ProcessDefinition,
  state: string,
): string | null {
  const open = transitionsFrom(definition, state);
  const first = (...moves: string[]): string | null =>
    open.find((t) => moves.includes(definition.transitions[t]!.move)) ?? null;
  switch (decision) {
    case 'takeUp':
      return state === definition.initial ? first('forward') : first('resume', 'reopen');
    case 'move':
      return state === definition.initial ? null : first('forward');
    case 'hold':
      return first('pause');
    case 'reject':
      return first('reject');
    case 'toManagement':
      return (
        open.find((t) => {
          const { move, approvals } = definition.transitions[t]!;
          return move === 'forward' && approvals?.some((a) => a.role === 'managementGroup');
        }) ?? null
      );
    case 'moreInfo':
    case 'noted':
      return null;
  }
}

/** Everything that can be decided of a matter in a state, in the order it is offered. */
export function decisionsFrom(definition: ProcessDefinition, state: string): Decision[] {
  return decisions.filter(
    (d) => d === 'moreInfo' || d === 'noted' || transitionOf(d, definition, state) !== null,
  );
}
