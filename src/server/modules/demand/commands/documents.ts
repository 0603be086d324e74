import type { GuidingDocumentEditValue, NewGuidingDocumentValue } from '../../../../contract/demand.ts';
import { isWebAddress } from '../../../../domain/demand/index.ts';
import { type FieldFault, ProblemError } from '../../../../domain/kernel/errors.ts';
import { may } from '../../../../domain/kernel/permissions.ts';
import { isCleanText } from '../../../../domain/kernel/text.ts';
import { recordEvent } from '../../../core/events.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { showDocument } from '../present.ts';
import {
  type DocumentFields,
  insertDocument,
  lockDocument,
  productGroupId,
  readDocuments,
  updateDocument,
} from '../queries/documents.ts';

const none: DocumentFields = {
  title: '',
  type: 'other',
  year: null,
  issuer: '',
  validFrom: null,
  validTo: null,
  productGroup: null,
  url: '',
};

/** What was sent laid over what is there, checked; throws `invalid_input` with every fault. */
async function fieldsOf(
  tx: Tx,
  base: DocumentFields,
  input: GuidingDocumentEditValue,
): Promise<DocumentFields> {
  const faults: FieldFault[] = [];
  const text = (name: 'title' | 'issuer' | 'url'): string => {
    const value = input[name]?.trim().replace(/\s+/g, ' ');
    if (value === undefined) return base[name];
    if (!isCleanText(value)) faults.push({ pointer: `/${name}`, reason: 'unclean_text' });
    return value;
  };
  const title = text('title');
  if (title.length < 3) faults.push({ pointer: '/title', reason: 'too_short', params: { limit: 3 } });
  const url = text('url');
  if (!isWebAddress(url)) faults.push({ pointer: '/url', reason: 'not_an_address' });
  let { productGroup } = base;
  if (input.productGroup !== undefined) {
    productGroup = input.productGroup === null ? null : await productGroupId(tx, input.productGroup);
    if (input.productGroup !== null && productGroup === null)
      faults.push({ pointer: '/productGroup', reason: 'no_such_reference' });
  }
  const validFrom = input.validFrom === undefined ? base.validFrom : input.validFrom;
  const validTo = input.validTo === undefined ? base.validTo : input.validTo;
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    faults.push({ pointer: '/validTo', reason: 'before_start' });
  if (faults.length > 0) throw new ProblemError('invalid_input', { faults });
  return {
    title,
    type: input.type ?? base.type,
    year: input.year === undefined ? base.year : input.year,
    issuer: text('issuer'),
    validFrom,
    validTo,
    productGroup,
    url,
  };
}

const changesBetween = (before: DocumentFields, after: DocumentFields) =>
  (Object.keys(after) as (keyof DocumentFields)[])
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, from: before[field], to: after[field] }));

function requireOffice(call: Call): void {
  if (!may(call.actor, 'portfolio.edit')) throw new ProblemError('not_allowed');
}

async function shown(tx: Tx, call: Call, key: string) {
  const [row] = await readDocuments(tx, call.actor, [key]);
  if (!row) throw new ProblemError('not_found');
  return showDocument(call.actor, row);
}

/** Registers a guiding document. For the portfolio office and manager. */
export async function createDocument(tx: Tx, call: Call, input: NewGuidingDocumentValue) {
  requireOffice(call);
  const fields = await fieldsOf(tx, none, input);
  const made = await insertDocument(tx, fields, call.actor.personId);
  await recordEvent(tx, {
    type: 'guidingDocument.created',
    nodeId: made.id,
    kind: 'guidingDocument',
    actor: call.actor,
    changes: changesBetween({ ...none, type: '' }, fields),
    data: { key: made.key, version: 1 },
  });
  return shown(tx, call, made.key);
}

/** Changes a document: `stale_version` with how it now is when it is another version than expected. */
export async function editDocument(
  tx: Tx,
  call: Call,
  key: string,
  expected: number,
  input: GuidingDocumentEditValue,
) {
  requireOffice(call);
  const known = await lockDocument(tx, key);
  if (!known) throw new ProblemError('not_found');
  if (known.version !== expected)
    throw new ProblemError('stale_version', { extra: { current: await shown(tx, call, key.toUpperCase()) } });
  const fields = await fieldsOf(tx, known.fields, input);
  const changes = changesBetween(known.fields, fields);
  if (changes.length > 0) {
    await updateDocument(tx, known.id, fields);
    await recordEvent(tx, {
      type: 'guidingDocument.edited',
      nodeId: known.id,
      kind: 'guidingDocument',
      actor: call.actor,
      changes,
      data: { version: known.version + 1 },
    });
  }
  return shown(tx, call, key.toUpperCase());
}
