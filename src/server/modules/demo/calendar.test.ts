import { describe, expect, it } from 'vitest';
import { storyCalendar } from './calendar.ts';
import type { Random } from './random.ts';

/** Always the least or the most that is asked for. */
const always = (which: 'low' | 'high'): Random => ({
  next: () => (which === 'low' ? 0 : 0.999),
  between: (low, high) => (which === 'low' ? low : high),
  pick: (from) => from[which === 'low' ? 0 : from.length - 1]!,
  chance: () => which === 'low',
});

describe('the year that the story is told in', () => {
  // A Saturday, a Monday, the days after Christmas and after Easter, and the national day.
  it.each(['2026-11-21', '2026-11-16', '2026-01-05', '2026-04-07', '2026-05-17'])(
    'on %s has no day that comes before an earlier one, also when both are told on the same working day',
    (today) => {
      const calendar = storyCalendar(new Date(`${today}T20:00:00Z`), 'Europe/Oslo');
      for (let daysAgo = 390; daysAgo > 1; daysAgo -= 1) {
        const latest = calendar.officeTime(daysAgo, always('high'));
        const earliest = calendar.officeTime(daysAgo - 1, always('low'));
        expect(earliest.getTime(), `${daysAgo - 1} days ago`).toBeGreaterThanOrEqual(latest.getTime());
      }
    },
  );
});
