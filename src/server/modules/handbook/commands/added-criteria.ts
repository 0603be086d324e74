import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { may } from '../../../../domain/kernel/permissions.ts';
import type { ProcessDefinition } from '../../../../domain/kernel/process.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { isCleanText, languages, type PublicText } from '../../../../domain/kernel/text.ts';
import { recordEvent } from '../../../core/events.ts';
import { addedCriteria, storeVersion } from '../../../core/versions.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { insertCriterion, nextCriterionNumber, retire } from '../queries/criteria.ts';

/** Whether somebody owns a process: its process owner, or an administrator. */
export function ownsProcess(actor: Actor, kind: string): boolean {
  return (
    may(actor, 'process.edit') &&
    actor.held.some((h) => h.role === 'admin' || (h.role === 'processOwner' && h.scopeName === kind))
  );
}

function requireOwner(call: Call, kind: string): void {
  if (!ownsProcess(call.actor, kind))
    throw new ProblemError('not_allowed', { extra: { roles: ['processOwner'] } });
}

/**
 * Adds a criterion to a transition and makes a new version of the process. Matters in a phase keep theirs; the new one
 * applies from their next phase. All three languages must be written.
 */
export async function addCriterion(
  tx: Tx,
  call: Call,
  definition: ProcessDefinition,
  transition: string,
  texts: PublicText,
): Promise<string> {
  const { kind } = definition;
  requireOwner(call, kind);
  if (!(transition in definition.transitions)) throw invalid('/transition', 'no_such_transition');
  const clean: Record<string, string> = {};
  for (const l of languages) {
    const text = texts[l].replace(/\s+/g, ' ').trim();
    if (text === '') throw invalid(`/texts/${l}`, 'required');
    if (!isCleanText(text)) throw invalid(`/texts/${l}`, 'unclean_text');
    clean[l] = text;
  }
  // One at a time per kind: the number is part of a permanent id.
  const number = await nextCriterionNumber(tx, kind);
  const id = `${definition.keyPrefix}-E${number}`;
  await insertCriterion(tx, {
    id,
    kind,
    transition,
    texts: { ...clean, source: texts.source },
    personId: call.actor.personId,
  });
  const version = await storeVersion(tx, kind, await addedCriteria(tx, kind), call.actor.personId);
  await recordEvent(tx, {
    type: 'process.criterion_added',
    nodeId: null,
    kind,
    actor: call.actor,
    data: { criterion: id, transition, texts: clean, processVersion: version },
  });
  return id;
}

/** Retires an added criterion and makes a new version of the process. It stays in the history of those held to it. */
export async function retireCriterion(
  tx: Tx,
  call: Call,
  definition: ProcessDefinition,
  id: string,
): Promise<void> {
  const { kind } = definition;
  requireOwner(call, kind);
  if (!(await retire(tx, kind, id, call.actor.personId))) throw new ProblemError('not_found');
  const version = await storeVersion(tx, kind, await addedCriteria(tx, kind), call.actor.personId);
  await recordEvent(tx, {
    type: 'process.criterion_retired',
    nodeId: null,
    kind,
    actor: call.actor,
    data: { criterion: id, processVersion: version },
  });
}
