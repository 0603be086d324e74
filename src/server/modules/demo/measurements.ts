import { addDays, type Interval } from '../../../domain/okr/index.ts';
import { correctMeasurement, measure } from '../okr/index.ts';
import type { StoryCalendar } from './calendar.ts';
import type { DemoInitiative } from './content/initiative.ts';
import { type DemoCourse, keyResultCourses, measurementNotes } from './content/key-results.ts';
import { people } from './content/people.ts';
import { editKeyResult, intervalOf, keyResultName, moveKeyResult } from './okr.ts';
import type { Random } from './random.ts';
import type { Story, Strand } from './story.ts';

const office = 'camilla.holtestad';
const stepDays: Readonly<Record<Interval, number>> = {
  weekly: 7,
  monthly: 30,
  quarterly: 91,
  halfYearly: 182,
  yearly: 365,
};
/** Counted in whole ones, whatever their size. */
const whole = new Set(['etater', 'systemer', 'kontorer', 'skjema', 'brot', 'personer', 'fullmakter']);

/**
 * Tells how the key results of an initiative were measured since the measuring began some days ago: at their intervals,
 * by its owner, a few corrected, and signed off where the story says so.
 */
export function tellMeasurements(
  story: Story,
  i: DemoInitiative,
  calendar: StoryCalendar,
  began: { readonly daysAgo: number; readonly at: Date; readonly by: string; readonly until: number },
): void {
  let n = 0;
  for (const [o, [, results]] of (i.objectives ?? []).entries()) {
    for (const [r, [, baseline, target, unit]] of results.entries()) {
      const name = keyResultName(i, o, r);
      const strand = story.strand(`measured:${name}`, began.at);
      const course = keyResultCourses[name] ?? {};
      tellOne(strand, name, calendar, {
        ...began,
        course,
        interval: intervalOf(n),
        value: valuesOf(strand.random, { baseline, target, unit, pace: course.pace }),
      });
      n += 1;
    }
  }
}

interface Told {
  readonly daysAgo: number;
  readonly by: string;
  readonly until: number;
  readonly course: DemoCourse;
  readonly interval: Interval;
  /** The value when some part (0–1) of the plan has gone. */
  readonly value: (part: number) => number;
}

function tellOne(s: Strand, name: string, calendar: StoryCalendar, told: Told): void {
  const { course, by } = told;
  if (course.how) {
    const { how } = course;
    s.next((stage) => editKeyResult(stage, name, by, { description: how }));
  }
  const step = stepDays[told.interval];
  const last = course.end
    ? course.end[1] + 1
    : course.late
      ? step + s.random.between(4, 9)
      : s.random.between(2, 9);
  const length = told.daysAgo + told.until;
  const notes = measurementNotes[people.find((p) => p.id === by)?.language === 'nn' ? 'nn' : 'nb'];
  const days: number[] = [];
  for (let daysAgo = last; daysAgo < told.daysAgo - 3; daysAgo += step) days.unshift(daysAgo);
  const wrong = course.corrected === undefined ? -1 : Math.floor(days.length / 2);
  for (const [n, daysAgo] of days.entries()) {
    const value = told.value((told.daysAgo - daysAgo) / length);
    const note = s.random.chance(0.25) ? s.random.pick(notes) : '';
    // Told in the morning: what was measured is yesterday's figure.
    const day = addDays(calendar.workday(daysAgo), -1);
    s.on(daysAgo, async (stage) => {
      const said = { day, value: n === wrong ? Math.round(value * 1.3) : value, note };
      const id = await measure(
        stage.tx,
        stage.db,
        stage.as(by),
        stage.key(name),
        said,
        calendar.workday(daysAgo),
      );
      if (n === wrong) {
        const correction = { day, value, note: course.corrected ?? '' };
        const today = calendar.workday(daysAgo);
        await correctMeasurement(stage.tx, stage.db, stage.as(by), stage.key(name), id, correction, today);
      }
    });
  }
  if (course.end) {
    const [transition, daysAgo, reason] = course.end;
    // It is missed when its plan is over: the office cut it short to where the initiative ended.
    if (transition === 'miss')
      s.on(daysAgo + 1, (stage) =>
        editKeyResult(stage, name, by, { plannedEnd: addDays(calendar.workday(daysAgo), -1) }),
      );
    s.on(daysAgo, (stage) =>
      moveKeyResult(stage, name, transition === 'miss' ? by : office, transition, reason),
    );
  }
}

/** A way from baseline towards target with some unrest, as whole as its unit asks for. */
function valuesOf(
  random: Random,
  aim: { baseline: number; target: number; unit: string; pace: number | undefined },
): (part: number) => number {
  const { baseline, target } = aim;
  const range = target - baseline;
  const pace = aim.pace ?? 0.6 + random.between(0, 9) / 10;
  const round = (v: number): number =>
    whole.has(aim.unit) || Math.abs(range) >= 60 ? Math.round(v) : Math.round(v * 10) / 10;
  const unrest = random.between(2, 6) / 100;
  return (part) => {
    const gone = Math.min(1.03, part * pace);
    const wave = Math.sin(part * 23 + unrest * 100) * unrest * (gone >= 1 ? 0.2 : 1);
    const value = baseline + range * Math.max(0, gone + (gone >= 1 ? Math.abs(wave) : wave));
    // Nothing here goes below nothing, nor a share above all.
    return round(Math.max(0, aim.unit === 'prosent' ? Math.min(100, value) : value));
  };
}
