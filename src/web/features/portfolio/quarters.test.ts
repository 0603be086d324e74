import { expect, it } from 'vitest';
import { quarterOf } from './quarters.ts';

it.each([
  ['2026-11-21', 0, { from: '2026-10-01', to: '2026-12-31', year: 2026, number: 4 }],
  ['2026-11-21', 1, { from: '2027-01-01', to: '2027-03-31', year: 2027, number: 1 }],
  ['2026-11-21', -4, { from: '2025-10-01', to: '2025-12-31', year: 2025, number: 4 }],
  ['2026-01-01', -1, { from: '2025-10-01', to: '2025-12-31', year: 2025, number: 4 }],
  ['2028-06-30', 0, { from: '2028-04-01', to: '2028-06-30', year: 2028, number: 2 }],
])('%s %i', (day, ahead, quarter) => expect(quarterOf(day, ahead)).toEqual(quarter));
