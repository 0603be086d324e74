import { issueProcess } from '../../../domain/backlog/index.ts';
import { weekdayOf } from '../../../domain/kernel/calendar.ts';
import { createMatter } from '../../core/create.ts';
import { editMatter } from '../../core/edit.ts';
import { loadMatters } from '../../core/load.ts';
import { transitionMatter } from '../../core/transition.ts';
import { closeSprint, createSprint, editSprint, ruleSprints, setWay, startSprint } from '../backlog/index.ts';
import type { StoryCalendar } from './calendar.ts';
import { labelsOf } from './content/labels.ts';
import { type DemoSprint, type DemoSprintTeam, sprintTeams } from './content/sprints.ts';
import { issueTypeOf, type PlannedIssue } from './plan-issues.ts';
import { openSprintOf } from './queries/sprints.ts';
import type { Stage, Story, Strand } from './story.ts';

const weeks = 2;
const length = weeks * 7;
const timeZone = 'Europe/Oslo';
const sizes = [3, 5, 2, 8, 3, 1, 5, 2] as const;

/** How many days ago the sprint that is under way began: on a Monday, so that some of it is behind and some ahead. */
function begunAgo(today: string): number {
  const since = weekdayOf(today) - 1;
  return since < 3 ? since + 7 : since;
}

const issueName = (team: DemoSprintTeam, title: string): string => `sprint:${team.team}/${title}`;

/** Moves an issue into a sprint (null: out of it) unless it is done or has gone there already. */
async function place(
  stage: Stage,
  team: DemoSprintTeam,
  issue: { key: string; id: number },
  sprint: { key: string; id: number } | null,
): Promise<void> {
  const [m] = await loadMatters(stage.tx, 'issue', [issue.id]);
  const known = issueProcess.states as Readonly<Record<string, { readonly category: string }>>;
  if (!m || known[m.state]?.category === 'done' || m.fields.sprint === (sprint?.id ?? null)) return;
  const lead = stage.as(stage.leadOf(team.team));
  await editMatter(stage.tx, stage.db, lead, issueProcess, m.key, m.version, { sprint: sprint?.key ?? null });
}

/** Registers one of the team's own issues; `into` a sprint, or in the backlog. */
async function register(stage: Stage, team: DemoSprintTeam, title: string, nth: number): Promise<void> {
  const lead = stage.leadOf(team.team);
  const owners = [lead, ...team.people];
  const made = await createMatter(stage.tx, stage.as(lead), issueProcess, {
    title,
    issueType: issueTypeOf(title),
    team: team.team,
    product: team.product,
    // Somebody always forgets one.
    ...(nth % 11 === 6 ? {} : { estimate: sizes[nth % sizes.length] }),
    owner: stage.actor(owners[nth % owners.length]!).personId,
    labels: labelsOf(title),
  });
  stage.named(issueName(team, title), made);
}

const named = (stage: Stage, name: string): { key: string; id: number } | null => {
  try {
    return { key: stage.key(name), id: stage.id(name) };
  } catch {
    // The team has not come to that yet.
    return null;
  }
};

/** Takes an issue from its start to its end, over some days of a sprint. Days are days ago. */
function tellIssue(
  story: Story,
  team: DemoSprintTeam,
  title: string,
  begun: Date,
  days: { readonly start: number; readonly review: number | null; readonly close: number | null },
): void {
  const name = issueName(team, title);
  const s = story.strand(`${name}/work`, begun);
  const move = (daysAgo: number | null, transition: string): void => {
    if (daysAgo !== null)
      s.on(daysAgo, (stage) =>
        transitionMatter(
          stage.tx,
          stage.db,
          stage.as(stage.leadOf(team.team)),
          stage.key(name),
          transition,
          null,
          null,
        ),
      );
  };
  move(days.start, 'start');
  move(days.review, 'review');
  move(days.close, 'close');
}

/** Plans and starts a sprint, with what the team's plans put there; gives when it began. */
function begin(
  s: Strand,
  team: DemoSprintTeam,
  sprint: DemoSprint,
  at: { readonly from: number; readonly nth: number },
  planned: readonly PlannedIssue[],
): Date {
  const { from, nth } = at;
  const to = from - length + 1;
  s.on(from + 3, async (stage) => {
    const next = await openSprintOf(stage.tx, stage.place(team.team), 'planned');
    for (const [i, title] of sprint.work.entries()) {
      await register(stage, team, title, nth * 5 + i);
      await place(stage, team, named(stage, issueName(team, title))!, next!);
    }
  });
  return s.on(from, async (stage) => {
    const next = await openSprintOf(stage.tx, stage.place(team.team), 'planned');
    // What of the epics is done in these weeks was planned for them, as far as it was known then.
    for (const i of planned) {
      const issue = i.doneAgo !== null && i.doneAgo < from && i.doneAgo >= to ? named(stage, i.name) : null;
      if (issue) await place(stage, team, issue, next!);
    }
    const today = stage.calendar.workday(from);
    const period = { startsOn: today, endsOn: stage.calendar.day(-to) };
    await startSprint(
      stage.tx,
      stage.as(stage.leadOf(team.team)),
      next!.key,
      next!.version,
      { goal: sprint.goal, ...period },
      today,
    );
  });
}

/** Issues that came in after a sprint had begun. */
function comeLate(s: Strand, team: DemoSprintTeam, sprint: DemoSprint, nth: number, daysAgo: number): void {
  for (const [i, title] of sprint.late.entries())
    s.on(daysAgo, async (stage) => {
      await register(stage, team, title, nth * 5 + i + 3);
      const now = await openSprintOf(stage.tx, stage.place(team.team), 'active');
      await place(stage, team, named(stage, issueName(team, title))!, now);
    });
}

function tellTeam(
  story: Story,
  calendar: StoryCalendar,
  team: DemoSprintTeam,
  planned: readonly PlannedIssue[],
): void {
  const s = story.strand(`sprints:${team.team}`);
  const running = team.sprints.length - 2;
  const now = begunAgo(calendar.today);
  const startOf = (nth: number): number => now + (running - nth) * length;
  s.on(startOf(0) + 5, (stage) =>
    setWay(
      stage.tx,
      stage.as(stage.leadOf(team.team)),
      team.team,
      1,
      { way: 'sprints', weeks, startWeekday: 1, makeReady: true },
      calendar.workday(startOf(0) + 5),
    ),
  );
  for (const [nth, sprint] of team.sprints.entries()) {
    const from = startOf(nth);
    if (nth > running) {
      tellNext(s, team, sprint, nth);
      break;
    }
    const begun = begin(s, team, sprint, { from, nth }, planned);
    const behind = nth < running;
    const span = behind ? length - 3 : from;
    const day = (share: number): number =>
      Math.max(behind ? from - length + 2 : 1, from - Math.round(span * share));
    comeLate(s, team, sprint, nth, day(0.4));
    for (const [i, title] of sprint.work.entries()) {
      const last = i === sprint.work.length - 1;
      const share = (i + 1) / sprint.work.length;
      // Now and then the last one is not done in time: it is finished in the sprint after.
      const late = last && nth % 3 !== 0;
      if (behind)
        tellIssue(story, team, title, begun, {
          start: day(share * 0.5),
          review: late ? from - length - 1 : day(share * 0.8),
          close: late ? from - length - 3 : day(share * 0.95),
        });
      else if (share < 0.8)
        tellIssue(story, team, title, begun, {
          start: day(share * 0.6),
          review: share < 0.65 ? day(share * 0.9) : null,
          close: share < 0.5 ? day(share) : null,
        });
    }
    for (const title of sprint.late)
      if (behind)
        tellIssue(story, team, title, new Date(begun.getTime() + 6 * 86_400_000), {
          start: day(0.6),
          review: day(0.75),
          close: day(0.9),
        });
    if (behind) close(s, team, from - length, calendar);
    else takeOut(s, team, sprint, day(0.7));
  }
}

/** What was too much is taken out of the sprint that is under way. */
function takeOut(s: Strand, team: DemoSprintTeam, sprint: DemoSprint, daysAgo: number): void {
  const title = sprint.work.at(-1);
  if (title !== undefined)
    s.on(daysAgo, (stage) => place(stage, team, named(stage, issueName(team, title))!, null));
}

/** The morning after its last day: closed, and what is left goes on to the next. */
function close(s: Strand, team: DemoSprintTeam, daysAgo: number, calendar: StoryCalendar): void {
  s.on(daysAgo, async (stage) => {
    const now = await openSprintOf(stage.tx, stage.place(team.team), 'active');
    await closeSprint(
      stage.tx,
      stage.as(stage.leadOf(team.team)),
      now!.key,
      now!.version,
      { to: 'next', except: [] },
      { today: calendar.workday(daysAgo), timeZone },
    );
  });
}

/** The next sprint has its first issues, and one after it is planned. */
function tellNext(s: Strand, team: DemoSprintTeam, sprint: DemoSprint, nth: number): void {
  s.on(1, async (stage) => {
    const next = await openSprintOf(stage.tx, stage.place(team.team), 'planned');
    for (const [i, title] of sprint.work.entries()) {
      await register(stage, team, title, nth * 5 + i);
      if (i > 0) await place(stage, team, named(stage, issueName(team, title))!, next!);
    }
    const lead = stage.as(stage.leadOf(team.team));
    await editSprint(stage.tx, lead, next!.key, next!.version, { goal: sprint.goal });
    await createSprint(stage.tx, lead, team.team, {}, stage.calendar.workday(1));
  });
}

/** Puts the sprints of the teams that work in them into the story. All others work by kanban. */
export function tellSprints(story: Story, calendar: StoryCalendar, issues: readonly PlannedIssue[]): void {
  ruleSprints();
  for (const team of sprintTeams)
    tellTeam(
      story,
      calendar,
      team,
      issues.filter((i) => i.key === null && i.product.team === team.team),
    );
}
