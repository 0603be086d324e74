/** A move in an initiative's story: the transition, how many days ago, and the words given (where it asks for them). */
export type DemoMove = readonly [transition: string, daysAgo: number, reason?: string];

/** An initiative as the story tells it. People by id, places by key, days relative to today. */
export interface DemoInitiative {
  /** What the story calls it. */
  readonly id: string;
  readonly title: string;
  readonly creator: string;
  readonly owner: string | null;
  readonly group: string;
  readonly product?: string;
  readonly source:
    | 'allocationLetter'
    | 'agencyStrategy'
    | 'guidingDocument'
    | 'okr'
    | 'productGroupStrategy'
    | 'idea';
  readonly moscow: 'must' | 'should' | 'could' | 'wont' | null;
  readonly personMonths?: number;
  readonly description: string;
  readonly problem?: string;
  readonly risk?: string;
  readonly competence?: string;
  readonly collaborators?: string;
  readonly nextScope?: string;
  /** Objective, then key results: text, from, to, unit. */
  readonly objectives?: readonly (readonly [
    string,
    readonly (readonly [string, number, number, string])[],
  ])[];
  /** Text and days ahead of today (negative: past). */
  readonly milestones?: readonly (readonly [string, number])[];
  /** Years ahead of this one, budget line, amount in NOK. */
  readonly funding?: readonly (readonly [number, string, number])[];
  /** Planned start and end, in days ahead of today. */
  readonly period?: readonly [number, number];
  /** All its work was on the roadmap before anybody was given it: no draft is left open under it. */
  readonly onRoadmap?: true;
  readonly created: number;
  readonly moves: readonly DemoMove[];
  /** A transition whose approval was asked for some days ago and waits. */
  readonly pending?: readonly [transition: string, daysAgo: number, note: string];
  /** That approval was given some days ago; nobody has carried the move out yet. */
  readonly approvedAgo?: number;
  /** Who sees it; default the agency. */
  readonly audience?: 'public' | 'agency' | 'restricted';
}
