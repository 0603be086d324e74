import { keyResultProcess } from '../../../../domain/okr/index.ts';
import { initiativeProcess } from '../../../../domain/portfolio/index.ts';
import { createMatter } from '../../../core/create.ts';
import { addLink } from '../../../core/links.ts';
import { systemCall } from '../../../core/system-actor.ts';
import { writeMatter } from '../../../core/write.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import {
  initiativesWithRows,
  isHere,
  lockWithRows,
  type OldInitiative,
  shareAccess,
} from '../queries/initiatives.ts';

/**
 * At start: every row of the field `objectives` that an initiative still has becomes a key result that measures it,
 * and the field is emptied, which its history tells. One transaction an initiative; carried over once, however many
 * programs start. Gives how many initiatives it carried over.
 */
export async function upgradeObjectives(db: Db): Promise<number> {
  let carried = 0;
  for (const id of await initiativesWithRows(db)) {
    const done = await db.transaction(async (tx) => {
      const initiative = await lockWithRows(tx, id);
      if (initiative === null) return false;
      await carryOver(tx, initiative);
      return true;
    });
    if (done) carried += 1;
  }
  return carried;
}

async function carryOver(tx: Tx, i: OldInitiative): Promise<void> {
  const call = systemCall(i.language);
  const owner = i.ownerId !== null && (await isHere(tx, i.ownerId)) ? i.ownerId : null;
  for (const row of i.objectives) {
    const title = row.keyResult.trim();
    if (title === '') continue;
    const made = await createMatter(tx, call, keyResultProcess, {
      title,
      objective: row.objective,
      ...(typeof row.baseline === 'number' ? { baseline: row.baseline } : {}),
      ...(typeof row.target === 'number' ? { target: row.target } : {}),
      ...(row.unit ? { unit: row.unit } : {}),
      ...(owner === null ? {} : { owner }),
      ...(i.productGroup === null ? {} : { productGroup: i.productGroup }),
      audience: i.audience,
    });
    if (i.audience !== 'public') await shareAccess(tx, i.id, made.id);
    await addLink(
      tx,
      { actor: { personId: null, kind: 'system' } },
      { type: 'measures', fromId: i.id, toId: made.id },
    );
  }
  // The row has been locked since its version was read, and links do not touch it.
  await writeMatter(tx, {
    definition: initiativeProcess,
    id: i.id,
    actor: call.actor,
    eventType: 'matter.edited',
    changes: [{ field: 'objectives', from: i.objectives, to: [] }],
    fields: { objectives: [] },
    columns: {},
    version: i.version,
    data: {},
  });
}
