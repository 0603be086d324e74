import { issueProcess } from '../../../domain/backlog/index.ts';
import { createMatter } from '../../core/create.ts';
import { transitionMatter } from '../../core/transition.ts';
import { labelsOf } from './content/labels.ts';
import { looseIssues } from './content/loose-issues.ts';
import { productOf } from './plan-issues.ts';
import type { Stage, Story } from './story.ts';

/** Puts the issues that belong to no epic into the story. */
export function tellLooseIssues(story: Story): void {
  for (const i of looseIssues) {
    const name = `loose:${i.title}`;
    const s = story.strand(name);
    const { team } = productOf(i.product);
    const who = (stage: Stage): string => stage.memberOf(team, name);
    const [created, started, review, closed] = i.days;
    const move = (daysAgo: number | null, transition: string, reason: string | null = null): void => {
      if (daysAgo === null) return;
      s.on(daysAgo, (stage) =>
        transitionMatter(stage.tx, stage.db, stage.as(who(stage)), stage.key(name), transition, null, reason),
      );
    };
    s.on(created, async (stage) => {
      const made = await createMatter(stage.tx, stage.as(who(stage)), issueProcess, {
        title: i.title,
        description: i.description,
        issueType: i.type,
        team,
        product: i.product,
        estimate: s.random.between(1, 8),
        labels: labelsOf(i.title, i.description),
        ...(started === null ? {} : { owner: stage.actor(who(stage)).personId }),
      });
      stage.named(name, made);
    });
    move(started, 'start');
    move(review, 'review');
    move(closed, 'close');
    if (i.dropped) move(i.dropped[0], 'drop', i.dropped[1]);
  }
}
