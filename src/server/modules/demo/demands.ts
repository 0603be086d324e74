import { demandProcess } from '../../../domain/demand/index.ts';
import { createMatter } from '../../core/create.ts';
import { markCriterion } from '../../core/criteria.ts';
import { transitionMatter } from '../../core/transition.ts';
import { answerDemand, createDocument, installDemandRules, settleDemand } from '../demand/index.ts';
import type { StoryCalendar } from './calendar.ts';
import { type DemoDemand, type DemoDocument, demoDocuments } from './content/demands.ts';
import { demoInitiatives } from './initiatives.ts';
import type { Stage, Story, Strand } from './story.ts';

const officer = 'camilla.holtestad';

/** Tells of the guiding documents: registered with their demands, answered as initiatives come, met as those
 * end, some left. */
export function tellDemands(story: Story, calendar: StoryCalendar): void {
  for (const d of demoDocuments) {
    const s = story.strand(`document:${d.id}`);
    const year = Number(calendar.today.slice(0, 4)) + d.year;
    const registered = s.on(d.registered, (stage) => register(stage, d, year));
    for (const demand of d.demands) {
      const name = `${d.id}:${demand.number}`;
      const own = story.strand(`demand:${name}`, registered);
      own.next((stage) => add(stage, d, demand, calendar));
      answer(own, name, demand, d.registered);
    }
  }
}

async function register(stage: Stage, d: DemoDocument, year: number): Promise<void> {
  installDemandRules();
  const made = await createDocument(stage.tx, stage.as(officer), {
    title: d.title.replace('{year}', String(year)).replace('{until}', String(year + 4)),
    type: d.type,
    year,
    issuer: d.issuer,
    validFrom: `${year}-01-01`,
    ...(d.type === 'agencyStrategy' ? { validTo: `${year + 4}-12-31` } : { validTo: `${year}-12-31` }),
    ...(d.group ? { productGroup: d.group } : {}),
  });
  // Documents are named by key only: nothing of the story needs their node.
  stage.named(d.id, { key: made.key, id: 0 });
}

async function add(
  stage: Stage,
  d: DemoDocument,
  demand: DemoDemand,
  calendar: StoryCalendar,
): Promise<void> {
  const made = await createMatter(stage.tx, stage.as(officer), demandProcess, {
    title: demand.title,
    description: demand.text,
    number: demand.number,
    document: stage.key(d.id),
    ...(demand.due === undefined ? {} : { plannedEnd: calendar.day(demand.due) }),
    ...(demand.owner ? { owner: stage.actor(demand.owner).personId } : {}),
    ...(d.group ? { productGroup: d.group } : {}),
  });
  stage.named(`${d.id}:${demand.number}`, made);
}

function answer(s: Strand, name: string, demand: DemoDemand, registered: number): void {
  let latest = registered;
  const ends: number[] = [];
  for (const id of demand.answers ?? []) {
    const initiative = demoInitiatives.find((i) => i.id === id);
    if (!initiative) throw new Error(`the demo has no initiative ${id}`);
    // Whoever comes last is there: the demand, or what answers it.
    const daysAgo = Math.max(1, Math.min(registered, initiative.created) - s.random.between(3, 12));
    latest = Math.min(latest, daysAgo);
    s.on(daysAgo, (stage) =>
      answerDemand(stage.tx, stage.db, stage.as(officer), stage.key(name), stage.key(id)),
    );
    const [move, ago] = initiative.moves.at(-1) ?? [];
    if (ago !== undefined && (move === 'toDone' || move === 'reject')) ends.push(ago - 1);
  }
  // The program notices when what answers it is done, or came to nothing.
  for (const ago of ends.sort((a, b) => b - a))
    s.on(Math.max(0, Math.min(ago, latest)), (stage) => settleDemand(stage.tx, stage.db, stage.id(name)));
  if (!demand.end) return;
  const [transition, reason] = demand.end;
  s.on(Math.min(latest, ends.at(-1) ?? latest, 9), async (stage) => {
    const [call, key] = [stage.as(officer), stage.key(name)];
    if (transition === 'meet') await markCriterion(stage.tx, stage.db, call, key, 'KRV-O2', 'waived', reason);
    await transitionMatter(stage.tx, stage.db, call, key, transition, null, reason);
  });
}
