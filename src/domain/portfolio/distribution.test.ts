import { describe, expect, it } from 'vitest';
import { type AnswerInput, distributionStates, refuseAnswer } from './distribution.ts';

const open: AnswerInput = {
  state: 'proposed',
  initiativeState: 'implementation',
  createdBy: 1,
  actorId: 2,
  receives: true,
  receiverGone: false,
};

describe('answering a distribution', () => {
  it.each(['accept', 'return'] as const)('%s: the receiver may', (a) =>
    expect(refuseAnswer(a, open)).toBeNull(),
  );
  it.each(['accept', 'return'] as const)('%s: nobody else, and never who gave it', (a) => {
    expect(refuseAnswer(a, { ...open, receives: false })).toBe('role');
    expect(refuseAnswer(a, { ...open, actorId: 1 })).toBe('self');
    // Who lacks the role is not told more.
    expect(refuseAnswer(a, { ...open, receives: false, state: 'accepted' })).toBe('role');
  });
  it.each(distributionStates.filter((s) => s !== 'proposed'))('answered once: %s', (state) => {
    expect(refuseAnswer('accept', { ...open, state })).toBe('decided');
    expect(refuseAnswer('return', { ...open, state })).toBe('decided');
  });
  it('a receiver that is gone can only send it back', () => {
    expect(refuseAnswer('accept', { ...open, receiverGone: true })).toBe('gone');
    expect(refuseAnswer('return', { ...open, receiverGone: true })).toBeNull();
  });
  it.each(['planning', 'onHold', 'rejected', 'done'])('an initiative in %s is not accepted', (s) => {
    expect(refuseAnswer('accept', { ...open, initiativeState: s })).toBe('state');
    expect(refuseAnswer('return', { ...open, initiativeState: s })).toBeNull();
  });
});
