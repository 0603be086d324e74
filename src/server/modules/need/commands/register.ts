import { invalid } from '../../../../domain/kernel/errors.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { type Created, onCreate } from '../../../core/create.ts';
import { type Edited, onEdit } from '../../../core/edit.ts';
import { loadMatters } from '../../../core/load.ts';
import { belongsToAgency } from '../../../core/visibility.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { speaksFor } from './support.ts';
import { tellOfArrival } from './tell.ts';

/** Those outside the agency speak for their own organisations only; employees also for whoever has called them. */
function requireVoice(actor: Actor, organisationId: unknown): void {
  if (typeof organisationId !== 'number' || belongsToAgency(actor)) return;
  if (!speaksFor(actor).includes(organisationId)) throw invalid('/organisation', 'not_your_organisation');
}

const registered = async (tx: Tx, call: Call, created: Created): Promise<void> => {
  const [need] = await loadMatters(tx, 'need', [created.id]);
  if (!need) return;
  requireVoice(call.actor, need.organisationId);
  await tellOfArrival(tx, call, need, null);
};

const edited = async (_tx: Tx, call: Call, { changes }: Edited): Promise<void> => {
  for (const c of changes) if (c.field === 'organisation') requireVoice(call.actor, c.to);
};

/** Plugs what holds when needs are registered and edited into the engine. */
export function hookRegistering(): void {
  onCreate('need', registered);
  onEdit('need', edited);
}
