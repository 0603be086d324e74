/** What the data says of whether a team practises a process. `unknown`: nothing here can tell yet. */
export const practices = ['practised', 'notPractised', 'noOccasion', 'unknown'] as const;
/** One of {@link practices}. `noOccasion`: the team has had nothing to practise it on. */
export type Practice = (typeof practices)[number];

/** Processes whose practice the data can tell of. */
export const countedPractices = [
  'need',
  'portfolio',
  'measurement',
  'roadmap',
  'backlog',
  'development',
  'deployment',
] as const;
/** One of {@link countedPractices}. */
export type CountedPractice = (typeof countedPractices)[number];

/** When a process counts as practised. What is counted is said in words under `handbook.practice.rule.<process>`. */
export interface PracticeRule {
  /** How many days back is looked; null: how it stands today. */
  readonly days: number | null;
  /** `some`: something has been done. `all`: nothing that should have been done is left. */
  readonly enough: 'some' | 'all';
}

/**
 * The rules, one a process. The sources ask for routines, not for how to see that they are followed: what is counted and
 * how far back is our proposal.
 *
 * - need: needs at the team or about its products that have been dealt with, of those that came or wait.
 * - portfolio: initiatives in implementation that are the team's or distributed to it, and have reported at their interval.
 * - measurement: key results of those initiatives that are being measured, and have been by the day they were due.
 * - roadmap: planned and running elements of the team's products that the weekly round has confirmed. Two rounds: a
 *   holiday is no breach.
 * - backlog: open epics and issues that have been changed, ordered or moved.
 * - development: epics and issues closed, of those under work.
 * - deployment: production deployments of its applications.
 */
export const practiceRules: Readonly<Record<CountedPractice, PracticeRule>> = {
  need: { days: 90, enough: 'some' },
  portfolio: { days: null, enough: 'all' },
  measurement: { days: null, enough: 'all' },
  roadmap: { days: 14, enough: 'all' },
  backlog: { days: 30, enough: 'some' },
  development: { days: 90, enough: 'some' },
  deployment: { days: 90, enough: 'some' },
};

/** Whether the data can tell of a process. */
export function isCounted(process: string): process is CountedPractice {
  return (countedPractices as readonly string[]).includes(process);
}

/** The rule of a process, or null where the data cannot tell. */
export function practiceRuleOf(process: string): PracticeRule | null {
  return isCounted(process) ? practiceRules[process] : null;
}

/** What was counted for a team: how much was done, of what there was to do. */
export interface PracticeCount {
  readonly done: number;
  readonly of: number;
}

/** What a count means by the rule of the process. */
export function practiceOf(process: string, count: PracticeCount): Practice {
  const rule = practiceRuleOf(process);
  if (rule === null) return 'unknown';
  if (count.of === 0) return 'noOccasion';
  return (rule.enough === 'some' ? count.done > 0 : count.done >= count.of) ? 'practised' : 'notPractised';
}
