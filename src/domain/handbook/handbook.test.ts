import { describe, expect, it } from 'vitest';
import { processKinds } from '../processes.ts';
import {
  countedPractices,
  diffLines,
  handbookIds,
  handbookProcesses,
  handbookProcessOf,
  monthsAfter,
  practiceOf,
  practiceRuleOf,
  processScopes,
  routineState,
} from './index.ts';

describe('the processes of the handbook', () => {
  it('demand routines for the nine of the sources, and welcome them for the others', () => {
    expect(
      handbookProcesses
        .filter((p) => p.routine === 'demanded')
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
    expect([...told].sort()).toEqual([...processKinds].sort());
  });
  it('are found by id and by kind', () => {
    expect(handbookProcessOf('portfolio')?.id).toBe('portfolio');
    expect(handbookProcessOf('initiative')?.id).toBe('portfolio');
    expect(handbookProcessOf('epic')?.id).toBe('backlog');
    expect(handbookProcessOf('keyResult')?.id).toBe('measurement');
    expect(handbookProcessOf('demand')?.id).toBe('portfolio');
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
  it('is no hole where none is demanded', () => {
    expect(routineState(null, '2026-11-21', false)).toBe('none');
    expect(routineState({ reviewed: '2024-11-20' }, '2026-11-21', false)).toBe('overdue');
  });
});

describe('whether a process is practised', () => {
  it('has a rule for every process that can be counted, and no other', () => {
    for (const p of countedPractices) expect(handbookIds).toContain(p);
    expect(handbookIds.filter((id) => practiceRuleOf(id) !== null).sort()).toEqual(
      [...countedPractices].sort(),
    );
    for (const id of ['release', 'change', 'request', 'incident', 'problem', 'access'])
      expect(practiceOf(id, { done: 3, of: 3 })).toBe('unknown');
  });
  it.each([
    ['deployment', 3, 3, 'practised'],
    ['deployment', 1, 9, 'practised'],
    ['deployment', 0, 2, 'notPractised'],
    ['deployment', 0, 0, 'noOccasion'],
    ['roadmap', 4, 4, 'practised'],
    ['roadmap', 3, 4, 'notPractised'],
    ['roadmap', 0, 0, 'noOccasion'],
    ['portfolio', 0, 1, 'notPractised'],
  ] as const)('%s: %d of %d is %s', (process, done, of, expected) => {
    expect(practiceOf(process, { done, of })).toBe(expected);
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
