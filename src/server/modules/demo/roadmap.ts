import { roadmapElementProcess } from '../../../domain/roadmap/index.ts';
import { editMatter } from '../../core/edit.ts';
import { findMatter, loadMatters } from '../../core/load.ts';
import { answerDependency, askDependency, judgeElement } from '../roadmap/index.ts';
import type { StoryCalendar } from './calendar.ts';
import type { DemoElement } from './content/element.ts';
import {
  awayFromRound,
  type DemoDependency,
  demoDependencies,
  publicProducts,
  roadmapWords,
} from './content/roadmap.ts';
import { demoElements } from './plan-issues.ts';
import type { Stage, Story } from './story.ts';

/** Days until something registered before a weekend is surely there. */
const settled = 6;
/** Weeks of judgements that are told. */
const weeks = 8;

const nameOf = (title: string): string => `element:${title}`;

async function versionOf(stage: Stage, who: string, key: string): Promise<number> {
  const found = await findMatter(stage.tx, stage.actor(who), key, { kind: 'roadmapElement' });
  const [m] = found ? await loadMatters(stage.tx, 'roadmapElement', [found.id]) : [];
  if (!m) throw new Error(`${key} is not there`);
  return m.version;
}

/** Tells the rest of the roadmap: programmes, what is public, weekly judgements, dependencies asked for and answered. */
export function tellRoadmap(story: Story, calendar: StoryCalendar): void {
  for (const e of demoElements) {
    tellWords(story, e);
    tellJudgements(story, e);
  }
  for (const d of demoDependencies) tellDependency(story, calendar, d);
}

function tellWords(story: Story, e: DemoElement): void {
  const words = roadmapWords[e.title];
  const open = publicProducts.includes(e.product) && e.accepted !== null && !e.dropped;
  const fields = {
    ...(words?.programme ? { programme: words.programme } : {}),
    ...(words?.how ? { howItWorks: words.how } : {}),
    ...(open ? { audience: 'public' } : {}),
  };
  if (Object.keys(fields).length === 0) return;
  const ago = Math.max(0, Math.min(e.accepted ?? e.created, e.created - settled));
  story.strand(`${nameOf(e.title)}/words`).on(ago, async (stage) => {
    const who = stage.ownerOf(e.product);
    const key = stage.key(nameOf(e.title));
    const version = await versionOf(stage, who, key);
    await editMatter(stage.tx, stage.db, stage.as(who), roadmapElementProcess, key, version, fields);
  });
}

/** Once a week while it is under way: a little further each time, and more hopeful than the work below it. */
function tellJudgements(story: Story, e: DemoElement): void {
  if (e.started === null || e.dropped) return;
  const until = (e.delivered ?? 0) + (e.delivered === null ? (awayFromRound[e.product] ?? 1) : 4);
  const s = story.strand(`${nameOf(e.title)}/round`);
  const whole = Math.max(14, e.period[1] - e.period[0]);
  const days: number[] = [];
  for (let ago = until; ago < e.started - settled && days.length < weeks; ago += 7) days.unshift(ago);
  for (const ago of days) {
    const share = (e.started - ago) / whole;
    const progress = Math.max(5, Math.min(90, Math.round((share * 100 + s.random.between(-6, 6)) / 5) * 5));
    s.on(ago, async (stage) => {
      const who = stage.ownerOf(e.product);
      const key = stage.key(nameOf(e.title));
      const version = await versionOf(stage, who, key);
      await judgeElement(stage.tx, stage.db, stage.as(who), { key, version, progress });
    });
  }
}

function tellDependency(story: Story, calendar: StoryCalendar, d: DemoDependency): void {
  const of = (title: string): DemoElement => {
    const found = demoElements.find((e) => e.title === title);
    if (!found) throw new Error(`no element is called ${title}`);
    return found;
  };
  const [needing, needed] = [of(d.needing), of(d.needed)];
  const asked = Math.max(0, Math.min(d.asked, needing.created - settled, needed.created - settled));
  const s = story.strand(`${nameOf(d.needing)}/needs/${d.needed}`);
  let made: { readonly id: number; readonly version: number } | null = null;
  s.on(asked, async (stage) => {
    const call = stage.as(stage.ownerOf(needing.product));
    const { row } = await askDependency(stage.tx, call, stage.key(nameOf(d.needing)), {
      on: stage.key(nameOf(d.needed)),
      need: d.need,
      wantedBy: calendar.day(d.wanted),
    });
    // Where the same person owns both it is agreed at once.
    made = row.state === 'asked' && row.id !== null ? { id: row.id, version: row.version } : null;
  });
  const { answer } = d;
  if (answer === null) return;
  s.on(Math.min(answer.ago, asked), async (stage) => {
    if (made === null) return;
    await answerDependency(
      stage.tx,
      stage.as(stage.ownerOf(needed.product)),
      made.id,
      made.version,
      answer.accepted
        ? { answer: 'accepted', promised: calendar.day(answer.promised), words: answer.words }
        : { answer: 'declined', words: answer.words },
    );
  });
}
