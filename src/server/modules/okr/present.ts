import type { KeyResultValue, ObjectiveValue } from '../../../contract/okr.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import { type Actor, type Role, rolesAt } from '../../../domain/kernel/roles.ts';
import {
  byObjective,
  directionOf,
  isComplete,
  keyResultProcess,
  progressOf,
  trackOf,
} from '../../../domain/okr/index.ts';
import type { KeyResultRow } from './queries/key-results.ts';

/** Whether somebody may record measurements: whoever is to measure, owns or may edit it. Decided on what is stored. */
export function mayMeasure(
  actor: Actor,
  r: {
    readonly ownerId: number | null;
    readonly measuredById: number | null;
    readonly createdBy: number | null;
    readonly productGroupId: number | null;
  },
): boolean {
  if (!may(actor, 'matter.edit')) return false;
  if (r.measuredById !== null && r.measuredById === actor.personId) return true;
  const roles = rolesAt(actor, {
    kind: 'keyResult',
    ownerId: r.ownerId,
    createdBy: r.createdBy,
    teamId: null,
    productId: null,
    productGroupId: r.productGroupId,
    organisationId: null,
  });
  const edit: readonly Role[] = keyResultProcess.edit;
  return edit.some((role) => roles.has(role));
}

/** A key result as the contract shows it on a day (`today`, in the agency's zone). */
export function showKeyResult(actor: Actor, r: KeyResultRow, today: string): KeyResultValue {
  const { id: _id, createdBy, productGroupId, ...shown } = r;
  const last = r.points.at(-1) ?? null;
  const states: Readonly<Record<string, { readonly category: string }>> = keyResultProcess.states;
  return {
    ...shown,
    category: states[r.state]?.category ?? 'waiting',
    direction: directionOf(r),
    last,
    progress: last === null ? null : progressOf(r, last.value),
    track: trackOf(r, r, last),
    overdue: r.nextDue !== null && r.nextDue < today,
    mayMeasure:
      r.state === 'measuring' &&
      mayMeasure(actor, {
        ownerId: r.owner?.id ?? null,
        measuredById: r.measuredBy?.id ?? null,
        createdBy,
        productGroupId,
      }),
  };
}

/** Key results under their objectives; dropped ones are shown, but do not make an objective complete. */
export function showObjectives(keyResults: readonly KeyResultValue[]): ObjectiveValue[] {
  return byObjective(keyResults).map((g) => ({
    objective: g.objective,
    complete: isComplete({ ...g, keyResults: g.keyResults.filter((k) => k.state !== 'dropped') }),
    keyResults: [...g.keyResults],
  }));
}
