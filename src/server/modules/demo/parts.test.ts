import { describe, expect, it } from 'vitest';
import { isOrganisationNumber } from '../../../domain/directory/index.ts';
import { processes } from '../../../domain/processes.ts';
import { storyCalendar } from './calendar.ts';
import { fictionalOrganisationNumber } from './organisation-number.ts';
import { planDeployments } from './plan-deployments.ts';
import { issueNumbers, planIssues } from './plan-issues.ts';
import { seeded } from './random.ts';
import { initiativeOf, scaledKinds } from './scale/kinds.ts';
import { scaledMatter, type World } from './scale/rows.ts';

const calendar = storyCalendar(new Date('2026-11-20T12:30:00Z'), 'Europe/Oslo');

describe('the calendar of the story', () => {
  it('works on working days, in office hours of the zone, summer and winter', () => {
    const random = seeded(1);
    for (let daysAgo = 0; daysAgo < 380; daysAgo += 1) {
      const at = calendar.officeTime(daysAgo, random);
      const shown = new Intl.DateTimeFormat('en-GB', {
        timeZone: 'Europe/Oslo',
        weekday: 'short',
        hour: '2-digit',
      }).formatToParts(at);
      const part = (type: string) => shown.find((p) => p.type === type)?.value ?? '';
      expect(['Sat', 'Sun']).not.toContain(part('weekday'));
      expect(Number(part('hour'))).toBeGreaterThanOrEqual(8);
      expect(Number(part('hour'))).toBeLessThanOrEqual(15);
    }
  });

  it('knows the holidays that move', () => {
    // Easter 2026 is 5 April: Thursday the 2nd to Monday the 6th are off.
    const inApril = storyCalendar(new Date('2026-04-06T10:00:00Z'), 'Europe/Oslo');
    expect(inApril.workday(0)).toBe('2026-04-01');
    expect(storyCalendar(new Date('2026-05-14T10:00:00Z'), 'Europe/Oslo').workday(0)).toBe('2026-05-13');
  });
});

describe('what is made up', () => {
  it('has organisation numbers that check out, are all different and belong to nobody', () => {
    const numbers = Array.from({ length: 200 }, (_, i) => fictionalOrganisationNumber(i));
    expect(new Set(numbers).size).toBe(200);
    for (const n of numbers) {
      expect(n).toSatisfy(isOrganisationNumber);
      expect(n.startsWith('31')).toBe(true);
    }
  });

  it('is the same each time', () => {
    const plan = () => {
      const numbers = issueNumbers();
      const issues = planIssues(numbers);
      return planDeployments(calendar, issues, numbers);
    };
    const [one, two] = [plan(), plan()];
    expect(one).toEqual(two);
    expect(one.length).toBeGreaterThan(1000);
  });

  it('gives every issue number once', () => {
    const numbers = issueNumbers();
    const keys = Array.from({ length: 500 }, (_, i) => numbers.take('POST', 380 - (i % 40)));
    expect(new Set(keys).size).toBe(500);
  });
});

describe('generated matters', () => {
  const world: World = {
    places: [{ productId: 1, teamId: 2, groupId: 3 }],
    people: [4, 5],
    versionId: 6,
    maker: 7,
    now: new Date('2026-11-20T12:30:00Z'),
  };

  it('have a trail that leads to their row by the process', () => {
    for (const spec of scaledKinds) {
      for (let n = 0; n < 40; n += 1) {
        const { matter, events } = scaledMatter(spec, world, n, 100 + n, `X-${n}`);
        expect(events).toHaveLength(5);
        let state: string = processes[spec.kind].initial;
        for (const e of events.slice(1)) {
          const { changes, data } = e.payload as {
            changes: { field: string; from: unknown; to: unknown }[];
            data: { transition?: string };
          };
          if (data.transition === undefined) continue;
          const t = spec.definition.transitions[data.transition]!;
          expect(t.from).toContain(state);
          expect(changes[0]).toEqual({ field: 'state', from: state, to: t.to });
          state = String(t.to);
        }
        expect(matter).toMatchObject({ state, version: 5 });
        expect(matter.updated.getTime()).toBeLessThan(world.now.getTime());
      }
    }
  });

  it('give one initiative ten times its share, and one five', () => {
    const shares = new Map<number, number>();
    for (let n = 0; n < 4000; n += 1) {
      const whole = initiativeOf(n, 1000, 4);
      shares.set(whole, (shares.get(whole) ?? 0) + 1);
    }
    expect([shares.get(0), shares.get(1)]).toEqual([42, 21]);
    expect(Math.max(...[...shares].filter(([i]) => i > 1).map(([, n]) => n))).toBeLessThanOrEqual(4);
  });
});
