import { rebuildRollups } from '../../core/rollup.ts';
import { storeDefinitions } from '../../core/versions.ts';
import type { Clock } from '../../platform/context.ts';
import type { Db } from '../../platform/db/db.ts';
import { refreshStatistics } from '../../platform/db/statistics.ts';
import { suggestReverts } from '../deployment/index.ts';
import { proposeDone } from '../portfolio/index.ts';
import { makeSuggestions } from '../thread/index.ts';
import { foundAgency } from './agency.ts';
import { tellBoards } from './boards.ts';
import { storyCalendar } from './calendar.ts';
import { bringPeople } from './cast.ts';
import { products } from './content/products.ts';
import { tellDemands } from './demands.ts';
import { tellDeployments } from './deployments.ts';
import { tellDisclosures } from './disclosures.ts';
import { tellHandbook } from './handbook.ts';
import { demoInitiatives, tellInitiatives } from './initiatives.ts';
import { tellLooseEpics } from './loose-epics.ts';
import { tellLooseIssues } from './loose-issues.ts';
import { tellMeetings } from './meetings.ts';
import { tellNeeds } from './needs.ts';
import { planDeployments } from './plan-deployments.ts';
import { issueNumbers, planIssues } from './plan-issues.ts';
import { tellPlans } from './plans.ts';
import { tellPortfolio } from './portfolio.ts';
import { hasPeople, lockSeeding, tellAt } from './queries/agency.ts';
import { countPrefixes, insertPrefixes } from './queries/facts.ts';
import { tellRoadmap } from './roadmap.ts';
import { tellSprints } from './sprints.ts';
import { stageOf } from './stage.ts';
import { newStory } from './story.ts';
import { tellNotices, tellTalk } from './talk.ts';
import { tellTokens } from './tokens.ts';
import { tellViews } from './views.ts';
import { tellWork } from './work.ts';

/** What seeding did. */
export interface Seeded {
  /** False when there were people already: then nothing was touched. */
  readonly seeded: boolean;
  /** Acts of the story: commands carried out. */
  readonly scenes: number;
}

const administrator = 'kari.oyehaug';
/** How long ago the agency was founded, in days. */
const beginning = 380;

/**
 * Fills an empty database with the demo agency and its last year, by the product's own commands at back-dated times, all
 * or nothing. Relative to the clock's day and otherwise the same each time. Where there are people already nothing is
 * done, so it may be called at every start.
 */
export async function seedDemo(db: Db, options: { clock: Clock; timeZone?: string }): Promise<Seeded> {
  await storeDefinitions(db);
  const now = options.clock.now();
  const calendar = storyCalendar(now, options.timeZone ?? 'Europe/Oslo');
  const done = await db.transaction(async (tx) => {
    await lockSeeding(tx);
    if (await hasPeople(tx)) return null;
    tellAt(tx, new Date(now.getTime() - beginning * 86_400_000));
    const places = await foundAgency(tx);
    const cast = await bringPeople(tx, places);
    await insertPrefixes(tx, trackers(places), cast.get(administrator)!.personId);
    const story = newStory(calendar, now);
    const numbers = issueNumbers();
    const issues = planIssues(numbers);
    tellInitiatives(story, calendar);
    tellDemands(story, calendar);
    tellPortfolio(story, calendar, demoInitiatives);
    tellWork(story, calendar, issues);
    tellRoadmap(story, calendar);
    tellLooseIssues(story);
    tellNeeds(story);
    tellHandbook(story);
    tellLooseEpics(story);
    tellBoards(story);
    tellSprints(story, calendar, issues);
    tellMeetings(story);
    tellPlans(story);
    tellTalk(story, now);
    tellDisclosures(story, now);
    tellTokens(story);
    tellViews(story);
    tellDeployments(story, planDeployments(calendar, issues, numbers));
    const stage = stageOf(tx, db, { calendar, cast, places });
    const scenes = await story.play(stage);
    await tellNotices(stage, now);
    await countPrefixes(tx);
    await suggestReverts(tx);
    return scenes;
  });
  if (done === null) return { seeded: false, scenes: 0 };
  await refreshStatistics(db);
  await rebuildRollups(db);
  await makeSuggestions(db);
  await proposeDone(db);
  return { seeded: true, scenes: done };
}

function trackers(places: ReadonlyMap<string, number>): { prefix: string; productId: number }[] {
  const first = new Map<string, number>();
  for (const p of products) {
    if (p.tracker !== null && !first.has(p.tracker)) first.set(p.tracker, places.get(p.slug)!);
  }
  return [...first].map(([prefix, productId]) => ({ prefix, productId }));
}
