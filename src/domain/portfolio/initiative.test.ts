import { describe, expect, it } from 'vitest';
import {
  budgetSplit,
  elementsDelivered,
  keyResultsSignedOff,
  milestonesDefined,
  okrIdentified,
  resourcesKnown,
} from './initiative-rules.ts';

const input = (fields: Record<string, unknown>, facts: Record<string, number> = {}) => ({ fields, facts });

describe('OKR identified: 1–3 objectives, each complete', () => {
  it.each([
    [0, 0, false],
    [1, 0, false],
    [1, 1, true],
    [2, 1, false],
    [2, 2, true],
    [3, 3, true],
    [4, 4, false],
    [3, 2, false],
  ])('%i objectives of which %i complete → %s', (objectives, completeObjectives, met) =>
    expect(okrIdentified(input({}, { objectives, completeObjectives }))).toEqual({
      met,
      have: completeObjectives,
      need: Math.max(objectives, 1),
    }),
  );
  it('is not met by nothing at all, nor by what the retired field says', () => {
    expect(okrIdentified(input({}))).toEqual({ met: false, have: 0, need: 1 });
    expect(okrIdentified(input({ objectives: [{ objective: 'a', keyResult: 'b' }] })).met).toBe(false);
  });
});

describe('key results signed off', () => {
  it.each([
    [0, 0, false],
    [1, 0, false],
    [1, 1, true],
    [4, 3, false],
    [4, 4, true],
  ])('%i key results of which %i signed off → %s', (keyResults, signedOffKeyResults, met) =>
    expect(keyResultsSignedOff(input({}, { keyResults, signedOffKeyResults }))).toEqual({
      met,
      have: signedOffKeyResults,
      need: Math.max(keyResults, 1),
    }),
  );
  it('is not met where nothing is measured', () => expect(keyResultsSignedOff(input({})).met).toBe(false));
});

describe('budget, milestones, resources, parts', () => {
  const line = { budgetLine: 'Post 21', year: 2026, amount: 100 };
  it('wants line, year and amount in each row', () => {
    expect(budgetSplit(input({ funding: [line] })).met).toBe(true);
    expect(budgetSplit(input({ funding: [line, { ...line, amount: 0 }] }))).toEqual({
      met: false,
      have: 1,
      need: 2,
    });
    expect(budgetSplit(input({ funding: [] })).met).toBe(false);
  });
  it('wants a date for each milestone', () => {
    expect(milestonesDefined(input({ milestones: [{ milestone: 'm', date: '2026-01-01' }] })).met).toBe(true);
    expect(milestonesDefined(input({ milestones: [{ milestone: 'm' }] })).met).toBe(false);
    expect(milestonesDefined(input({})).met).toBe(false);
  });
  it('counts what is known of responsible, group, people and funds', () => {
    expect(resourcesKnown(input({ owner: 1, personMonths: 0, funding: [line] }))).toEqual({
      met: false,
      have: 3,
      need: 4,
    });
    expect(resourcesKnown(input({ owner: 1, productGroup: 2, personMonths: 3, funding: [line] })).met).toBe(
      true,
    );
  });
  it('is met by a stand-alone initiative, with 0 of 0 as the evidence', () => {
    expect(elementsDelivered(input({}, {}))).toEqual({ met: true, have: 0, need: 0 });
    expect(elementsDelivered(input({}, { relevantParts: 3, deliveredParts: 2 })).met).toBe(false);
    expect(elementsDelivered(input({}, { relevantParts: 3, deliveredParts: 3 })).met).toBe(true);
  });
});
