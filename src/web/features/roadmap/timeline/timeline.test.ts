import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimelineElementValue, TimelineValue } from '../../../../contract/roadmap.ts';
import { actOf, type Place } from './keys.ts';
import { linesOf } from './lines.ts';
import { dependenciesIn, noProduct, rowsOf } from './rows.ts';
import { addDays, barOf, nextOf, scaleOf, startOf, ticksOf, weekNumber, zooms } from './scale.ts';

const element = (
  key: string,
  product: string | null,
  plannedStart: string | null,
  plannedEnd: string | null,
): TimelineElementValue => ({
  key,
  title: key,
  state: 'backlog',
  version: 1,
  summary: '',
  product: product === null ? null : { key: product, kind: 'product', title: product, state: null },
  team: null,
  owner: null,
  programme: '',
  plannedStart,
  plannedEnd,
  personWeeks: null,
  public: false,
  judgedProgress: null,
  judgedAt: null,
  rollup: null,
  late: false,
  mayEdit: true,
  holdsUp: [],
});
const today = '2026-06-15';
const day = fc.integer({ min: -900, max: 900 }).map((n) => addDays(today, n));

describe('the scale', () => {
  it('begins units where the calendar does', () => {
    expect(startOf('week', '2026-11-22')).toBe('2026-11-16');
    expect(startOf('week', '2026-11-16')).toBe('2026-11-16');
    expect(startOf('month', '2024-02-29')).toBe('2024-02-01');
    expect(startOf('quarter', '2026-12-31')).toBe('2026-10-01');
    expect(nextOf('quarter', '2026-12-31')).toBe('2027-01-01');
    expect(nextOf('month', '2026-12-05')).toBe('2027-01-01');
    expect(nextOf('year', '2026-02-05')).toBe('2027-01-01');
  });

  it('numbers weeks by their Thursday', () => {
    expect(weekNumber('2026-01-01')).toBe(1);
    expect(weekNumber('2025-12-29')).toBe(1);
    expect(weekNumber('2027-01-01')).toBe(53);
    expect(weekNumber('2026-06-15')).toBe(25);
  });

  it('holds every day, whatever the zoom, and its ticks fill it without gaps', () => {
    fc.assert(
      fc.property(fc.array(day, { maxLength: 8 }), fc.constantFrom(...zooms), (days, zoom) => {
        const scale = scaleOf(zoom, days, today);
        for (const d of [...days, today]) {
          expect(scale.x(d)).toBeGreaterThanOrEqual(0);
          expect(scale.x(d)).toBeLessThan(scale.width);
        }
        const ticks = ticksOf(scale, zoom, (d) => d);
        let x = 0;
        for (const tick of ticks) {
          expect(tick.x).toBeCloseTo(x, 6);
          x += tick.width;
        }
        expect(x).toBeCloseTo(scale.days * scale.perDay, 6);
      }),
    );
  });

  it('draws a bar over its last day too, and a point where there is one date only', () => {
    const scale = scaleOf('week', [], today);
    const of = (plannedStart: string | null, plannedEnd: string | null) =>
      barOf(scale, { plannedStart, plannedEnd });
    expect(of(today, today)).toEqual({ x: scale.x(today), width: scale.perDay, point: false });
    expect(of(today, null)).toMatchObject({ x: scale.x(today), point: true });
    expect(of(null, today)).toMatchObject({ x: scale.x(today) + scale.perDay, point: true });
    expect(of(null, null)).toBeNull();
  });

  it('fits the paper', () => {
    expect(scaleOf('week', ['2024-01-01', '2028-01-01'], today, 560).width).toBeLessThanOrEqual(561);
  });
});

const elements = [
  element('A', 'alfa', '2026-01-01', '2026-02-01'),
  element('B', 'alfa', '2026-01-15', '2026-03-01'),
  element('C', 'beta', null, null),
  element('D', null, '2026-05-01', null),
];

describe('rows', () => {
  it('are products with their elements, folded or not', () => {
    expect(rowsOf(elements, new Set()).map((r) => r.id)).toEqual([
      'alfa',
      'A',
      'B',
      'beta',
      'C',
      noProduct,
      'D',
    ]);
    const folded = rowsOf(elements, new Set(['alfa', noProduct]));
    expect(folded.map((r) => r.id)).toEqual(['alfa', 'beta', 'C', noProduct]);
    expect(folded[0]).toMatchObject({
      open: false,
      count: 2,
      plannedStart: '2026-01-01',
      plannedEnd: '2026-03-01',
    });
  });

  it('tell dependencies by the dates on the screen, the impossible first', () => {
    const timeline: TimelineValue = {
      today: '2025-12-01',
      elements,
      dependencies: [
        {
          id: 1,
          from: 'A',
          to: 'D',
          state: 'accepted',
          promised: null,
          standing: 'impossible',
          daysOver: 9,
          promiseBroken: false,
        },
        {
          id: 2,
          from: 'A',
          to: 'B',
          state: 'asked',
          promised: null,
          standing: 'possible',
          daysOver: 0,
          promiseBroken: false,
        },
        {
          id: 3,
          from: 'A',
          to: 'X',
          state: 'asked',
          promised: null,
          standing: 'possible',
          daysOver: 0,
          promiseBroken: false,
        },
      ],
      outside: [],
      total: { count: 4, capped: false },
      next: null,
    };
    const shown = dependenciesIn(timeline);
    expect(shown.map((d) => [d.id, d.standing, d.daysOver])).toEqual([
      [2, 'impossible', 17],
      [1, 'possible', 0],
    ]);
  });

  it('lines are drawn between rows that are there, where one end is in view', () => {
    const rows = rowsOf(elements, new Set());
    const scale = scaleOf(
      'month',
      elements.flatMap((e) => [e.plannedStart, e.plannedEnd]),
      today,
    );
    const [a, , b] = [elements[0]!, null, elements[1]!];
    const d = {
      id: 1,
      from: a,
      to: b,
      state: 'asked',
      promised: null,
      standing: 'impossible',
      daysOver: 1,
      promiseBroken: false,
    } as const;
    const [line] = linesOf(rows, [d], scale, 40, { first: 0, last: 9 });
    expect(line).toMatchObject({ asked: true, standing: 'impossible' });
    expect(line?.path).toMatch(/^M[\d.]+ 60H/);
    expect(linesOf(rows, [d], scale, 40, { first: 4, last: 9 })).toEqual([]);
    expect(linesOf(rowsOf(elements, new Set(['alfa'])), [d], scale, 40, { first: 0, last: 9 })).toEqual([]);
  });
});

describe('keys in the treegrid', () => {
  const rows = rowsOf(elements, new Set(['beta']));
  const act = (key: string, at: Place, ctrl = false) => actOf(rows, 6, at, key, ctrl, 3);
  it.each([
    ['ArrowDown', { row: 0, column: null }, { act: 'go', to: { row: 1, column: null } }],
    ['ArrowDown', { row: 1, column: 2 }, { act: 'go', to: { row: 2, column: 2 } }],
    ['ArrowUp', { row: 0, column: null }, { act: 'go', to: { row: 0, column: null } }],
    ['ArrowRight', { row: 0, column: null }, { act: 'go', to: { row: 0, column: 0 } }],
    ['ArrowRight', { row: 3, column: null }, { act: 'unfold', id: 'beta' }],
    ['ArrowRight', { row: 1, column: 5 }, null],
    ['ArrowLeft', { row: 0, column: null }, { act: 'fold', id: 'alfa' }],
    ['ArrowLeft', { row: 3, column: null }, null],
    ['ArrowLeft', { row: 2, column: null }, { act: 'go', to: { row: 0, column: null } }],
    ['ArrowLeft', { row: 2, column: 0 }, { act: 'go', to: { row: 2, column: null } }],
    ['Home', { row: 2, column: 3 }, { act: 'go', to: { row: 2, column: 0 } }],
    ['End', { row: 2, column: 3 }, { act: 'go', to: { row: 2, column: 5 } }],
    ['End', { row: 0, column: null }, { act: 'go', to: { row: 5, column: null } }],
    ['PageDown', { row: 0, column: null }, { act: 'go', to: { row: 3, column: null } }],
    ['Enter', { row: 1, column: 2 }, { act: 'open' }],
    ['a', { row: 1, column: 2 }, null],
  ] as const)('%s at %o', (key, at, expected) => {
    expect(act(key, at)).toEqual(expected);
  });
  it('with Ctrl go to the ends of all rows, in the same column', () => {
    expect(act('Home', { row: 2, column: 3 }, true)).toEqual({ act: 'go', to: { row: 0, column: 3 } });
    expect(act('End', { row: 2, column: 3 }, true)).toEqual({ act: 'go', to: { row: 5, column: 3 } });
  });
});
