import type { Actor } from '../../../domain/kernel/roles.ts';
import type { Db, Tx } from '../../platform/db/db.ts';
import type { StoryCalendar } from './calendar.ts';
import { people } from './content/people.ts';
import { seedOf } from './random.ts';
import type { Stage } from './story.ts';

/** Sets the stage: the cast and the places there are, and a memory for what the story makes. */
export function stageOf(
  tx: Tx,
  db: Db,
  world: {
    readonly calendar: StoryCalendar;
    readonly cast: ReadonlyMap<string, Actor>;
    readonly places: ReadonlyMap<string, number>;
  },
): Stage {
  const names = new Map<string, { key: string; id: number }>();
  const among = <T>(map: ReadonlyMap<string, T>, name: string): T => {
    const found = map.get(name);
    if (found === undefined) throw new Error(`nothing in the story is called ${name}`);
    return found;
  };
  const holding = (role: string): string[] => people.filter((p) => p.roles.includes(role)).map((p) => p.id);
  const first = (role: string): string => {
    const [found] = holding(role);
    if (found === undefined) throw new Error(`nobody in the story is ${role}`);
    return found;
  };
  return {
    tx,
    db,
    calendar: world.calendar,
    actor: (id) => among(world.cast, id),
    as: (id) => ({ actor: among(world.cast, id), requestId: 'demo', idempotencyKey: null }),
    key: (name) => among(names, name).key,
    id: (name) => among(names, name).id,
    named: (name, made) => {
      names.set(name, made);
    },
    place: (name) => among(world.places, name),
    ownerOf: (product) => first(`productOwner@${product}`),
    leadOf: (team) => first(`teamLead@${team}`),
    memberOf: (team, choice) => {
      const all = [...new Set([...holding(`teamMember@${team}`), first(`teamLead@${team}`)])];
      return all[seedOf(choice) % all.length]!;
    },
  };
}
