import { saveView } from '../search/index.ts';
import { views } from './content/views.ts';
import type { Story } from './story.ts';

/** Puts saved views into the story. */
export function tellViews(story: Story): void {
  for (const v of views) {
    story.strand(`view:${v.name}`).on(v.daysAgo, (stage) =>
      saveView(stage.tx, stage.as(v.who), {
        name: v.name,
        address: v.address,
        sharedWith: v.sharedWith,
        ...(v.team === undefined ? {} : { team: v.team }),
      }),
    );
  }
}
