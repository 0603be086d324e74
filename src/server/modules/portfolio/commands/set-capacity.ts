import { ProblemError } from '../../../../domain/kernel/errors.ts';
import { may } from '../../../../domain/kernel/permissions.ts';
import { recordEvent } from '../../../core/events.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { readCapacity, writeCapacity } from '../queries/capacity.ts';
import { placeByKey } from '../queries/distributions.ts';

/** A capacity to be set. `version` is the one that was read; 0 when nobody had said anything. */
export interface CapacityInput {
  readonly productGroup: string;
  readonly year: number;
  readonly personMonths: number;
  readonly version: number;
}

/**
 * Says how many person-months a product group has for initiatives in a year. Only the portfolio manager and office may.
 * Another version than expected → `stale_version` with what it now is; the same number again is no change.
 */
export async function setCapacity(tx: Tx, call: Call, input: CapacityInput): Promise<CapacityInput> {
  if (!may(call.actor, 'portfolio.edit')) throw new ProblemError('not_allowed');
  const group = await placeByKey(tx, input.productGroup);
  if (group?.kind !== 'productGroup') throw new ProblemError('not_found');
  const at = { groupId: group.id, year: input.year };
  const before = await readCapacity(tx, at.groupId, at.year);
  const stale = (now: typeof before): ProblemError =>
    new ProblemError('stale_version', {
      extra: { current: { personMonths: now?.personMonths ?? null, version: now?.version ?? 0 } },
    });
  if ((before?.version ?? 0) !== input.version) throw stale(before);
  if (before?.personMonths === input.personMonths) return input;
  const version = await writeCapacity(tx, { ...input, ...at, personId: call.actor.personId });
  if (version === null) throw stale(await readCapacity(tx, at.groupId, at.year));
  await recordEvent(tx, {
    type: 'capacity.set',
    nodeId: group.id,
    kind: 'productGroup',
    actor: call.actor,
    changes: [
      { field: `capacity.${input.year}`, from: before?.personMonths ?? null, to: input.personMonths },
    ],
    data: { year: input.year },
  });
  return { ...input, version };
}
