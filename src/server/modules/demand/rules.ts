import { invalid } from '../../../domain/kernel/errors.ts';
import { onCreate } from '../../core/create.ts';
import { onEdit } from '../../core/edit.ts';
import { provideFacts } from '../../core/facts.ts';
import type { Tx } from '../../platform/db/db.ts';
import { countAnswers, placeOf } from './queries/demands.ts';

/** A demand of a document has a number, and no other demand of the document has it. */
async function checkNumber(tx: Tx, id: number): Promise<void> {
  const { documentId, number, taken } = await placeOf(tx, id);
  if (documentId === null) return;
  if (number === '') throw invalid('/number', 'required');
  if (taken) throw invalid('/number', 'number_taken');
}

const whenCreated: Parameters<typeof onCreate>[1] = (tx, _call, { id }) => checkNumber(tx, id);
const whenEdited: Parameters<typeof onEdit>[1] = (tx, _call, { matter, changes }) =>
  changes.some((c) => c.field === 'number' || c.field === 'document')
    ? checkNumber(tx, matter.id)
    : Promise.resolve();

/** Tells the core what demands are held to besides their definition. Telling it again changes nothing. */
export function installDemandRules(): void {
  onCreate('demand', whenCreated);
  onEdit('demand', whenEdited);
  provideFacts('demand', ['answers'], async (q, id) => ({ answers: await countAnswers(q, id) }));
}
