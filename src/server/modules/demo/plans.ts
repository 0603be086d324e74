import { createTexts } from '../../platform/texts/texts.ts';
import { addItems, createPlan, editItem, findPlan, freezePlan, presentPlan } from '../plan/index.ts';
import { type DemoPlan, demoPlans } from './content/plans.ts';
import type { Stage, Story, Strand } from './story.ts';

/** Puts the lists that go out as documents into the story. */
export function tellPlans(story: Story): void {
  for (const p of demoPlans) tellPlan(story.strand(`plan:${p.type}`), p);
}

function tellPlan(s: Strand, p: DemoPlan): void {
  s.on(p.made, async (stage) => {
    const made = await createPlan(stage.tx, createTexts(), stage.as(p.by), {
      type: p.type,
      year: Number(stage.calendar.today.slice(0, 4)) + p.ahead,
      introduction: p.introduction,
    });
    stage.named(`plan:${p.type}`, made);
  });
  s.next(async (stage) => {
    const { key, version } = await read(stage, p);
    await addItems(stage.tx, stage.as(p.by), key, version, {
      keys: p.items.map((i) => stage.key(i.about)),
    });
  });
  for (const { about, ...values } of p.items) {
    s.next(async (stage) => {
      const list = await read(stage, p);
      const item = list.items.find((i) => i.matter.key === stage.key(about))!;
      await editItem(stage.tx, stage.as(p.by), list.key, item.id, list.version, values);
    });
  }
  if (p.frozen !== undefined) {
    s.on(p.frozen, async (stage) => {
      const { key, version } = await read(stage, p);
      await freezePlan(stage.tx, stage.as('ingrid.solbakk'), key, version);
    });
  }
}

async function read(stage: Stage, p: DemoPlan) {
  const list = await findPlan(stage.tx, stage.key(`plan:${p.type}`));
  if (!list) throw new Error(`the list ${p.type} is not there`);
  return presentPlan(stage.tx, stage.actor(p.by), list);
}
