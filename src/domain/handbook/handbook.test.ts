import { describe, expect, it } from 'vitest';
import { processKinds } from '../processes.ts';
import {
  diffLines,
  handbookIds,
  handbookProcesses,
  handbookProcessOf,
  monthsAfter,
  practiceOf,
  processScopes,
  routineState,
} from './index.ts';

describe('the processes of the handbook', () => {
  it('are the nine of the sources, and the portfolio with what it points down on', () => {
    expect(
      handbookProcesses
        .filter((p) => p.routine)
        .map((p) => p.id)
        .sort(),
    ).toEqual([
      'access',
      'change',
      'deployment',
      'development',
      'incident',
      'need',
      'problem',
      'release',
      'request',
    ]);
    expect(new Set(handbookIds).size).toBe(handbookIds.length);
  });
  it('tell of the processes that people move matters through, each in one place', () => {
    const told = handbookProcesses.flatMap((p) => p.kinds);
    expect(new Set(told).size).toBe(told.length);
    for (const kind of ['need', 'initiative', 'roadmapElement', 'epic', 'issue'] as const)
      expect(told).toContain(kind);
  });
  it('are found by id and by kind', () => {
    expect(handbookProcessOf('portfolio')?.id).toBe('portfolio');
    expect(handbookProcessOf('initiative')?.id).toBe('portfolio');
    expect(handbookProcessOf('epic')?.id).toBe('backlog');
    expect(handbookProcessOf('nothing')).toBeUndefined();
    for (const kind of processKinds) expect(processScopes).toContain(kind);
  });
});

describe('a routine', () => {
  it.each([
    [null, '2026-11-21', 'hole'],
    [{ reviewed: '2026-11-21' }, '2026-11-21', 'current'],
    [{ reviewed: '2025-11-21' }, '2026-11-21', 'current'],
    [{ reviewed: '2025-11-20' }, '2026-11-21', 'overdue'],
    [{ reviewed: '2024-02-29' }, '2025-02-28', 'current'],
    [{ reviewed: '2024-02-29' }, '2025-03-01', 'overdue'],
  ] as const)('%j on %s is %s', (routine, today, state) => {
    expect(routineState(routine, today)).toBe(state);
  });
  it('is due at the end of a shorter month', () => {
    expect(monthsAfter('2026-01-31', 1)).toBe('2026-02-28');
    expect(monthsAfter('2026-12-15', 12)).toBe('2027-12-15');
  });
  it('is practised when the data says so, and the data does not tell of all', () => {
    expect(practiceOf('deployment', 3)).toBe('practised');
    expect(practiceOf('deployment', 0)).toBe('notPractised');
    expect(practiceOf('problem', 0)).toBe('unknown');
  });
});

describe('comparing two texts', () => {
  const told = (a: string, b: string) =>
    diffLines(a, b).map((l) => `${{ same: ' ', added: '+', removed: '-' }[l.kind]}${l.text}`);
  it('tells line by line what went and what came', () => {
    expect(told('a\nb\nc', 'a\nx\nc\nd')).toEqual([' a', '-b', '+x', ' c', '+d']);
    expect(told('', 'a')).toEqual(['+a']);
    expect(told('a', '')).toEqual(['-a']);
    expect(told('', '')).toEqual([]);
  });
  it('gives both texts back, whatever they are', () => {
    const words = ['a', 'b', 'c', ''];
    for (let n = 0; n < 300; n += 1) {
      const text = (k: number) =>
        Array.from({ length: (n * k) % 6 }, (_, i) => words[(n + i * k) % 4]).join('\n');
      const [a, b] = [text(5), text(7)];
      const d = diffLines(a, b);
      expect(
        d
          .filter((l) => l.kind !== 'added')
          .map((l) => l.text)
          .join('\n'),
      ).toBe(a);
      expect(
        d
          .filter((l) => l.kind !== 'removed')
          .map((l) => l.text)
          .join('\n'),
      ).toBe(b);
    }
  });
  it('takes very long texts as wholes', () => {
    const long = Array.from({ length: 3000 }, (_, i) => `${i}`).join('\n');
    expect(diffLines(long, 'x').at(-1)).toEqual({ kind: 'added', text: 'x' });
  });
});
