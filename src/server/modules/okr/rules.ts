import { type FieldFault, ProblemError } from '../../../domain/kernel/errors.ts';
import { agreedFields, keyResultProcess } from '../../../domain/okr/index.ts';
import { type EditHook, onEdit } from '../../core/edit.ts';
import { onTransition, type TransitionHook } from '../../core/transition.ts';
import { writeMatter } from '../../core/write.ts';
import { draftNeed } from './commands/draft-need.ts';
import { refreshNextDue } from './due.ts';
import { provideOkrFacts } from './facts.ts';
import { keyResultsSeenAs, shareAccess } from './queries/initiatives.ts';

const planFields: readonly string[] = ['interval', 'measuredBy', 'plannedStart', 'plannedEnd'];
const settled: readonly string[] = agreedFields;

/** What was agreed stays until it is a draft again, and a plan that is being followed is changed, never emptied. */
const keyResultEdited: EditHook = async (tx, _call, { matter, changes }) => {
  const faults: FieldFault[] = [];
  for (const { field, to } of changes) {
    if (matter.state !== 'draft' && settled.includes(field))
      faults.push({ pointer: `/${field}`, reason: 'settled_when_agreed' });
    else if (matter.state === 'measuring' && planFields.includes(field) && to === null)
      faults.push({ pointer: `/${field}`, reason: 'required' });
  }
  if (faults.length > 0) throw new ProblemError('invalid_input', { faults });
  if (changes.some((c) => planFields.includes(c.field))) await refreshNextDue(tx, matter.id);
};

const keyResultMoved: TransitionHook = async (tx, call, moved) => {
  await refreshNextDue(tx, moved.id);
  if (moved.to === 'missed') await draftNeed(tx, call, moved.id);
};

/** Key results are seen by those who see their initiative: those that followed it go on doing so. */
const initiativeEdited: EditHook = async (tx, call, { matter, changes }) => {
  const audience = changes.find((c) => c.field === 'audience');
  if (!audience) return;
  for (const k of await keyResultsSeenAs(tx, matter.id, String(audience.from))) {
    await writeMatter(tx, {
      definition: keyResultProcess,
      id: k.id,
      actor: call.actor,
      eventType: 'matter.edited',
      changes: [audience],
      fields: { audience: audience.to },
      columns: {},
      version: k.version,
      data: {},
    });
    await shareAccess(tx, matter.id, k.id);
  }
};

/** Tells the core what key results are held to besides their definition. Telling it again changes nothing. */
export function installOkrRules(): void {
  provideOkrFacts();
  onEdit('keyResult', keyResultEdited);
  onTransition('keyResult', keyResultMoved);
  onEdit('initiative', initiativeEdited);
}
