import type { DependencyValue, ElementRefValue, TimelineDependencyValue } from '../../../contract/roadmap.ts';
import { type PlannedElement, viewDependency } from '../../../domain/roadmap/index.ts';
import type { DependencyRow, DrawnDependency } from './queries/dependencies.ts';

/** What the reader may do with a dependency. */
export interface DependencyRights {
  readonly mayAnswer: boolean;
  readonly mayWithdraw: boolean;
}

const person = (id: number | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

/** A dependency as the page of one of its ends tells of it; `other` is the other end. */
export function showDependency(
  d: DependencyRow,
  ends: { readonly needed: PlannedElement; readonly needing: PlannedElement },
  other: ElementRefValue,
  today: string,
  rights: DependencyRights,
): DependencyValue {
  return {
    id: d.id,
    version: d.version,
    other,
    state: d.state,
    need: d.need,
    wantedBy: d.wanted_by,
    askedBy: person(d.asked_by, d.asked_by_name),
    askedAt: d.asked_at?.toISOString() ?? null,
    promised: d.promised_day,
    words: d.words,
    answeredBy: person(d.answered_by, d.answered_by_name),
    answeredAt: d.answered_at?.toISOString() ?? null,
    ...viewDependency(ends.needed, ends.needing, d.state === 'accepted' ? d.promised_day : null, today),
    ...rights,
  };
}

/** A dependency as the timeline draws it. */
export function showDrawn(
  d: DrawnDependency,
  keys: { readonly from: string; readonly to: string },
  ends: { readonly needed: PlannedElement; readonly needing: PlannedElement },
  today: string,
): TimelineDependencyValue {
  return {
    id: d.id,
    ...keys,
    state: d.state,
    promised: d.promised,
    ...viewDependency(ends.needed, ends.needing, d.promised, today),
  };
}
