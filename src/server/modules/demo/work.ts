import { epicProcess, issueProcess } from '../../../domain/backlog/index.ts';
import { roadmapElementProcess } from '../../../domain/roadmap/index.ts';
import { createMatter } from '../../core/create.ts';
import { type NewEvent, recordEvents } from '../../core/events.ts';
import { addLink } from '../../core/links.ts';
import { markDirtyAround } from '../../core/rollup.ts';
import { transitionMatter } from '../../core/transition.ts';
import type { StoryCalendar } from './calendar.ts';
import { groups } from './content/agency.ts';
import type { DemoElement, DemoEpic } from './content/element.ts';
import { labelsOf } from './content/labels.ts';
import { demoInitiatives } from './initiatives.ts';
import { demoElements, epicName, issueTypeOf, type PlannedIssue, productOf } from './plan-issues.ts';
import { closeTrackerIssue, insertParts, insertTrackerIssues } from './queries/facts.ts';
import type { Stage, Story } from './story.ts';

const tracker = { personId: null, kind: 'import' } as const;

function move(stage: Stage, who: string, name: string, transition: string, reason: string | null = null) {
  return transitionMatter(stage.tx, stage.db, stage.as(who), stage.key(name), transition, null, reason);
}

/** Puts the roadmap, the epics and their issues into the story. */
export function tellWork(story: Story, calendar: StoryCalendar, issues: readonly PlannedIssue[]): void {
  for (const element of demoElements) tellElement(story, calendar, element, issues);
}

function tellElement(
  story: Story,
  calendar: StoryCalendar,
  e: DemoElement,
  issues: readonly PlannedIssue[],
): void {
  const name = `element:${e.title}`;
  const s = story.strand(name);
  const product = productOf(e.product);
  const group = groups.find((g) => g.teams.some((t) => t.key === product.team))!;
  const registered = s.on(e.created, async (stage) => {
    const owner = stage.ownerOf(e.product);
    const made = await createMatter(stage.tx, stage.as(owner), roadmapElementProcess, {
      title: e.title,
      summary: e.description,
      expectedResult: e.result,
      owner: stage.actor(owner).personId,
      product: e.product,
      team: product.team,
      productGroup: group.key,
      personWeeks: e.weeks,
      plannedStart: calendar.day(e.period[0]),
      plannedEnd: calendar.day(e.period[1]),
    });
    stage.named(name, made);
  });
  if (e.initiative !== null) {
    const { initiative } = e;
    // Some elements were there before anybody made an initiative of the whole.
    const since = Math.min(
      e.created,
      (demoInitiatives.find((i) => i.id === initiative)?.created ?? e.created) - 2,
    );
    story.strand(`${name}/initiative`, registered).on(since, (stage) =>
      addLink(stage.tx, stage.as(stage.ownerOf(e.product)), {
        type: 'decomposes',
        fromId: stage.id(initiative),
        toId: stage.id(name),
      }),
    );
  }
  const step = (daysAgo: number | null, transition: string, after?: Date): void => {
    if (daysAgo !== null)
      s.on(daysAgo, (stage) => move(stage, stage.ownerOf(e.product), name, transition), after);
  };
  step(e.accepted, 'accept');
  step(e.started, 'start');
  const closed = e.epics.map((epic) => tellEpic(story, e, epic, issues, registered));
  step(e.delivered, 'deliver', new Date(Math.max(0, ...closed.map((d) => d.getTime()))));
  if (e.dropped) {
    const [daysAgo, why] = e.dropped;
    s.on(daysAgo, (stage) => move(stage, stage.ownerOf(e.product), name, 'drop', why));
  }
}

/** Gives when the last thing happened to it. */
function tellEpic(
  story: Story,
  e: DemoElement,
  epic: DemoEpic,
  all: readonly PlannedIssue[],
  registered: Date,
): Date {
  const name = epicName(e, epic);
  const s = story.strand(name, registered);
  const { team } = productOf(e.product);
  const issues = all.filter((i) => i.epic === epic);
  s.on(epic.created, async (stage) => {
    const made = await createMatter(stage.tx, stage.as(stage.ownerOf(e.product)), epicProcess, {
      title: epic.title,
      description: epic.why,
      inScope: issues
        .slice(0, 3)
        .map((i) => `- ${i.title}`)
        .join('\n'),
      team,
      product: e.product,
      owner: stage.actor(stage.leadOf(team)).personId,
      estimate: issues.length * 3,
      labels: labelsOf(epic.title, epic.why),
    });
    stage.named(name, made);
    await addLink(stage.tx, stage.as(stage.ownerOf(e.product)), {
      type: 'decomposes',
      fromId: stage.id(`element:${e.title}`),
      toId: made.id,
    });
  });
  let last = s.next((stage) => hangTracked(stage, e, name, issues));
  if (epic.started === null && s.random.chance(0.6)) {
    s.on(epic.created - 6, (stage) => move(stage, stage.leadOf(team), name, 'prepare'));
  }
  if (epic.started !== null) {
    s.on(epic.started + 1, (stage) => move(stage, stage.leadOf(team), name, 'prepare'));
    last = s.on(epic.started, (stage) => move(stage, stage.leadOf(team), name, 'start'));
  }
  const done = issues.map((i) => tellIssue(story, i, name, last));
  if (epic.closed === null) return last;
  const after = new Date(Math.max(...done.map((d) => d.getTime())));
  return s.on(epic.closed, (stage) => move(stage, stage.leadOf(team), name, 'close'), after);
}

/** The issues in the team's own tracker, hung under the epic by its lead; told as links made by hand are. */
async function hangTracked(
  stage: Stage,
  e: DemoElement,
  epic: string,
  issues: readonly PlannedIssue[],
): Promise<void> {
  const tracked = issues.flatMap(({ key, title }) => (key === null ? [] : [{ key, title }]));
  if (tracked.length === 0) return;
  const product = productOf(e.product);
  const productId = stage.place(e.product);
  const lead = stage.actor(stage.leadOf(product.team));
  const epicId = stage.id(epic);
  const ids = await insertTrackerIssues(
    stage.tx,
    tracked.map((i) => ({ ...i, productId })),
  );
  const links = await insertParts(stage.tx, epicId, ids, lead.personId);
  const events = tracked.flatMap((i, n): NewEvent[] => {
    const [nodeId, linkId] = [ids[n]!, links[n]!];
    const told = (end: number, kind: string, otherId: number, direction: string): NewEvent => ({
      type: 'link.added',
      nodeId: end,
      kind,
      actor: lead,
      data: { linkId, linkType: 'decomposes', direction, otherId, source: 'person' },
    });
    return [
      {
        type: 'fact.recorded',
        nodeId,
        kind: 'externalIssue',
        actor: tracker,
        data: { source: 'jira', key: i.key },
      },
      told(epicId, 'epic', nodeId, 'down'),
      told(nodeId, 'externalIssue', epicId, 'up'),
    ];
  });
  await recordEvents(stage.tx, events);
  await markDirtyAround(stage.tx, [epicId]);
}

/** Gives when it was done, or the last that happened to it. */
function tellIssue(story: Story, i: PlannedIssue, epic: string, notBefore: Date): Date {
  const s = story.strand(i.name, notBefore);
  const { team } = i.product;
  if (i.key !== null) {
    const { key } = i;
    if (i.doneAgo === null) return notBefore;
    return s.on(i.doneAgo, async (stage) => {
      const nodeId = await closeTrackerIssue(stage.tx, key);
      const changes = [{ field: 'state', from: 'open', to: 'closed' }];
      await recordEvents(stage.tx, [
        {
          type: 'fact.changed',
          nodeId,
          kind: 'externalIssue',
          actor: tracker,
          changes,
          data: { source: 'jira' },
        },
      ]);
    });
  }
  const who = (stage: Stage): string => stage.memberOf(team, i.name);
  const last = s.next(async (stage) => {
    const made = await createMatter(stage.tx, stage.as(who(stage)), issueProcess, {
      title: i.title,
      issueType: issueTypeOf(i.title),
      team,
      product: i.product.slug,
      ...(i.doneAgo === null && s.random.chance(0.5) ? {} : { owner: stage.actor(who(stage)).personId }),
      estimate: s.random.between(1, 5),
      labels: labelsOf(i.title),
    });
    stage.named(i.name, made);
    await addLink(stage.tx, stage.as(stage.leadOf(team)), {
      type: 'decomposes',
      fromId: stage.id(epic),
      toId: made.id,
    });
  });
  if (i.doneAgo === null) return last;
  s.on(i.doneAgo + 4, (stage) => move(stage, who(stage), i.name, 'start'));
  s.on(i.doneAgo + 1, (stage) => move(stage, who(stage), i.name, 'review'));
  return s.on(i.doneAgo, (stage) => move(stage, who(stage), i.name, 'close'));
}
