import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../kernel/calendar.ts';
import { resultOf, type SprintFact, type SprintFrame, tellSprint } from './burndown.ts';

// Monday 16 to Sunday 29 November 2026: ten working days.
const frame: SprintFrame = {
  startsOn: '2026-11-16',
  endsOn: '2026-11-29',
  startedAfter: 100,
  closedAfter: null,
  lastDay: '2026-11-20',
};
const fact = (day: string, issue: number, told: Partial<SprintFact>): SprintFact => ({
  id: 0,
  at: `${day}T10:00:00.000Z`,
  day,
  issue,
  ...told,
});
const there = (issue: number, estimate: number | null): SprintFact[] => [
  { id: issue * 2, at: '', day: '2026-11-01', issue, estimate, state: 'open' },
  { id: issue * 2 + 1, at: '', day: '2026-11-13', issue, inside: true },
];
const since = (...facts: SprintFact[]): SprintFact[] => facts.map((f, i) => ({ ...f, id: 101 + i }));

describe('a burndown', () => {
  it('goes from what was there at the start to nothing, a tenth each working day', () => {
    const { start, days } = tellSprint(frame, [...there(1, 5), ...there(2, 3), ...there(3, null)]);
    expect(start).toEqual({ issues: 3, estimate: 8 });
    expect(days.map((d) => d.day)).toEqual([
      ...['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'],
      ...['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'],
    ]);
    expect(days[0]!.ideal.estimate).toBeCloseTo(7.2);
    expect(days[9]!.ideal).toEqual({ issues: 0, estimate: 0 });
    expect(days.map((d) => d.left?.estimate ?? null)).toEqual([8, 8, 8, 8, 8, null, null, null, null, null]);
  });

  it('tells each thing that happens on its day, and scope for itself', () => {
    const facts = [
      ...there(1, 5),
      ...there(2, 3),
      ...there(3, 2),
      ...since(
        fact('2026-11-17', 1, { state: 'done' }),
        fact('2026-11-17', 4, { estimate: 8, state: 'open' }),
        fact('2026-11-17', 4, { inside: true }),
        fact('2026-11-18', 2, { estimate: 6 }),
        fact('2026-11-19', 3, { inside: false }),
        fact('2026-11-20', 2, { state: 'dropped' }),
      ),
    ];
    const { days, changes, outcomes } = tellSprint(frame, facts);
    expect(days.slice(0, 5).map((d) => d.left)).toEqual([
      { issues: 3, estimate: 10 },
      { issues: 3, estimate: 13 },
      { issues: 3, estimate: 16 },
      { issues: 2, estimate: 14 },
      { issues: 1, estimate: 8 },
    ]);
    expect(days[1]!.added).toEqual({ issues: 1, estimate: 8 });
    expect(days[3]!.removed).toEqual({ issues: 1, estimate: 2 });
    expect(days[4]!.removed).toEqual({ issues: 1, estimate: 6 });
    expect(changes.map((c) => [c.type, c.issue, c.from, c.to])).toEqual([
      ['added', 4, 8, 8],
      ['estimated', 2, 3, 6],
      ['removed', 3, 2, 2],
      ['dropped', 2, 6, 6],
    ]);
    expect(outcomes).toEqual([
      { issue: 1, committed: true, outcome: 'done', estimate: 5 },
      { issue: 2, committed: true, outcome: 'dropped', estimate: 6 },
      { issue: 3, committed: true, outcome: 'removed', estimate: 2 },
      { issue: 4, committed: false, outcome: 'notDone', estimate: 8 },
    ]);
    expect(resultOf({ outcomes })).toEqual({
      committed: { issues: 3, estimate: 13 },
      added: { issues: 1, estimate: 8 },
      done: { issues: 1, estimate: 5 },
      notDone: { issues: 1, estimate: 8 },
      removed: { issues: 2, estimate: 8 },
    });
  });

  it('tells what was done on a day off on the next working day, and rises when work is opened again', () => {
    const facts = [
      ...there(1, 5),
      ...since(fact('2026-11-21', 1, { state: 'done' }), fact('2026-11-24', 1, { state: 'open' })),
    ];
    const left = tellSprint({ ...frame, lastDay: '2026-11-25' }, facts).days.map((d) => d.left?.estimate);
    expect(left.slice(4, 8)).toEqual([5, 0, 5, 5]);
  });

  it('ends on the last working day what was done on the days off after it', () => {
    const facts = [...there(1, 5), ...since(fact('2026-11-21', 1, { state: 'done' }))];
    const { days } = tellSprint({ ...frame, lastDay: '2026-11-22' }, facts);
    expect(days.filter((d) => d.left).at(-1)).toMatchObject({ day: '2026-11-20', left: { estimate: 0 } });
  });

  it('looks at nothing that came after the close', () => {
    const facts = [
      ...there(1, 5),
      ...since(
        fact('2026-11-20', 1, { inside: false }),
        fact('2026-11-20', 1, { estimate: 1 }),
        fact('2026-11-20', 1, { state: 'done' }),
      ),
    ];
    const { outcomes, changes } = tellSprint({ ...frame, closedAfter: 100 }, facts);
    expect(outcomes).toEqual([{ issue: 1, committed: true, outcome: 'notDone', estimate: 5 }]);
    expect(changes).toEqual([]);
  });

  it('runs over when it is not closed in time, and the even pace has then come to nothing', () => {
    const { days } = tellSprint({ ...frame, lastDay: '2026-12-01' }, there(1, 5));
    expect(days.at(-1)).toMatchObject({ day: '2026-12-01', ideal: { estimate: 0 }, left: { estimate: 5 } });
    expect(days).toHaveLength(12);
  });

  it('has outcomes also where no working day was within', () => {
    const weekend = { ...frame, startsOn: '2026-11-21', endsOn: '2026-11-22', lastDay: '2026-11-22' };
    const story = tellSprint(weekend, [...there(1, 5), ...since(fact('2026-11-22', 1, { state: 'done' }))]);
    expect(story.days).toEqual([]);
    expect(resultOf(story).done).toEqual({ issues: 1, estimate: 5 });
  });

  it('adds up, whatever happens: what is left and done is what was there and came, less what went', () => {
    const happening = fc.record({
      day: fc.integer({ min: 0, max: 13 }),
      issue: fc.integer({ min: 1, max: 6 }),
      told: fc.oneof(
        fc.record({ inside: fc.boolean() }),
        fc.record({ state: fc.constantFrom('open' as const, 'done' as const, 'dropped' as const) }),
        fc.record({ estimate: fc.option(fc.integer({ min: 0, max: 20 })) }),
      ),
    });
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (list) => {
        const facts = [...list]
          .sort((a, b) => a.day - b.day)
          .map((h, i) => ({ ...fact(addDays('2026-11-16', h.day), h.issue, h.told), id: 101 + i }));
        const story = tellSprint({ ...frame, lastDay: '2026-11-29' }, [
          ...there(1, 3),
          ...there(2, null),
          ...there(3, 8),
          ...facts,
        ]);
        const result = resultOf(story);
        const sum = (name: 'issues' | 'estimate') =>
          result.done[name] + result.notDone[name] + result.removed[name];
        expect(result.committed.issues + result.added.issues).toBe(sum('issues'));
        expect(result.committed.estimate + result.added.estimate).toBe(sum('estimate'));
        expect(story.days.at(-1)!.left).toEqual(result.notDone);
        expect(new Set(story.outcomes.map((o) => o.issue)).size).toBe(story.outcomes.length);
      }),
    );
  });
});
