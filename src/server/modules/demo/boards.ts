import { epicProcess } from '../../../domain/backlog/index.ts';
import { editMatter } from '../../core/edit.ts';
import { loadMatters } from '../../core/load.ts';
import { addChild, setLimits } from '../backlog/index.ts';
import { limits, parts, tasks } from './content/boards.ts';
import { looseIssues } from './content/loose-issues.ts';
import { demoElements, epicName, productOf } from './plan-issues.ts';
import type { Story } from './story.ts';

/** Puts into the story how the teams work: limits on their boards, issues in parts, the lists of tasks of epics under way. */
export function tellBoards(story: Story): void {
  for (const l of limits) {
    story.strand(`board:${l.team}`).on(l.daysAgo, (stage) =>
      setLimits(stage.tx, stage.as(stage.leadOf(l.team)), l.team, 'issue', 1, [
        { state: 'inProgress', most: l.inProgress },
        { state: 'inReview', most: l.inReview },
      ]),
    );
  }
  for (const p of parts) {
    story.strand(`parts:${p.issue}`).on(p.daysAgo, async (stage) => {
      const name = `loose:${p.issue}`;
      const { product } = looseIssues.find((i) => i.title === p.issue)!;
      for (const title of p.titles)
        await addChild(stage.tx, stage.as(stage.leadOf(productOf(product).team)), stage.key(name), {
          kind: 'issue',
          title,
          issueType: 'task',
        });
    });
  }
  tellTasks(story);
}

/** Epics under way get the list their lead made when the work began, with some of it ticked. */
function tellTasks(story: Story): void {
  let nth = 0;
  for (const e of demoElements)
    for (const epic of e.epics) {
      if (epic.started === null || epic.closed !== null) continue;
      const list = tasks[nth % tasks.length]!;
      const ticked = nth % list.length;
      nth += 1;
      if (nth > 24) return;
      const name = epicName(e, epic);
      const { started } = epic;
      story.strand(`tasks:${name}`).on(Math.min(2, started), async (stage) => {
        const [m] = await loadMatters(stage.tx, 'epic', [stage.id(name)]);
        const lead = stage.as(stage.leadOf(productOf(e.product).team));
        await editMatter(stage.tx, stage.db, lead, epicProcess, stage.key(name), m!.version, {
          tasks: list.map((task, i) =>
            i < ticked ? { task, done: stage.calendar.day(-Math.max(3, started - i)) } : { task },
          ),
        });
      });
    }
}
