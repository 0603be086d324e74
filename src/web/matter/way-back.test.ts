import { describe, expect, it } from 'vitest';
import type { ActionValue } from '../../contract/matters.ts';
import { wayBack } from './way-back.ts';

const action = (name: string, to: string, allowed: boolean): ActionValue => ({
  name,
  to,
  move: 'back',
  allowed,
  reason: 'required',
  missing: allowed ? [] : [{ code: 'role' }],
  approvals: [],
});

describe('the way back from a move', () => {
  it('is the transition to the state it came from, when one may make it', () => {
    const moved = {
      state: 'concept',
      actions: [action('toPlanning', 'planning', true), action('backToProblem', 'problem', true)],
    };
    expect(wayBack(moved, 'problem')).toMatchObject({ name: 'backToProblem', reason: 'required' });
  });

  it('is none when it is refused, when nothing leads there, and when nothing was moved', () => {
    expect(wayBack({ state: 'b', actions: [action('back', 'a', false)] }, 'a')).toBeNull();
    expect(wayBack({ state: 'b', actions: [action('on', 'c', true)] }, 'a')).toBeNull();
    expect(wayBack({ state: 'a', actions: [action('again', 'a', true)] }, 'a')).toBeNull();
  });
});
