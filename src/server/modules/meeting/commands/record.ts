import type { ActionValue } from '../../../../contract/matters.ts';
import type { OutcomeValue } from '../../../../contract/meeting.ts';
import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { type Decision, transitionOf } from '../../../../domain/meeting/index.ts';
import { requestApproval } from '../../../core/approvals.ts';
import { lockMatter } from '../../../core/edit.ts';
import { recordEvent } from '../../../core/events.ts';
import { transitionMatter } from '../../../core/transition.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { notify } from '../../collaboration/index.ts';
import { effectOf, judge } from '../choices.ts';
import type { ItemRecord, MeetingRecord } from '../queries/meetings.ts';
import { peopleHere, writeDecision } from '../queries/write.ts';
import { itemForChange, lockMeeting, type MeetingWork, tellMeeting } from './lock.ts';
import { cleaned } from './plan-meeting.ts';

/** What is recorded of an item. */
export interface Recording {
  readonly decision: Decision;
  /** The transition that was decided on. */
  readonly transition?: string;
  readonly words?: string;
  readonly followUp?: { readonly person: number; readonly day?: string | null } | null;
  /** Record it although something is missing: it is carried out later. */
  readonly evenIfMissing?: boolean;
}

/**
 * Records what was decided of an item and carries it out: the matter moves when everything is met; when only an approval
 * is missing it is asked for; otherwise `transition_refused` with all that is missing, or, with `evenIfMissing`, the
 * decision stands and waits. A decision that has moved a matter is not changed any more; its words may be.
 */
export async function recordDecision(
  tx: Tx,
  work: MeetingWork,
  call: Call,
  key: string,
  id: number,
  expected: number,
  input: Recording,
): Promise<void> {
  const meeting = await lockMeeting(tx, work, call, key);
  if (meeting.state !== 'open') throw new ProblemError('conflict', { extra: { reason: 'meeting_not_open' } });
  const item = await itemForChange(tx, work, call, meeting, id, expected);
  const words = input.words === undefined ? item.words : cleaned('/words', input.words);
  const followUp = await followUpOf(tx, item, input);
  const carriedOut = item.outcome?.status === 'moved' || item.outcome?.status === 'asked';
  if (carriedOut && item.decision !== input.decision)
    throw new ProblemError('conflict', { extra: { reason: 'already_carried_out' } });
  const outcome = carriedOut ? item.outcome : await carryOut(tx, work, call, item, input, words);
  await writeDecision(tx, item.id, {
    title: item.matter?.title ?? item.title,
    decision: input.decision,
    words,
    outcome,
    followUpPerson: followUp.person,
    followUpDay: followUp.day,
    by: call.actor.personId,
  });
  await tell(tx, call, meeting, item, input.decision, words, outcome);
  if (followUp.person !== null && followUp.person !== (item.followUpPerson?.id ?? null)) {
    await notify(tx, {
      type: 'followUpGiven',
      nodeId: item.matterId ?? meeting.id,
      people: [followUp.person],
      actorId: call.actor.personId,
      data: { meeting: meeting.key, day: followUp.day ?? '' },
    });
  }
}

async function followUpOf(
  tx: Tx,
  item: ItemRecord,
  { followUp }: Recording,
): Promise<{ person: number | null; day: string | null }> {
  if (followUp === undefined) return { person: item.followUpPerson?.id ?? null, day: item.followUpDay };
  if (followUp === null) return { person: null, day: null };
  const here = await peopleHere(tx, [followUp.person]);
  if (!here.has(followUp.person)) throw invalid('/followUp/person', 'no_such_person');
  return { person: followUp.person, day: followUp.day ?? null };
}

/** Does what the decision says. Null when it only is to be noted. */
async function carryOut(
  tx: Tx,
  work: MeetingWork,
  call: Call,
  item: ItemRecord,
  input: Recording,
  words: string,
): Promise<OutcomeValue | null> {
  const { decision } = input;
  const { db } = work.services;
  if (item.matter === null) {
    if (decision !== 'noted' && decision !== 'moreInfo') throw invalid('/decision', 'not_a_matter');
    return null;
  }
  const locked = await lockMatter(tx, db, call, item.matter.key, { expected: null });
  const [judged] = await judge(tx, db, call.actor, [locked]);
  const transition = transitionOf(decision, judged!.version.definition, locked.state);
  if (transition === null) {
    if (decision === 'noted' || decision === 'moreInfo') return null;
    throw refusal(input.transition ?? decision, [{ code: 'wrong_state', state: locked.state }]);
  }
  // What the meeting looked at is what it decides: somebody may have moved the matter since.
  if (input.transition !== undefined && input.transition !== transition)
    throw refusal(input.transition, [{ code: 'wrong_state', state: locked.state }]);
  const action = judged!.actions.find((a) => a.name === transition)!;
  const { effect, missing } = effectOf(decision, action);
  const outcome = (status: OutcomeValue['status'], left: ActionValue['missing'] = []): OutcomeValue => ({
    status,
    transition,
    to: action.to,
    missing: left,
  });
  if (effect === 'moves') {
    if (action.reason === 'required' && words === '') throw invalid('/words', 'required');
    await transitionMatter(tx, db, call, locked.key, transition, locked.version, words || null);
    return outcome('moved');
  }
  if (effect === 'asks') {
    await requestApproval(tx, db, call, locked.key, transition, words || null);
    return outcome('asked', missing);
  }
  if (effect === 'pending') return outcome('pending', missing);
  if (input.evenIfMissing !== true) throw refusal(transition, missing);
  return outcome('waiting', missing);
}

const refusal = (transition: string, missing: ActionValue['missing']): ProblemError =>
  new ProblemError('transition_refused', { extra: { transition, missing } });

async function tell(
  tx: Tx,
  call: Call,
  meeting: MeetingRecord,
  item: ItemRecord,
  decision: Decision,
  words: string,
  outcome: OutcomeValue | null,
): Promise<void> {
  await tellMeeting(tx, call, meeting.id, 'recorded', { item: item.id, decision });
  if (item.matterId === null) return;
  await recordEvent(tx, {
    type: `meeting.decided.${decision}`,
    nodeId: item.matterId,
    kind: item.matter!.kind,
    actor: call.actor,
    data: {
      meeting: meeting.key,
      otherId: meeting.id,
      ...(outcome ? { status: outcome.status } : {}),
      ...(words ? { note: words } : {}),
    },
  });
}
