/** What answers a demand, counted: those that have not come to nothing, and those of them that are done. */
export interface AnswerCounts {
  readonly answers: number;
  readonly answersDone: number;
}

/** What the program itself may do to a demand. */
export type DemandMove = 'answer' | 'meet' | 'backToOpen' | 'reopen';

/**
 * How the answers stand, in one word that is the same as long as they are: a person who decided otherwise than the
 * counts say is left alone until it changes.
 */
export const standingOf = ({ answers, answersDone }: AnswerCounts): string => `${answersDone}/${answers}`;

/** A demand as the program judges it. */
export interface JudgedDemand extends AnswerCounts {
  readonly state: string;
  /** The program set it as met; what a person set as met, only a person takes back. */
  readonly metByProgram: boolean;
  /** How the answers stood when a person last decided otherwise than they say; null when nobody has. */
  readonly overruled: string | null;
}

/**
 * The next move that the answers themselves make: answered when something answers it, met when all of that is done, and
 * back when it no longer is so. Null: it stands as it should, or a person has decided otherwise and nothing has changed
 * since. One move at a time, so that history tells each.
 */
export function nextDemandMove(d: JudgedDemand): DemandMove | null {
  if (d.overruled === standingOf(d)) return null;
  const done = d.answers > 0 && d.answersDone >= d.answers;
  switch (d.state) {
    case 'open':
      return d.answers > 0 ? 'answer' : null;
    case 'answered':
      return d.answers === 0 ? 'backToOpen' : done ? 'meet' : null;
    case 'met':
      return d.metByProgram && !done ? 'reopen' : null;
    default:
      return null;
  }
}
