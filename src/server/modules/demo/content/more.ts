import { seeded, seedOf } from '../random.ts';
import type { DemoElement, DemoEpic } from './element.ts';

/** An epic told in short: title, why, and its issues, all kept here and not in the team's own tracker. */
export type ShortEpic = readonly [title: string, why: string, issues: readonly string[]];

/** A roadmap element told in short. When things happened follows from how far it has come. */
export interface ShortElement {
  readonly product: string;
  readonly title: string;
  readonly initiative?: string;
  readonly description: string;
  readonly result: string;
  readonly weeks: number;
  readonly stage: 'proposed' | 'backlog' | 'running' | 'delivered';
  readonly epics: readonly ShortEpic[];
}

/** An element as the story tells it: days spread by its title, so that they are the same each time. */
export function more(e: ShortElement): DemoElement {
  const random = seeded(seedOf(e.title));
  const length = e.weeks * 5 + random.between(10, 40);
  const past = e.stage === 'delivered';
  const started = past ? random.between(length + 15, Math.max(length + 20, 330)) : random.between(20, 110);
  const ahead = random.between(5, 160);
  const created = e.stage === 'running' || past ? started + random.between(10, 40) : random.between(8, 150);
  const running = e.stage === 'running' || past;
  const end = past ? started - length : null;
  return {
    title: e.title,
    initiative: e.initiative ?? null,
    product: e.product,
    description: e.description,
    result: e.result,
    weeks: e.weeks,
    period: running ? [-started, length - started + random.between(-8, 25)] : [ahead, ahead + length],
    created,
    accepted: e.stage === 'proposed' ? null : created - random.between(1, 7),
    started: running ? started : null,
    delivered: end,
    epics: e.epics.map((epic, i) => shortEpic(e, epic, i, { created, started, end, random })),
  };
}

function shortEpic(
  e: ShortElement,
  [title, why, issues]: ShortEpic,
  index: number,
  told: { created: number; started: number; end: number | null; random: ReturnType<typeof seeded> },
): DemoEpic {
  const own = issues.map((text) => `+${text}`);
  const registered = Math.max(2, told.created - 2 - index);
  const base = { title, why, created: registered, issues: own };
  if (told.end !== null) {
    const step = (told.started - told.end) / (e.epics.length + 1);
    const started = Math.round(told.started - 1 - index * step * 0.6);
    return {
      ...base,
      started,
      closed: Math.max(told.end + 1, Math.round(started - step * 1.6)),
      done: own.length,
    };
  }
  if (e.stage !== 'running' || index === e.epics.length - 1)
    return { ...base, started: null, closed: null, done: 0 };
  const started = Math.max(3, Math.round(told.started - 2 - index * told.started * 0.25));
  // The first epic of what is under way is done; the next ones are at work.
  if (index === 0 && started > 30) {
    return { ...base, started, closed: Math.round(started * 0.4), done: own.length };
  }
  return { ...base, started, closed: null, done: Math.min(own.length - 2, told.random.between(0, 3)) };
}
