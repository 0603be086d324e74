import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DemandMove, demandProcess, type JudgedDemand, nextDemandMove, standingOf } from './index.ts';

const judged = (state: string, answers: number, answersDone: number, more: Partial<JudgedDemand> = {}) =>
  nextDemandMove({ state, answers, answersDone, metByProgram: false, overruled: null, ...more });

describe('how a demand moves by what answers it', () => {
  it.each([
    ['open', 0, 0, null],
    ['open', 1, 0, 'answer'],
    ['open', 2, 2, 'answer'],
    ['answered', 0, 0, 'backToOpen'],
    ['answered', 2, 1, null],
    ['answered', 2, 2, 'meet'],
    ['met', 0, 0, null],
    ['met', 2, 1, null],
    ['notPursued', 0, 0, null],
    ['notPursued', 2, 2, null],
  ] as const)('%s with %i answers, %i done: %s', (state, answers, done, move) =>
    expect(judged(state, answers, done)).toBe(move),
  );
  it('takes back only what it said itself', () => {
    expect(judged('met', 2, 1, { metByProgram: true })).toBe('reopen');
    expect(judged('met', 0, 0, { metByProgram: true })).toBe('reopen');
    expect(judged('met', 2, 2, { metByProgram: true })).toBeNull();
  });
  it('leaves a person who decided otherwise alone, until the answers stand otherwise', () => {
    expect(judged('open', 1, 1, { overruled: '1/1' })).toBeNull();
    expect(judged('open', 2, 1, { overruled: '1/1' })).toBe('answer');
    expect(judged('answered', 0, 0, { overruled: '0/0' })).toBeNull();
  });
  it('comes to rest in at most three moves, each one the process has, whatever it stands in', () => {
    const demand = fc.record({
      state: fc.constantFrom(...Object.keys(demandProcess.states)),
      answers: fc.nat(4),
      share: fc.nat(4),
      metByProgram: fc.boolean(),
    });
    fc.assert(
      fc.property(demand, ({ state, answers, share, metByProgram }) => {
        const counts = { answers, answersDone: Math.min(share, answers) };
        let now = { state, metByProgram };
        for (let step = 0; step < 4; step += 1) {
          const move: DemandMove | null = nextDemandMove({ ...now, ...counts, overruled: null });
          if (move === null) return;
          const t = demandProcess.transitions[move];
          expect(t.from as readonly string[]).toContain(now.state);
          now = { state: t.to, metByProgram: move === 'meet' };
        }
        throw new Error(`does not come to rest at ${standingOf(counts)}`);
      }),
    );
  });
});
