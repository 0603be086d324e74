import { expect, test } from 'vitest';
import { explainedShare, totalOf } from './bar.tsx';

test('the share is of what there was to explain', () => {
  const counts = { issue: 842, origin: 0, maintenance: 427, none: 62 };
  expect(totalOf(counts)).toBe(1331);
  expect(explainedShare(counts)).toBeCloseTo(1269 / 1331, 10);
  expect(explainedShare({ issue: 0, origin: 0, maintenance: 0, none: 0 })).toBeNull();
  expect(explainedShare({ issue: 0, origin: 0, maintenance: 0, none: 3 })).toBe(0);
});
