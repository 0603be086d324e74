import { initiativeProcess, type ReportStatus } from '../../../domain/portfolio/index.ts';
import { editMatter } from '../../core/edit.ts';
import { addLink } from '../../core/links.ts';
import { loadMatters } from '../../core/load.ts';
import {
  answerDistribution,
  distribute,
  draftReport,
  editReport,
  keepProposals,
  keepReportsDue,
  setCapacity,
  submitReport,
} from '../portfolio/index.ts';
import type { StoryCalendar } from './calendar.ts';
import { groups } from './content/agency.ts';
import type { DemoInitiative } from './content/initiative.ts';
import { people } from './content/people.ts';
import { capacities, distributionWords, reportWords, workingGroups } from './content/report-words.ts';
import { versionOf } from './queries/agency.ts';
import type { Stage, Story, Strand } from './story.ts';

const manager = 'ingrid.solbakk';
const officer = 'camilla.holtestad';
const timeZone = 'Europe/Oslo';
const reportEvery = 30;

const languageOf = (id: string): 'nb' | 'nn' =>
  people.find((p) => p.id === id)?.language === 'nn' ? 'nn' : 'nb';

/** A stay in implementation, in days ago: from when, and until when (0: still). */
interface Stay {
  readonly from: number;
  readonly to: number;
}

/** The stays of an initiative in implementation, from its moves. */
function staysOf(i: DemoInitiative): Stay[] {
  const stays: Stay[] = [];
  const transitions = initiativeProcess.transitions as Readonly<
    Record<string, { readonly from: readonly string[]; readonly to: unknown }>
  >;
  let since: number | null = null;
  let state = 'notStarted';
  let before = state;
  for (const [name, daysAgo] of i.moves) {
    const to = transitions[name]?.to;
    const next = typeof to === 'string' ? to : before;
    if (since !== null) stays.push({ from: since, to: daysAgo });
    since = next === 'implementation' ? daysAgo : null;
    before = state;
    state = next;
  }
  if (since !== null) stays.push({ from: since, to: 0 });
  return stays;
}

/**
 * Tells what the portfolio does besides moving initiatives: reports month by month, who they are given to and what they
 * answer, what waits for what, milestones reached, and the capacity of the product groups.
 */
export function tellPortfolio(
  story: Story,
  calendar: StoryCalendar,
  initiatives: readonly DemoInitiative[],
): void {
  keepReportsDue(timeZone);
  keepProposals();
  tellCapacity(story, calendar);
  const running = initiatives.filter((i) => staysOf(i).length > 0);
  // Those still under way first, so that every way to go is among them.
  const open = running.filter((i) => staysOf(i).at(-1)?.to === 0);
  for (const [n, i] of [...open, ...running.filter((r) => !open.includes(r))].entries()) {
    const strand = story.strand(`portfolio:${i.id}`);
    const [stay] = staysOf(i);
    if (stay && stay.from - stay.to > 24) tellDistribution(strand, i, stay, n);
    for (const s of staysOf(i)) tellReports(strand, i, s, n);
    tellReached(strand, i, calendar);
  }
  tellDependencies(story, initiatives);
}

function tellCapacity(story: Story, calendar: StoryCalendar): void {
  const strand = story.strand('portfolio:capacity');
  const year = Number(calendar.today.slice(0, 4));
  for (const [productGroup, months] of Object.entries(capacities)) {
    for (const [ahead, personMonths] of months.entries()) {
      strand.on(330 - ahead * 100, (stage) =>
        setCapacity(stage.tx, stage.as(officer), {
          productGroup,
          year: year + ahead,
          personMonths,
          version: 0,
        }),
      );
    }
  }
}

/** Of every four: to a working group; to a team; sent back and given to another; waiting now. */
function tellDistribution(s: Strand, i: DemoInitiative, stay: Stay, n: number): void {
  const teams = groups.find((g) => g.key === i.group)?.teams ?? [];
  const words = distributionWords[languageOf(i.creator)];
  const note = s.random.pick(words.give);
  const give = (daysAgo: number, to: (stage: Stage) => Parameters<typeof distribute>[4]): void => {
    s.on(daysAgo, async (stage) => {
      const made = await distribute(stage.tx, stage.db, stage.as(manager), stage.key(i.id), {
        ...to(stage),
        note,
      });
      stage.named(`distribution:${i.id}`, { key: stage.key(i.id), id: made.id });
    });
  };
  const answer = (
    daysAgo: number,
    who: (stage: Stage) => string,
    given: Parameters<typeof answerDistribution>[5],
  ): void => {
    s.on(daysAgo, (stage) =>
      answerDistribution(
        stage.tx,
        stage.db,
        stage.as(who(stage)),
        { key: stage.key(i.id), id: stage.id(`distribution:${i.id}`) },
        null,
        given,
      ),
    );
  };
  const team = teams[n % teams.length]?.key;
  const other = teams[(n + 1) % teams.length]?.key;
  if (!team || !other || i.onRoadmap) return;
  // Long enough after that no holiday puts both on the same day.
  const first = stay.from - 9;
  // What is done has its work on the roadmap: the team sent it back there, and no draft is left open under it.
  const ended = (staysOf(i).at(-1)?.to ?? 0) > 0;
  if (n % 4 === 0 && !ended) {
    give(first, (stage) => ({
      receiver: 'workingGroup',
      name: workingGroups[(n / 4) % workingGroups.length]!,
      lead: stage.actor(stage.leadOf(team)).personId,
      members: [stage.memberOf(team, i.id), stage.memberOf(other, i.id)].map(
        (id) => stage.actor(id).personId,
      ),
    }));
    answer(first - 4, (stage) => stage.leadOf(team), { answer: 'accept' });
    return;
  }
  if (n % 4 === 3 && !ended) {
    give(Math.min(3, first), () => ({ receiver: 'productGroup', place: i.group }));
    return;
  }
  give(first, () => ({ receiver: 'team', place: team }));
  if (n % 4 === 2 || ended) {
    answer(first - 4, (stage) => stage.leadOf(team), {
      answer: 'return',
      reason: s.random.pick(words.back),
    });
    if (ended) return;
    give(first - 7, () => ({ receiver: 'team', place: other }));
    answer(first - 11, (stage) => stage.leadOf(other), { answer: 'accept' });
  } else {
    answer(first - 4, (stage) => stage.leadOf(team), { answer: 'accept' });
  }
}

/** How it goes: mostly well; some have a bad month, a few are in trouble at the end. */
function statusOf(n: number, at: number, last: boolean): ReportStatus {
  if (last && n % 5 === 1) return 'red';
  if (last && n % 5 === 3) return 'yellow';
  return (n + at) % 4 === 2 ? 'yellow' : 'green';
}

/** A report a month; one in six is late with its last, and one in five has begun on the next. */
function tellReports(s: Strand, i: DemoInitiative, stay: Stay, n: number): void {
  const who = i.owner ?? manager;
  const words = reportWords[languageOf(who)];
  const days: number[] = [];
  for (let d = stay.from - reportEvery; d > stay.to + 1; d -= reportEvery) days.push(d);
  const told = n % 6 === 4 && days.length > 1 && stay.to === 0 ? days.slice(0, -1) : days;
  const budget = (i.funding ?? []).reduce((sum, [, , amount]) => sum + amount, 0);
  for (const [at, daysAgo] of told.entries()) {
    const last = at === told.length - 1;
    const status = statusOf(n, at, last && stay.to === 0);
    const stage4 = Math.min(3, Math.floor((4 * at) / Math.max(1, days.length)));
    const progress = Math.min(95, Math.round(((at + 1) / (days.length + 2)) * 100));
    const w = words[status];
    s.on(daysAgo, async (stage) => {
      const key = stage.key(i.id);
      const call = stage.as(who);
      const draft = await draftReport(stage.tx, stage.db, call, key);
      const edited = await editReport(stage.tx, stage.db, call, { key, id: draft.id }, null, {
        status,
        summary: w.summary[stage4]!,
        progress,
        progressNote: w.progress[stage4]!,
        spent: budget === 0 ? null : Math.round((budget * progress) / 100 / 10_000) * 10_000,
        forecast: budget === 0 ? null : Math.round(budget * (status === 'red' ? 1.08 : 1)),
        costNote: w.cost[(stage4 + at) % 4]!,
        riskNote: w.risk[(stage4 + n) % 4]!,
      });
      await submitReport(stage.tx, stage.db, call, { key, id: edited.id }, null, timeZone);
    });
  }
  if (n % 5 === 2 && stay.to === 0 && told.length > 0)
    s.on(1, (stage) => draftReport(stage.tx, stage.db, stage.as(who), stage.key(i.id)));
}

/** The milestone that should have been reached, and was not. */
const late = { initiative: 'flytting', milestone: 1 };

/** Milestones that have passed were reached, a few days off; one was not. */
function tellReached(s: Strand, i: DemoInitiative, calendar: StoryCalendar): void {
  const who = i.owner ?? manager;
  const slips = s.random.between(-4, 5);
  s.on(1, async (stage) => {
    const [m] = await loadMatters(stage.tx, 'initiative', [stage.id(i.id)]);
    const rows = (m?.fields.milestones ?? []) as readonly { milestone: string; date: string }[];
    const milestones = rows.map((row, at) => {
      const passed = row.date < calendar.day(-6);
      const missed = i.id === late.initiative && at === late.milestone;
      const reached = new Date(Date.parse(`${row.date}T00:00:00Z`) + slips * 86_400_000)
        .toISOString()
        .slice(0, 10);
      return passed && !missed ? { ...row, reached } : row;
    });
    if (!milestones.some((row) => 'reached' in row)) return;
    await editMatter(
      stage.tx,
      stage.db,
      stage.as(who),
      initiativeProcess,
      stage.key(i.id),
      await versionOf(stage.tx, stage.id(i.id)),
      { milestones },
    );
  });
}

/** In each product group the younger waits for the older, two by two. */
function tellDependencies(story: Story, initiatives: readonly DemoInitiative[]): void {
  const strand = story.strand('portfolio:dependencies');
  for (const g of groups) {
    const open = initiatives
      .filter((i) => i.group === g.key && i.audience !== 'restricted')
      .filter((i) => !['reject', 'toDone'].includes(i.moves.at(-1)?.[0] ?? ''))
      .sort((a, b) => b.created - a.created);
    for (const [at, later] of open.entries()) {
      const earlier = open[at - 1];
      if (!earlier || at % 2 === 0) continue;
      strand.on(Math.min(later.created - 2, 40 + at), (stage) =>
        addLink(stage.tx, stage.as(officer), {
          type: 'dependsOn',
          fromId: stage.id(earlier.id),
          toId: stage.id(later.id),
        }),
      );
    }
  }
}
