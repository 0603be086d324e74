import type { HandbookPageValue } from '../../../../contract/handbook.ts';
import type { HandbookProcess } from '../../../../domain/handbook/index.ts';
import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { recordEvent } from '../../../core/events.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Texts } from '../../../platform/texts/texts.ts';
import { lockManager, managerOf, storeManager } from '../queries/manager.ts';
import { isPresent } from '../queries/routines.ts';
import { handbookPage, requireHandbookOwner } from '../texts.ts';

/**
 * Names who runs a process from day to day, or nobody (null). By its owner. Another version than expected is
 * `stale_version` with who it now is; naming whoever has it already is no change.
 */
export async function nameManager(
  tx: Tx,
  texts: Texts,
  call: Call,
  p: HandbookProcess,
  expected: number,
  person: number | null,
): Promise<HandbookPageValue> {
  requireHandbookOwner(call.actor, p);
  await lockManager(tx, p.id);
  const now = await managerOf(tx, p.id);
  if (now.version !== expected) throw new ProblemError('stale_version', { extra: { current: now } });
  if (person !== null && !(await isPresent(tx, person))) throw invalid('/person', 'no_such_person');
  if (person !== (now.person?.id ?? null)) {
    await storeManager(tx, { process: p.id, version: now.version + 1, person, by: call.actor.personId });
    await recordEvent(tx, {
      type: 'handbook.manager_named',
      nodeId: null,
      kind: p.id,
      actor: call.actor,
      changes: [{ field: 'manager', from: now.person?.id ?? null, to: person }],
    });
  }
  return handbookPage(tx, texts, call.actor, p);
}
