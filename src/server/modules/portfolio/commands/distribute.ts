import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { isCleanText } from '../../../../domain/kernel/text.ts';
import type { Receiver } from '../../../../domain/portfolio/index.ts';
import { lockMatter } from '../../../core/edit.ts';
import { recordEvent } from '../../../core/events.ts';
import type { LoadedMatter } from '../../../core/load.ts';
import type { Call } from '../../../platform/context.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { notify } from '../../collaboration/index.ts';
import { refuseDistributing } from '../present-distribution.ts';
import {
  type DistributionRow,
  distributionById,
  insertDistribution,
  peopleHere,
  placeByKey,
  receiversAt,
  settleDistribution,
} from '../queries/distributions.ts';

/** What is given to whom. `place` is the key of a product group or team; the rest is of a working group. */
export interface NewDistribution {
  readonly receiver: Receiver;
  readonly place?: string;
  readonly name?: string;
  readonly lead?: number;
  readonly members?: readonly number[];
  readonly note?: string;
}

interface Addressee {
  readonly placeId: number | null;
  readonly name: string | null;
  readonly leadId: number | null;
  readonly members: readonly number[];
  /** Who may answer. */
  readonly answering: readonly number[];
}

/** The product group or team, and those who answer for it; refused when it has ceased or only the giver could answer. */
async function placeAddressee(tx: Tx, call: Call, input: NewDistribution): Promise<Addressee> {
  if (!input.place) throw invalid('/place', 'required');
  const place = await placeByKey(tx, input.place);
  if (!place || place.kind !== input.receiver) throw invalid('/place', 'no_such_reference');
  if (place.ceased) throw invalid('/place', 'ceased');
  const answering = (await receiversAt(tx, place.id)).filter((id) => id !== call.actor.personId);
  if (answering.length === 0) throw invalid('/place', 'nobody_answers');
  return { placeId: place.id, name: null, leadId: null, members: [], answering };
}

/** The working group: its name, its lead (never the giver: four eyes) and its people, who must be here. */
async function groupAddressee(tx: Tx, call: Call, input: NewDistribution): Promise<Addressee> {
  const name = input.name?.replace(/\s+/g, ' ').trim() ?? '';
  if (name === '') throw invalid('/name', 'required');
  if (!isCleanText(name)) throw invalid('/name', 'unclean_text');
  if (input.lead === undefined) throw invalid('/lead', 'required');
  if (input.lead === call.actor.personId) throw invalid('/lead', 'not_yourself');
  const members = [...new Set([input.lead, ...(input.members ?? [])])];
  const here = await peopleHere(tx, members);
  if (!here.has(input.lead)) throw invalid('/lead', 'no_such_person');
  if (members.some((id) => !here.has(id))) throw invalid('/members', 'no_such_person');
  return { placeId: null, name, leadId: input.lead, members, answering: [input.lead] };
}

const lockInitiative = (tx: Tx, db: Db, call: Call, key: string): Promise<LoadedMatter> =>
  lockMatter(tx, db, call, key, { kind: 'initiative', expected: null });

/**
 * Gives an initiative in implementation to a product group, a team or a working group, and tells those who answer for
 * it. A place that has it already (waiting or accepted) → `conflict`. Gives the distribution's id.
 */
export async function distribute(
  tx: Tx,
  db: Db,
  call: Call,
  key: string,
  input: NewDistribution,
): Promise<{ initiative: LoadedMatter; id: number }> {
  const m = await lockInitiative(tx, db, call, key);
  const refused = refuseDistributing(call.actor, m);
  if (refused === 'role')
    throw new ProblemError('not_allowed', {
      extra: { roles: ['owner', 'portfolioManager', 'portfolioOffice'] },
    });
  if (refused !== null)
    throw new ProblemError('rule_broken', {
      faults: [{ pointer: '', reason: refused === 'state' ? 'not_in_implementation' : 'restricted_matter' }],
    });
  const note = input.note?.trim() ?? '';
  if (!isCleanText(note)) throw invalid('/note', 'unclean_text');
  const to = await (input.receiver === 'workingGroup' ? groupAddressee : placeAddressee)(tx, call, input);
  const id = await insertDistribution(tx, {
    ...to,
    initiativeId: m.id,
    receiver: input.receiver,
    note,
    personId: call.actor.personId,
  });
  if (id === null)
    throw new ProblemError('conflict', { faults: [{ pointer: '/place', reason: 'already_distributed' }] });
  const made = (await distributionById(tx, m.id, id))!;
  await tell(tx, call, made, 'proposed');
  await notify(tx, {
    type: 'distributed',
    nodeId: m.id,
    people: [...new Set([...to.answering, ...to.members])],
    actorId: call.actor.personId,
    data: { receiver: receiverName(made), dedupe: `distribution-${id}` },
  });
  return { initiative: m, id };
}

/** What a receiver is called. */
export const receiverName = (d: DistributionRow): string => d.place?.title ?? d.name ?? '';

/** Writes into the initiative's history what happened to a distribution. */
export async function tell(
  tx: Tx,
  call: Call,
  d: DistributionRow,
  what: 'proposed' | 'accepted' | 'returned' | 'withdrawn',
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await recordEvent(tx, {
    type: `distribution.${what}`,
    nodeId: d.initiativeId,
    kind: 'initiative',
    actor: call.actor,
    data: { distributionId: d.id, receiver: d.receiver, to: receiverName(d), ...more },
  });
}

/** Locks an initiative and one of its distributions; another version than expected → `stale_version`. */
export async function lockDistribution(
  tx: Tx,
  db: Db,
  call: Call,
  at: { readonly key: string; readonly id: number },
  expected: number | null,
): Promise<{ initiative: LoadedMatter; distribution: DistributionRow }> {
  // The initiative's lock is the distribution's: every command on it takes it first.
  const initiative = await lockInitiative(tx, db, call, at.key);
  const distribution = await distributionById(tx, initiative.id, at.id);
  if (!distribution) throw new ProblemError('not_found');
  if (expected !== null && distribution.version !== expected)
    throw new ProblemError('stale_version', {
      extra: { current: { version: distribution.version, state: distribution.state } },
    });
  return { initiative, distribution };
}

/** Takes back what nobody has answered. Those who may give it out may take it back, in whatever state the initiative is. */
export async function withdrawDistribution(
  tx: Tx,
  db: Db,
  call: Call,
  at: { readonly key: string; readonly id: number },
  expected: number | null,
): Promise<LoadedMatter> {
  const { initiative, distribution } = await lockDistribution(tx, db, call, at, expected);
  if (refuseDistributing(call.actor, initiative) === 'role') throw new ProblemError('not_allowed');
  if (distribution.state !== 'proposed')
    throw new ProblemError('conflict', { faults: [{ pointer: '', reason: 'already_decided' }] });
  await settleDistribution(tx, at.id, {
    state: 'withdrawn',
    personId: call.actor.personId,
    reason: null,
  });
  await tell(tx, call, distribution, 'withdrawn');
  return initiative;
}
