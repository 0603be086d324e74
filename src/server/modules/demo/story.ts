import { ProblemError } from '../../../domain/kernel/errors.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import type { Call } from '../../platform/context.ts';
import type { Db, Tx } from '../../platform/db/db.ts';
import type { StoryCalendar } from './calendar.ts';
import { tellAt } from './queries/agency.ts';
import { type Random, seeded, seedOf } from './random.ts';

/** What a scene of the story works with. */
export interface Stage {
  readonly tx: Tx;
  readonly db: Db;
  readonly calendar: StoryCalendar;
  /** A person by id, with the roles they hold. */
  actor(id: string): Actor;
  /** A call by that person. */
  as(id: string): Call;
  /** The key that something in the story got. */
  key(name: string): string;
  /** Remembers the key (and node id) that something in the story got. */
  named(name: string, made: { readonly key: string; readonly id: number }): void;
  /** The node id of something named. */
  id(name: string): number;
  /** The node id of a place: a key, a product's slug, a short name. */
  place(name: string): number;
  /** The owner of a product, the lead of a team, somebody of a team (the same for the same `choice`). */
  ownerOf(product: string): string;
  leadOf(team: string): string;
  memberOf(team: string, choice: string): string;
}

interface Scene {
  readonly strand: string;
  readonly at: Date;
  readonly order: number;
  readonly play: (stage: Stage) => Promise<unknown>;
}

/** A thread of scenes about one thing: each comes after the one before it, on the day asked for or as soon after as can be. */
export interface Strand {
  readonly random: Random;
  /** Adds a scene some days ago, in office hours, and after `after`. Gives when it is. */
  on(daysAgo: number, play: Scene['play'], after?: Date): Date;
  /** Adds a scene at an instant. */
  at(instant: Date, play: Scene['play']): Date;
  /** Adds a scene some minutes after the one before. */
  next(play: Scene['play']): Date;
}

/** Scenes from everywhere, played in the order of time, so that what is told reads as it happened. */
export interface Story {
  strand(name: string, notBefore?: Date): Strand;
  /** Plays every scene in the caller's transaction, each at its own time. */
  play(stage: Stage): Promise<number>;
}

/** An empty story told up to an instant: nothing in it happens later. */
export function newStory(calendar: StoryCalendar, now: Date): Story {
  const scenes: Scene[] = [];
  const latest = now.getTime() - 30_000;
  return {
    strand(name, notBefore) {
      const random = seeded(seedOf(name));
      let last = notBefore?.getTime() ?? 0;
      const add = (wanted: number, play: Scene['play']): Date => {
        // Never before what it follows; at the very end of the story, seconds apart.
        const at = new Date(
          Math.min(Math.max(wanted, last + random.between(2, 14) * 60_000), Math.max(latest, last + 1)),
        );
        last = at.getTime();
        scenes.push({ strand: name, at, order: scenes.length, play });
        return at;
      };
      return {
        random,
        on: (daysAgo, play, after) => {
          last = Math.max(last, after?.getTime() ?? 0);
          return add(calendar.officeTime(daysAgo, random).getTime(), play);
        },
        at: (instant, play) => add(instant.getTime(), play),
        next: (play) => add(last, play),
      };
    },
    async play(stage) {
      scenes.sort((a, b) => a.at.getTime() - b.at.getTime() || a.order - b.order);
      for (const scene of scenes) {
        tellAt(stage.tx, scene.at);
        try {
          await scene.play(stage);
        } catch (cause) {
          const why =
            cause instanceof ProblemError
              ? `${cause.code} ${JSON.stringify([cause.faults, cause.extra])}`
              : '';
          throw new Error(`the demo's story stops in ${scene.strand}, ${scene.at.toISOString()}: ${why}`, {
            cause,
          });
        }
      }
      return scenes.length;
    },
  };
}
