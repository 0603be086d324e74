/** What is known of one end of a dependency. Days are calendar days. */
export interface DependencyEnd {
  readonly state: string;
  readonly plannedStart: string | null;
  readonly plannedEnd: string | null;
}

/** Why a dependency cannot hold as planned. */
export type DependencyFault =
  /** What is waited for ends after what waits begins. */
  | 'order'
  /** What is waited for has been rejected. */
  | 'dropped'
  /** What is waited for stands on hold. */
  | 'onHold'
  /** What waits has begun, and what it waits for is not done. */
  | 'begun';

const begun = new Set(['implementation']);

/**
 * Judges "`later` cannot be done before `earlier`" as both are planned now; null when nothing speaks against it. What is
 * done has no fault, and neither has what has ended.
 */
export function dependencyFault(earlier: DependencyEnd, later: DependencyEnd): DependencyFault | null {
  if (earlier.state === 'done' || later.state === 'done' || later.state === 'rejected') return null;
  if (earlier.state === 'rejected') return 'dropped';
  if (
    earlier.plannedEnd !== null &&
    later.plannedStart !== null &&
    !begun.has(later.state) &&
    earlier.plannedEnd > later.plannedStart
  )
    return 'order';
  if (
    earlier.plannedEnd !== null &&
    later.plannedEnd !== null &&
    begun.has(later.state) &&
    earlier.plannedEnd > later.plannedEnd
  )
    return 'order';
  if (earlier.state === 'onHold') return 'onHold';
  if (begun.has(later.state) && !begun.has(earlier.state)) return 'begun';
  return null;
}
