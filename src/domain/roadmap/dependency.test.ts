import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, expectedEnd, isLate, type PlannedElement, viewDependency } from './dependency.ts';
import { heldUpBy, wayAlong } from './hold-ups.ts';
import { roadmapElementProcess } from './roadmap-element.ts';

const states = Object.keys(roadmapElementProcess.states);
const element = (state: string, plannedStart: string | null, plannedEnd: string | null): PlannedElement => ({
  state,
  plannedStart,
  plannedEnd,
});
const today = '2026-06-15';
const day = fc
  .integer({ min: -400, max: 400 })
  .map((n) => new Date(Date.parse(`${today}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10));
const maybe = fc.option(day, { nil: null });
const planned = fc.record({ state: fc.constantFrom(...states), plannedStart: maybe, plannedEnd: maybe });

describe('a dependency by its dates', () => {
  it.each([
    // The last day of the one may be the first of the other.
    ['2026-08-01', '2026-08-01', 'possible', 0],
    ['2026-08-02', '2026-08-01', 'impossible', 1],
    ['2026-07-31', '2026-08-01', 'possible', 0],
    [null, '2026-08-01', 'unknown', 0],
    ['2026-08-01', null, 'unknown', 0],
  ] as const)('ends %s, starts %s: %s', (end, start, standing, daysOver) => {
    expect(
      viewDependency(element('inProgress', null, end), element('backlog', start, null), null, today),
    ).toMatchObject({ standing, daysOver });
  });

  it('what should have come already comes today at the earliest', () => {
    const late = element('inProgress', null, '2026-06-01');
    expect(expectedEnd(late, null, today)).toBe(today);
    expect(viewDependency(late, element('backlog', '2026-06-10', null), null, today)).toEqual({
      standing: 'impossible',
      daysOver: 5,
      promiseBroken: false,
    });
  });

  it.each(states)('in every state of the one needed (%s)', (state) => {
    const view = viewDependency(
      element(state, null, '2026-12-01'),
      element('backlog', '2026-07-01', null),
      null,
      today,
    );
    const told: Record<string, string> = { delivered: 'met', dropped: 'dropped' };
    expect(view.standing).toBe(told[state] ?? 'impossible');
  });

  it.each(states)('in every state of the one that needs (%s)', (state) => {
    const view = viewDependency(
      element('backlog', null, '2026-12-01'),
      element(state, '2026-07-01', '2026-11-01'),
      '2026-07-01',
      today,
    );
    expect(view.standing).toBe(state === 'delivered' || state === 'dropped' ? 'ended' : 'impossible');
    expect(view.promiseBroken).toBe(view.standing !== 'ended');
  });

  it('what has begun without it is held to its own end', () => {
    const of = (end: string | null) =>
      viewDependency(
        element('backlog', null, '2026-08-01'),
        element('inProgress', '2026-01-01', end),
        null,
        today,
      );
    expect(of('2026-09-01')).toMatchObject({ standing: 'possible' });
    expect(of('2026-07-30')).toMatchObject({ standing: 'impossible', daysOver: 2 });
    expect(of(null)).toMatchObject({ standing: 'unknown' });
  });

  it('a promise is broken by a later plan, or by its day having passed', () => {
    const of = (end: string | null, promised: string) =>
      viewDependency(element('backlog', null, end), element('backlog', null, null), promised, today)
        .promiseBroken;
    expect(of('2026-08-01', '2026-08-01')).toBe(false);
    expect(of('2026-08-02', '2026-08-01')).toBe(true);
    expect(of(null, '2026-08-01')).toBe(false);
    expect(of(null, '2026-06-14')).toBe(true);
  });

  it('only what is impossible has days over, and never none', () => {
    fc.assert(
      fc.property(planned, planned, maybe, (needed, needing, promised) => {
        const view = viewDependency(needed, needing, promised, today);
        expect(view.daysOver > 0).toBe(view.standing === 'impossible');
      }),
    );
  });

  it('moving the start later never makes what is possible impossible', () => {
    fc.assert(
      fc.property(planned, planned, maybe, day, (needed, needing, promised, later) => {
        const before = viewDependency(needed, needing, promised, today).standing;
        if (before !== 'possible' || later < (needing.plannedStart ?? '')) return;
        expect(viewDependency(needed, { ...needing, plannedStart: later }, promised, today).standing).toBe(
          'possible',
        );
      }),
    );
  });

  it('is late only before it is done and after its end', () => {
    for (const state of states)
      expect(isLate(element(state, null, '2026-06-14'), today)).toBe(
        state !== 'delivered' && state !== 'dropped',
      );
    expect(isLate(element('inProgress', null, today), today)).toBe(false);
    expect(isLate(element('inProgress', null, null), today)).toBe(false);
  });

  it('counts days over a change of summer time and years', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1);
    expect(daysBetween('2026-06-15', '2026-06-10')).toBe(-5);
  });
});

describe('who is held up', () => {
  const edges = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
    { from: 'a', to: 'd' },
    { from: 'd', to: 'c' },
    { from: 'x', to: 'y' },
  ];
  const none = () => false;

  it('through others too, nearest first, each once', () => {
    expect(heldUpBy(['a', 'c', 'x'], edges, none)).toEqual(
      new Map([
        ['a', ['b', 'd', 'c']],
        ['x', ['y']],
      ]),
    );
  });

  it('what is done holds up nobody, and passes nothing on', () => {
    expect(heldUpBy(['a'], edges, (id) => id === 'b' || id === 'd')).toEqual(new Map());
    expect(heldUpBy(['a'], edges, (id) => id === 'a')).toEqual(new Map());
    expect(heldUpBy(['a'], edges, (id) => id === 'b')).toEqual(new Map([['a', ['d', 'c']]]));
  });

  it('ends in a ring', () => {
    expect(
      heldUpBy(
        [1],
        [
          { from: 1, to: 2 },
          { from: 2, to: 1 },
        ],
        () => false,
      ),
    ).toEqual(new Map([[1, [2]]]));
  });

  const graph = fc.array(
    fc.record({ from: fc.integer({ min: 0, max: 9 }), to: fc.integer({ min: 0, max: 9 }) }),
    {
      maxLength: 30,
    },
  );
  it('is what the ways say', () => {
    fc.assert(
      fc.property(graph, fc.integer({ min: 0, max: 9 }), (g, start) => {
        const held = new Set(heldUpBy([start], g, () => false).get(start) ?? []);
        for (let id = 0; id < 10; id += 1)
          if (id !== start) expect(held.has(id)).toBe(wayAlong(g, start, id) !== null);
      }),
    );
  });

  it('a way begins and ends where it was asked for, and every step is a dependency', () => {
    fc.assert(
      fc.property(graph, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), (g, from, to) => {
        const way = wayAlong(g, from, to);
        if (way === null) return;
        expect(way[0]).toBe(from);
        expect(way.at(-1)).toBe(to);
        for (let i = 1; i < way.length; i += 1)
          expect(g.some((e) => e.from === way[i - 1] && e.to === way[i])).toBe(true);
      }),
    );
  });
});
