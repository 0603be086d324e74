import { Readable } from 'node:stream';
import { attach, followAndTell, receiveFile, say, watch } from '../collaboration/index.ts';
import { demoFiles, demoFollowers, demoTalk } from './content/talk.ts';
import { tellAt } from './queries/agency.ts';
import type { Stage, Story } from './story.ts';

const limit = 100_000;
/** Notices are told of the last weeks; those older than a few days have been read. */
const toldDays = 21;
const unreadDays = 5;
const day = 86_400_000;

/** A text of the story with its people and matters put in. */
const filled = (stage: Stage, text: string): string =>
  text
    .replace(/\{@([a-z.]+)\}/g, (_, id: string) => `@[${stage.actor(id).personId}]`)
    .replace(/\{#([a-z-]+)\}/g, (_, name: string) => `#[${stage.key(name)}]`);

/** Puts what people say, attach and follow into the story. */
export function tellTalk(story: Story, now: Date): void {
  for (const about of new Set([...demoTalk, ...demoFiles, ...demoFollowers].map((c) => c.about))) {
    const strand = story.strand(`talk:${about}`);
    const acts = [
      ...demoFiles
        .filter((f) => f.about === about)
        .map((f) => ({
          daysAgo: f.daysAgo,
          play: async (stage: Stage) => {
            const file = await receiveFile(stage.db, Readable.from([Buffer.from(f.text)]), f.name, limit);
            await attach(stage.tx, stage.as(f.who), stage.key(about), f.name, file);
          },
        })),
      ...demoTalk
        .filter((c) => c.about === about)
        .map((c) => ({
          daysAgo: c.daysAgo,
          play: async (stage: Stage) => {
            const said = { body: filled(stage, c.text), internal: c.internal === true };
            await say(stage.tx, stage.as(c.who), stage.key(about), said, {
              publicUrl: 'http://localhost',
              now,
            });
          },
        })),
      ...demoFollowers
        .filter((f) => f.about === about)
        .flatMap((f) =>
          f.who.map((who) => ({
            daysAgo: toldDays + 1,
            play: (stage: Stage) => watch(stage.tx, stage.id(about), stage.actor(who).personId, 'self'),
          })),
        ),
    ];
    for (const { daysAgo, play } of acts.sort((a, b) => b.daysAgo - a.daysAgo)) strand.on(daysAgo, play);
  }
}

/** Makes followers and notices of what the story has told, as the program would have done all along. */
export async function tellNotices(stage: Stage, now: Date): Promise<void> {
  tellAt(stage.tx, now);
  await followAndTell(stage.tx, {
    since: new Date(now.getTime() - toldDays * day),
    readBefore: new Date(now.getTime() - unreadDays * day),
  });
}
