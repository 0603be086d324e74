import { workdaysIn } from '../kernel/calendar.ts';

/** What one event tells of an issue that is, or has been, in a sprint. Facts come in the order they were recorded. */
export interface SprintFact {
  /** Place in the trail. */
  readonly id: number;
  readonly at: string;
  /** Calendar day of `at` in the agency's zone. */
  readonly day: string;
  readonly issue: number;
  /** It came into the sprint, or left it. */
  readonly inside?: boolean;
  readonly estimate?: number | null;
  readonly state?: IssueStanding;
}

/** What a state of an issue means to a sprint. */
export type IssueStanding = 'open' | 'done' | 'dropped';

/** A sprint that has begun. `startedAfter` and `closedAfter` are places in the trail: what comes later is after it. */
export interface SprintFrame {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly startedAfter: number;
  readonly closedAfter: number | null;
  /** The day it was closed, or today. */
  readonly lastDay: string;
}

/** Issues and the sum of their estimates; those without an estimate count as none. */
export interface Sum {
  readonly issues: number;
  readonly estimate: number;
}

/** One working day of the burndown, as it ended; `left` is null on days to come. */
export interface BurndownDay {
  readonly day: string;
  readonly left: Sum | null;
  /** Where it would be if the same were done each working day. */
  readonly ideal: Sum;
  /** What came in, and what left or was dropped, since the working day before. */
  readonly added: Sum;
  readonly removed: Sum;
}

/** A change of what the sprint holds, after it had begun. */
export interface ScopeChange {
  readonly id: number;
  readonly at: string;
  readonly issue: number;
  readonly type: 'added' | 'removed' | 'dropped' | 'estimated';
  /** The estimate before and after; `from` is the one it had, for those that do not change it. */
  readonly from: number | null;
  readonly to: number | null;
}

/** What became of one issue in the sprint. */
export interface IssueOutcome {
  readonly issue: number;
  /** It was there when the sprint began. */
  readonly committed: boolean;
  readonly outcome: 'done' | 'notDone' | 'dropped' | 'removed';
  readonly estimate: number | null;
}

/** A sprint told by its events alone. */
export interface SprintStory {
  readonly start: Sum;
  readonly days: readonly BurndownDay[];
  readonly changes: readonly ScopeChange[];
  readonly outcomes: readonly IssueOutcome[];
}

interface Seen {
  inside: boolean;
  estimate: number | null;
  state: IssueStanding;
  committed: boolean;
  /** It has been inside while the sprint ran. */
  touched: boolean;
}

const none: Sum = { issues: 0, estimate: 0 };
const plus = (a: Sum, estimate: number | null): Sum => ({
  issues: a.issues + 1,
  estimate: a.estimate + (estimate ?? 0),
});

function leftOf(seen: ReadonlyMap<number, Seen>): Sum {
  let sum = none;
  for (const s of seen.values()) if (s.inside && s.state === 'open') sum = plus(sum, s.estimate);
  return sum;
}

/** What a fact changes in what the running sprint holds; null when it changes nothing. */
function scopeChange(s: Seen, f: SprintFact): Omit<ScopeChange, 'id' | 'at' | 'issue'> | null {
  const same = { from: s.estimate, to: s.estimate };
  if (f.inside === true && !s.inside) return { type: 'added', ...same };
  if (f.inside === false && s.inside) return { type: 'removed', ...same };
  if (!s.inside) return null;
  if (f.state === 'dropped' && s.state !== 'dropped') return { type: 'dropped', ...same };
  if (f.estimate !== undefined && f.estimate !== s.estimate)
    return { type: 'estimated', from: s.estimate, to: f.estimate };
  return null;
}

function apply(s: Seen, f: SprintFact): void {
  if (f.inside !== undefined) s.inside = f.inside;
  if (f.estimate !== undefined) s.estimate = f.estimate;
  if (f.state !== undefined) s.state = f.state;
}

/**
 * Tells a sprint from its facts: what it held when it began, what was left at the end of each working day beside an even
 * pace, what came and went, and what became of each issue. Work done on days off is told on the next working day, on the
 * last one where there is none. A sprint that runs over has more days than it was planned for.
 */
export function tellSprint(frame: SprintFrame, facts: readonly SprintFact[]): SprintStory {
  const seen = new Map<number, Seen>();
  const of = (issue: number): Seen => {
    const known = seen.get(issue);
    if (known) return known;
    const made: Seen = { inside: false, estimate: null, state: 'open', committed: false, touched: false };
    seen.set(issue, made);
    return made;
  };
  const ordered = [...facts].sort((a, b) => a.id - b.id);
  for (const f of ordered) if (f.id <= frame.startedAfter) apply(of(f.issue), f);
  for (const s of seen.values()) {
    s.committed = s.inside && s.state !== 'dropped';
    s.touched = s.committed;
  }
  const start = leftOf(seen);
  const running = ordered.filter(
    (f) => f.id > frame.startedAfter && (frame.closedAfter === null || f.id <= frame.closedAfter),
  );

  const planned = workdaysIn(frame.startsOn, frame.endsOn);
  const axis = workdaysIn(frame.startsOn, frame.lastDay > frame.endsOn ? frame.lastDay : frame.endsOn);
  const past = axis.filter((d) => d <= frame.lastDay);
  const changes: ScopeChange[] = [];
  const days: BurndownDay[] = [];
  let next = 0;
  axis.forEach((day, i) => {
    const share = planned.length === 0 ? 0 : Math.max(0, 1 - (i + 1) / planned.length);
    const ideal = { issues: start.issues * share, estimate: start.estimate * share };
    if (i >= past.length) {
      days.push({ day, left: null, ideal, added: none, removed: none });
      return;
    }
    let [added, removed] = [none, none];
    const last = i === past.length - 1;
    for (let f = running[next]; f && (last || f.day <= day); next += 1, f = running[next]) {
      const s = of(f.issue);
      const change = scopeChange(s, f);
      if (change) {
        changes.push({ id: f.id, at: f.at, issue: f.issue, ...change });
        if (change.type === 'added') added = plus(added, change.to);
        else if (change.type !== 'estimated' && s.state === 'open') removed = plus(removed, change.to);
      }
      apply(s, f);
      if (s.inside) s.touched = true;
    }
    days.push({ day, left: leftOf(seen), ideal, added, removed });
  });
  // A sprint that began and was closed before its first working day has facts and no day.
  for (const f of running.slice(next)) {
    const s = of(f.issue);
    const change = scopeChange(s, f);
    if (change) changes.push({ id: f.id, at: f.at, issue: f.issue, ...change });
    apply(s, f);
    if (s.inside) s.touched = true;
  }
  const outcomes = [...seen]
    .filter(([, s]) => s.touched)
    .map(
      ([issue, s]): IssueOutcome => ({
        issue,
        committed: s.committed,
        outcome: !s.inside ? 'removed' : s.state === 'open' ? 'notDone' : s.state,
        estimate: s.estimate,
      }),
    );
  return { start, days, changes, outcomes };
}

/** What a sprint came to, in sums. */
export interface SprintResult {
  /** What it held when it began. */
  readonly committed: Sum;
  /** What came in later. */
  readonly added: Sum;
  readonly done: Sum;
  readonly notDone: Sum;
  /** Taken out, or dropped. */
  readonly removed: Sum;
}

/** Sums of what became of the issues. */
export function resultOf(story: Pick<SprintStory, 'outcomes'>): SprintResult {
  const sum = (which: (o: IssueOutcome) => boolean): Sum =>
    story.outcomes.filter(which).reduce((s, o) => plus(s, o.estimate), none);
  return {
    committed: sum((o) => o.committed),
    added: sum((o) => !o.committed),
    done: sum((o) => o.outcome === 'done'),
    notDone: sum((o) => o.outcome === 'notDone'),
    removed: sum((o) => o.outcome === 'removed' || o.outcome === 'dropped'),
  };
}
