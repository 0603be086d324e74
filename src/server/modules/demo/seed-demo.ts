import type { Actor } from '../../../domain/kernel/roles.ts';
import { rebuildRollups } from '../../core/rollup.ts';
import { storeDefinitions } from '../../core/versions.ts';
import type { Clock } from '../../platform/context.ts';
import type { Db, Tx } from '../../platform/db/db.ts';
import { foundAgency } from './agency.ts';
import { storyCalendar } from './calendar.ts';
import { bringPeople } from './cast.ts';
import { tellInitiatives } from './initiatives.ts';
import { hasPeople, lockSeeding, tellAt } from './queries/agency.ts';
import { newStory, type Stage } from './story.ts';

/** What seeding did. */
export interface Seeded {
  /** False when there were people already: then nothing was touched. */
  readonly seeded: boolean;
  /** Acts of the story: commands carried out. */
  readonly scenes: number;
}

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
    const story = newStory(calendar, now);
    tellInitiatives(story, calendar);
    return story.play(stageOf(tx, db, calendar, cast));
  });
  if (done === null) return { seeded: false, scenes: 0 };
  await rebuildRollups(db);
  return { seeded: true, scenes: done };
}

function stageOf(tx: Tx, db: Db, calendar: Stage['calendar'], cast: ReadonlyMap<string, Actor>): Stage {
  const names = new Map<string, { key: string; id: number }>();
  const find = (name: string): { key: string; id: number } => {
    const found = names.get(name);
    if (!found) throw new Error(`nothing in the story is called ${name}`);
    return found;
  };
  const actor = (id: string): Actor => {
    const found = cast.get(id);
    if (!found) throw new Error(`nobody in the story is called ${id}`);
    return found;
  };
  return {
    tx,
    db,
    calendar,
    actor,
    as: (id) => ({ actor: actor(id), requestId: 'demo', idempotencyKey: null }),
    key: (name) => find(name).key,
    id: (name) => find(name).id,
    named: (name, made) => {
      names.set(name, made);
    },
  };
}
