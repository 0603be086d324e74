import { epicProcess, issueProcess } from '../../../domain/backlog/index.ts';
import { createMatter } from '../../core/create.ts';
import { addLink } from '../../core/links.ts';
import { transitionMatter } from '../../core/transition.ts';
import { labelsOf } from './content/labels.ts';
import { looseEpics } from './content/loose-epics.ts';
import type { ShortEpic } from './content/more.ts';
import { issueTypeOf, productOf } from './plan-issues.ts';
import type { Stage, Story } from './story.ts';

/** Puts the epics that no roadmap element asked for into the story, with their issues: some done, most under way. */
export function tellLooseEpics(story: Story): void {
  for (const { product, epics } of looseEpics) {
    for (const [place, epic] of epics.entries()) tellEpic(story, product, epic, place);
  }
}

function move(stage: Stage, who: string, name: string, transition: string) {
  return transitionMatter(stage.tx, stage.db, stage.as(who), stage.key(name), transition, null, null);
}

function tellEpic(story: Story, product: string, [title, why, issues]: ShortEpic, place: number): void {
  const name = `loose-epic:${product}/${title}`;
  const s = story.strand(name);
  const { team } = productOf(product);
  const created = s.random.between(40, 200);
  const started = place === 2 ? null : created - s.random.between(5, 30);
  const done =
    started === null ? 0 : place === 0 && s.random.chance(0.4) ? issues.length : s.random.between(1, 3);
  const registered = s.on(created, async (stage) => {
    const made = await createMatter(stage.tx, stage.as(stage.leadOf(team)), epicProcess, {
      title,
      description: why,
      team,
      product,
      owner: stage.actor(stage.leadOf(team)).personId,
      estimate: issues.length * 3,
      labels: labelsOf(title, why),
    });
    stage.named(name, made);
  });
  if (started !== null) {
    s.on(started + 2, (stage) => move(stage, stage.leadOf(team), name, 'prepare'));
    s.on(started, (stage) => move(stage, stage.leadOf(team), name, 'start'));
  }
  const ends = issues.map((text, i) => {
    const ago = started === null || i >= done ? null : Math.max(4, started - 4 - i * Math.ceil(started / 8));
    return tellIssue(
      story,
      { text, product, team, epic: name, doneAgo: ago, underWay: i === done && started !== null },
      registered,
    );
  });
  if (done === issues.length) {
    const after = new Date(Math.max(...ends.map((d) => d.getTime())));
    s.on(3, (stage) => move(stage, stage.leadOf(team), name, 'close'), after);
  }
}

interface LooseIssue {
  readonly text: string;
  readonly product: string;
  readonly team: string;
  readonly epic: string;
  readonly doneAgo: number | null;
  readonly underWay: boolean;
}

/** Gives when the last thing happened to it. */
function tellIssue(story: Story, i: LooseIssue, notBefore: Date): Date {
  const name = `${i.epic}/${i.text}`;
  const s = story.strand(name, notBefore);
  const who = (stage: Stage): string => stage.memberOf(i.team, name);
  const owned = i.doneAgo !== null || i.underWay || s.random.chance(0.3);
  const last = s.next(async (stage) => {
    const made = await createMatter(stage.tx, stage.as(who(stage)), issueProcess, {
      title: i.text,
      issueType: issueTypeOf(i.text),
      team: i.team,
      product: i.product,
      ...(owned ? { owner: stage.actor(who(stage)).personId } : {}),
      estimate: s.random.between(1, 8),
    });
    stage.named(name, made);
    await addLink(stage.tx, stage.as(stage.leadOf(i.team)), {
      type: 'decomposes',
      fromId: stage.id(i.epic),
      toId: made.id,
    });
  });
  if (i.underWay) return s.on(s.random.between(1, 6), (stage) => move(stage, who(stage), name, 'start'));
  if (i.doneAgo === null) return last;
  s.on(i.doneAgo + 5, (stage) => move(stage, who(stage), name, 'start'));
  s.on(i.doneAgo + 1, (stage) => move(stage, who(stage), name, 'review'));
  return s.on(i.doneAgo, (stage) => move(stage, who(stage), name, 'close'));
}
