import { demandProcess } from '../../../domain/demand/index.ts';
import { invalid } from '../../../domain/kernel/errors.ts';
import { onCreate } from '../../core/create.ts';
import { onEdit } from '../../core/edit.ts';
import { provideFacts } from '../../core/facts.ts';
import { addLink, removeLink } from '../../core/links.ts';
import type { Call } from '../../platform/context.ts';
import type { Tx } from '../../platform/db/db.ts';
import { countAnswers } from '../need/index.ts';
import { documentLinks, placeOf } from './queries/demands.ts';
import { keepDecisions } from './settle.ts';

/** A demand of a document has a number, and no other demand of the document has it. */
async function checkNumber(tx: Tx, id: number): Promise<void> {
  const { documentId, number, taken } = await placeOf(tx, id);
  if (documentId === null) return;
  if (number === '') throw invalid('/number', 'required');
  if (taken) throw invalid('/number', 'number_taken');
}

/** The thread goes from a document to its demands: the link follows the field. */
async function followDocument(tx: Tx, call: Call, id: number): Promise<void> {
  const { documentId } = await placeOf(tx, id);
  const links = await documentLinks(tx, id);
  for (const link of links) if (link.documentId !== documentId) await removeLink(tx, call, link.id);
  if (documentId !== null && !links.some((l) => l.documentId === documentId)) {
    await addLink(tx, call, { type: 'decomposes', fromId: documentId, toId: id, source: 'field' });
  }
}

const whenCreated: Parameters<typeof onCreate>[1] = async (tx, call, { id }) => {
  await checkNumber(tx, id);
  await followDocument(tx, call, id);
};
const whenEdited: Parameters<typeof onEdit>[1] = async (tx, call, { matter, changes }) => {
  if (!changes.some((c) => c.field === 'number' || c.field === 'document')) return;
  await checkNumber(tx, matter.id);
  await followDocument(tx, call, matter.id);
};

/** Tells the core what demands are held to besides their definition. Telling it again changes nothing. */
export function installDemandRules(): void {
  onCreate('demand', whenCreated);
  onEdit('demand', whenEdited);
  provideFacts('demand', demandProcess.facts, countAnswers);
  keepDecisions();
}
