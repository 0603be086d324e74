/**
 * An epic of the story: title, why and what, days ago it was registered / started / closed (null: not yet), and its
 * issues. An issue beginning with `+` is kept here (SAK-…); the others are in the team's own tracker, where it has one.
 * Of an epic that is open, the first `done` issues are done.
 */
export interface DemoEpic {
  readonly title: string;
  readonly why: string;
  readonly created: number;
  readonly started: number | null;
  readonly closed: number | null;
  readonly done: number;
  readonly issues: readonly string[];
}

/** A roadmap element of the story. Days ago for what happened; `period` in days ahead of today. */
export interface DemoElement {
  readonly title: string;
  readonly initiative: string | null;
  readonly product: string;
  readonly description: string;
  readonly result: string;
  readonly weeks: number;
  readonly period: readonly [number, number];
  readonly created: number;
  readonly accepted: number | null;
  readonly started: number | null;
  readonly delivered: number | null;
  /** Dropped some days ago, and why. */
  readonly dropped?: readonly [number, string];
  readonly epics: readonly DemoEpic[];
}

/** An epic that is done. */
export const closedEpic = (
  title: string,
  why: string,
  [created, started, closed]: readonly [number, number, number],
  issues: readonly string[],
): DemoEpic => ({ title, why, created, started, closed, done: issues.length, issues });

/** An epic under way (`started`), or waiting (`started` null). */
export const openEpic = (
  title: string,
  why: string,
  [created, started, done]: readonly [number, number | null, number],
  issues: readonly string[],
): DemoEpic => ({ title, why, created, started, closed: null, done, issues });
