import { expect, it } from 'vitest';
import { fundingTable } from './funding.ts';

it('sums by line and year, whatever the spaces and case', () => {
  expect(
    fundingTable([
      { year: 2027, budgetLine: 'Post 22', amount: 5 },
      { year: 2026, budgetLine: 'Post  01 ', amount: 1 },
      { year: 2026, budgetLine: 'post 01', amount: 2 },
      { year: 2026, budgetLine: 'Post 22', amount: 4 },
    ]),
  ).toEqual({
    years: [2026, 2027],
    lines: [
      { budgetLine: 'Post 01', amounts: [3, 0], sum: 3 },
      { budgetLine: 'Post 22', amounts: [4, 5], sum: 9 },
    ],
    sums: [7, 5],
    total: 12,
  });
});
it('is empty for nothing', () =>
  expect(fundingTable([])).toEqual({ years: [], lines: [], sums: [], total: 0 }));
