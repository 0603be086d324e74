/** To whom an initiative is given after planning. */
export const receivers = ['productGroup', 'team', 'workingGroup'] as const;
/** See {@link receivers}. */
export type Receiver = (typeof receivers)[number];
/** How it goes: given, then taken or sent back; or taken back by those who gave it. */
export const distributionStates = ['proposed', 'accepted', 'returned', 'withdrawn'] as const;
/** See {@link distributionStates}. */
export type DistributionState = (typeof distributionStates)[number];

/** The state in which an initiative is given out: planning is behind it. */
export const distributedIn = 'implementation';

/** What an answer is judged by. */
export interface AnswerInput {
  readonly state: DistributionState;
  readonly initiativeState: string;
  readonly createdBy: number;
  readonly actorId: number;
  /** Whether the actor holds the receiver's role: leader of the group, lead of the team, lead of the working group. */
  readonly receives: boolean;
  /** The team has ceased, or the lead of the working group has left. */
  readonly receiverGone: boolean;
}

/** Why an answer is refused. `decided`: it has been answered already. */
export type AnswerRefusal = 'role' | 'self' | 'decided' | 'gone' | 'state';

/**
 * Whether somebody may answer a distribution; null when they may. Four eyes: never the one who gave it. Accepting asks
 * besides that the receiver still exists and the initiative is still in implementation; sending back does not.
 */
export function refuseAnswer(answer: 'accept' | 'return', d: AnswerInput): AnswerRefusal | null {
  if (!d.receives) return 'role';
  if (d.state !== 'proposed') return 'decided';
  if (d.actorId === d.createdBy) return 'self';
  if (answer === 'accept' && d.receiverGone) return 'gone';
  if (answer === 'accept' && d.initiativeState !== distributedIn) return 'state';
  return null;
}
