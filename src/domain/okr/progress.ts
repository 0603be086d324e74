import { daysBetween } from './plan.ts';

/** From where to where a key result is to go. */
export interface Aim {
  readonly baseline: number | null;
  readonly target: number | null;
}

/** One measured value of a day. */
export interface Measured {
  readonly day: string;
  readonly value: number;
}

/** Which way is better: told by baseline and target. Null when one is missing or they are the same. */
export function directionOf({ baseline, target }: Aim): 'up' | 'down' | null {
  if (baseline === null || target === null || baseline === target) return null;
  return target > baseline ? 'up' : 'down';
}

/**
 * How far a value is from baseline (0) to target (1), whichever way that is; never below 0 or above 1. Null when the
 * aim does not tell a way.
 */
export function progressOf(aim: Aim, value: number): number | null {
  const { baseline, target } = aim;
  if (directionOf(aim) === null || baseline === null || target === null) return null;
  if (directionOf(aim) === 'up' ? value >= target : value <= target) return 1;
  if (directionOf(aim) === 'up' ? value <= baseline : value >= baseline) return 0;
  return Math.min(1, Math.max(0, (value - baseline) / (target - baseline)));
}

/** Whether a value is at the target or beyond it. */
export function reaches(aim: Aim, value: number): boolean {
  return progressOf(aim, value) === 1;
}

/** The progress one expects on a day when it goes evenly from the plan's first day (0) to its last (1). */
export function expectedProgress(period: { from: string; until: string }, day: string): number {
  const length = daysBetween(period.from, period.until);
  if (length <= 0) return day >= period.until ? 1 : 0;
  return Math.min(1, Math.max(0, daysBetween(period.from, day) / length));
}

/** How far behind the even line still counts as on track: a tenth of the whole way. */
export const trackMargin = 0.1;

/** How a key result stands. `unknown`: nothing measured, or no way told. */
export type Track = 'unknown' | 'reached' | 'onTrack' | 'behind';

/**
 * How a key result stands by its last measurement, judged on the day it was measured: a result that is seldom measured
 * is not behind because the calendar has moved on.
 */
export function trackOf(
  aim: Aim,
  period: { from: string | null; until: string | null },
  last: Measured | null,
): Track {
  if (last === null) return 'unknown';
  const progress = progressOf(aim, last.value);
  if (progress === null) return 'unknown';
  if (progress === 1) return 'reached';
  if (period.from === null || period.until === null) return 'unknown';
  const expected = expectedProgress({ from: period.from, until: period.until }, last.day);
  return progress + trackMargin >= expected ? 'onTrack' : 'behind';
}
