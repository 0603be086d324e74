import type { JudgementValue, MondayElementValue } from '../../../../contract/roadmap.ts';

/** What is written on a line of the round, as text in its fields. */
export interface Draft {
  readonly progress: string;
  readonly plannedStart: string;
  readonly plannedEnd: string;
}

/** How a line stands: not looked at, being sent, confirmed, or refused with why. */
export type LineStatus =
  | { readonly kind: 'open' | 'sending' | 'confirmed' }
  | { readonly kind: 'failed'; readonly why: string };

/** The fields as they are when nobody has written anything. */
export function draftOf(e: MondayElementValue): Draft {
  return {
    progress: e.judgedProgress === null ? '' : String(e.judgedProgress),
    plannedStart: e.plannedStart ?? '',
    plannedEnd: e.plannedEnd ?? '',
  };
}

/** Whether a line says what it said. */
export function isUnchanged(e: MondayElementValue, d: Draft): boolean {
  const was = draftOf(e);
  return (
    d.progress === was.progress && d.plannedStart === was.plannedStart && d.plannedEnd === was.plannedEnd
  );
}

/** A whole number from 0 to 100 as written (`40`, `40 %`); null when it is none. */
export function readPercent(text: string): number | null {
  const m = /^\s*(\d{1,3})\s*%?\s*$/.exec(text);
  const value = m ? Number(m[1]) : Number.NaN;
  return value >= 0 && value <= 100 ? value : null;
}

/** What is sent for a line; dates only where they have been changed. A text: the fault that stops it. */
export function judgementOf(
  e: MondayElementValue,
  d: Draft,
): { readonly send: JudgementValue } | { readonly fault: 'percent' | 'period' } {
  const progress = readPercent(d.progress);
  if (progress === null) return { fault: 'percent' };
  if (d.plannedStart && d.plannedEnd && d.plannedEnd < d.plannedStart) return { fault: 'period' };
  return {
    send: {
      key: e.key,
      version: e.version,
      progress,
      ...(d.plannedStart === (e.plannedStart ?? '') ? {} : { plannedStart: d.plannedStart || null }),
      ...(d.plannedEnd === (e.plannedEnd ?? '') ? {} : { plannedEnd: d.plannedEnd || null }),
    },
  };
}
