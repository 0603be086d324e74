import { describe, expect, it } from 'vitest';
import { nextNumber } from './index.ts';

describe('the number after the last', () => {
  it.each([
    [[], '1'],
    [['1', '2', '10'], '11'],
    [['1.1', '1.10', '1.9'], '1.11'],
    [['3.2', '2.9'], '3.3'],
    [['A', 'C', 'B'], 'D'],
    [['3.a', '3.b'], '3.c'],
    [['A1', 'A2'], 'A3'],
    [['Z'], ''],
    [['3.'], ''],
    [[''], ''],
  ])('%j: %s', (numbers, next) => expect(nextNumber(numbers)).toBe(next));
});
