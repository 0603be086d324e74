import { needProcess } from '../../../domain/need/index.ts';
import { createMatter } from '../../core/create.ts';
import { editMatter } from '../../core/edit.ts';
import { transitionMatter } from '../../core/transition.ts';
import { answerNeed, mergeNeed, plugNeeds, settleNeed, supportNeed } from '../need/index.ts';
import { organisations } from './content/agency.ts';
import type { DemoNeed } from './content/need.ts';
import { messageNeeds } from './content/needs-messages.ts';
import { serviceNeeds } from './content/needs-services.ts';
import { people } from './content/people.ts';
import { fictionalOrganisationNumber } from './organisation-number.ts';
import { versionOf } from './queries/agency.ts';
import type { Stage, Story } from './story.ts';

/** Every need of the story. */
export const demoNeeds: readonly DemoNeed[] = [...messageNeeds, ...serviceNeeds];

/** Key of the organisation somebody speaks for: the agency founds them in this order, itself first. */
function organisationOf(asker: string): string | undefined {
  const role = people.find((p) => p.id === asker)?.roles.find((r) => r.startsWith('serviceOwner'));
  const index = organisations.findIndex((o) => o.shortName === role?.split('@')[1]);
  return index < 0 ? undefined : fictionalOrganisationNumber(index + 1);
}

/** Who handles a need: the product's owner, or who leads the group. */
function handlerOf(stage: Stage, n: DemoNeed): string {
  if (n.product) return stage.ownerOf(n.product);
  const leads = `productGroupLeader@${n.group}`;
  return people.find((p) => p.roles.includes(leads))?.id ?? 'camilla.holtestad';
}

/** Puts the needs into the story, with who supports them and what became of them. Comes after what answers them. */
export function tellNeeds(story: Story): void {
  plugNeeds();
  for (const n of demoNeeds) tellNeed(story, n);
}

function tellNeed(story: Story, n: DemoNeed): void {
  const s = story.strand(`need:${n.id}`);
  const organisation = organisationOf(n.asker);
  const created = s.on(n.created, async (stage) => {
    const made = await createMatter(stage.tx, stage.as(n.asker), needProcess, {
      title: n.title,
      description: n.description,
      why: n.why,
      ...(n.product ? { product: n.product } : {}),
      ...(n.group ? { productGroup: n.group } : {}),
      ...(n.team ? { team: n.team } : {}),
      ...(organisation ? { organisation } : {}),
      ...(n.audience ? { audience: n.audience } : {}),
    });
    stage.named(n.id, made);
  });
  for (const [who, daysAgo, why] of n.supporters ?? []) {
    story
      .strand(`need:${n.id}/${who}`, created)
      .on(daysAgo, (stage) => supportNeed(stage.tx, stage.db, stage.as(who), stage.key(n.id), { why }));
  }
  const version = (stage: Stage) => versionOf(stage.tx, stage.id(n.id));
  if (n.considered !== undefined) {
    s.on(n.considered, async (stage) => {
      const who = handlerOf(stage, n);
      const owner = stage.actor(who).personId;
      const key = stage.key(n.id);
      await editMatter(stage.tx, stage.db, stage.as(who), needProcess, key, await version(stage), { owner });
      await transitionMatter(stage.tx, stage.db, stage.as(who), key, 'consider', null, null);
    });
  }
  for (const [name, daysAgo] of n.answers ?? []) {
    s.on(daysAgo, async (stage) =>
      answerNeed(stage.tx, stage.db, stage.as(handlerOf(stage, n)), stage.key(n.id), await version(stage), {
        answer: stage.key(name),
      }),
    );
  }
  if (n.declined) {
    const [daysAgo, reason] = n.declined;
    s.on(daysAgo, (stage) =>
      transitionMatter(
        stage.tx,
        stage.db,
        stage.as(handlerOf(stage, n)),
        stage.key(n.id),
        'decline',
        null,
        reason,
      ),
    );
  }
  if (n.merged) {
    const [into, daysAgo] = n.merged;
    s.on(daysAgo, async (stage) =>
      mergeNeed(stage.tx, stage.db, stage.as(handlerOf(stage, n)), stage.key(n.id), await version(stage), {
        into: stage.key(into),
      }),
    );
  }
  if (n.settled !== undefined) s.on(n.settled, (stage) => settleNeed(stage.tx, stage.db, stage.id(n.id)));
}
