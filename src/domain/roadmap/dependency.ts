import type { Role } from '../kernel/roles.ts';

/** Where an asked-for dependency stands. */
export const dependencyStates = ['asked', 'accepted', 'declined', 'withdrawn'] as const;
/** The name of such a state. */
export type DependencyState = (typeof dependencyStates)[number];

/** Who answers for an element: whoever asks what others count on, asks them (and never themselves). */
export const answererRoles: readonly Role[] = ['owner', 'productOwner', 'productGroupLeader'];
/** Who judges progress: the product owner each week, and whoever answers beside them. */
export const judgeRoles: readonly Role[] = [
  'owner',
  'productOwner',
  'productGroupLeader',
  'portfolioManager',
];

/** An element as far as dates and dependencies are concerned. Days are `YYYY-MM-DD` in the agency's zone. */
export interface PlannedElement {
  readonly state: string;
  readonly plannedStart: string | null;
  readonly plannedEnd: string | null;
}

/**
 * How a dependency looks by the dates:
 * - `met`: what it needs is delivered
 * - `dropped`: what it needs has been dropped and will not come
 * - `impossible`: what it needs ends after it starts itself; of one that has begun: after its own end
 * - `possible`: the dates go together
 * - `unknown`: one of the dates is not set
 * - `ended`: the one that needed is itself done, whatever became of the other
 */
export type DependencyStanding = 'met' | 'dropped' | 'impossible' | 'possible' | 'unknown' | 'ended';

/** What is told of a dependency by its dates. */
export interface DependencyView {
  readonly standing: DependencyStanding;
  /** Days that the one needed ends after the other starts; 0 unless impossible. */
  readonly daysOver: number;
  /** The plan of the one needed ends after the day that was promised. */
  readonly promiseBroken: boolean;
}

/** Whole days from one calendar day to another; negative when `to` is before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

const isDone = (state: string): boolean => state === 'delivered' || state === 'dropped';

/** Whether an element should have been delivered before `today` and is not. */
export function isLate(e: PlannedElement, today: string): boolean {
  return !isDone(e.state) && e.plannedEnd !== null && e.plannedEnd < today;
}

/**
 * When what is needed comes, as far as is known: the end of its plan, or the day promised where it has none; never
 * before today, since it has not come yet. Null when nothing is known, or when it will not come.
 */
export function expectedEnd(needed: PlannedElement, promised: string | null, today: string): string | null {
  if (isDone(needed.state)) return null;
  const end = needed.plannedEnd ?? promised;
  return end !== null && end < today ? today : end;
}

/**
 * How `needed` and `needing` go together. The last day of the one may be the first of the other. Pure; `today` is the
 * agency's day.
 */
export function viewDependency(
  needed: PlannedElement,
  needing: PlannedElement,
  promised: string | null,
  today: string,
): DependencyView {
  const promiseBroken =
    promised !== null &&
    !isDone(needed.state) &&
    ((needed.plannedEnd !== null && needed.plannedEnd > promised) || promised < today);
  const plain = (standing: DependencyStanding): DependencyView => ({ standing, daysOver: 0, promiseBroken });
  if (isDone(needing.state)) return { standing: 'ended', daysOver: 0, promiseBroken: false };
  if (needed.state === 'delivered') return plain('met');
  if (needed.state === 'dropped') return plain('dropped');
  const end = expectedEnd(needed, promised, today);
  // What has begun has begun without it: it is held up only when it cannot be had before its own end.
  const wanted = needing.state === 'inProgress' ? needing.plannedEnd : needing.plannedStart;
  if (end === null || wanted === null) return plain('unknown');
  return end > wanted
    ? { standing: 'impossible', daysOver: daysBetween(wanted, end), promiseBroken }
    : plain('possible');
}
