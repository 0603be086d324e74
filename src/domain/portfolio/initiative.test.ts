import { describe, expect, it } from 'vitest';
import {
  budgetSplit,
  elementsDelivered,
  milestonesDefined,
  okrIdentified,
  resourcesKnown,
} from './initiative.ts';

const input = (fields: Record<string, unknown>, facts: Record<string, number> = {}) => ({ fields, facts });
const kr = (objective: string, n: number) =>
  Array.from({ length: n }, (_, i) => ({ objective, keyResult: `kr ${i}` }));

describe('OKR identified: 1–3 objectives with 2–3 key results each', () => {
  it.each([
    [[], false],
    [kr('a', 1), false],
    [kr('a', 2), true],
    [kr('a', 3), true],
    [kr('a', 4), false],
    [[...kr('a', 2), ...kr('b', 3)], true],
    [[...kr('a', 2), ...kr('b', 1)], false],
    [[...kr('a', 2), ...kr('b', 2), ...kr('c', 2)], true],
    [[...kr('a', 2), ...kr('b', 2), ...kr('c', 2), ...kr('d', 2)], false],
    [[...kr('a', 1), ...kr(' a ', 1)], true],
    [[{ objective: 'a', keyResult: ' ' }, ...kr('a', 1)], false],
  ])('%j → %s', (objectives, met) => expect(okrIdentified(input({ objectives })).met).toBe(met));
  it('is not met by nothing at all', () =>
    expect(okrIdentified(input({}))).toEqual({ met: false, have: 0, need: 1 }));
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
