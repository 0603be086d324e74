import { initiativeProcess } from '../../../domain/portfolio/index.ts';
import { decideApproval, requestApproval } from '../../core/approvals.ts';
import { createMatter } from '../../core/create.ts';
import { markCriterion } from '../../core/criteria.ts';
import { editMatter } from '../../core/edit.ts';
import { transitionMatter } from '../../core/transition.ts';
import type { StoryCalendar } from './calendar.ts';
import { approvalNotes, criterionNotes, requestNotes } from './content/criterion-notes.ts';
import type { DemoInitiative } from './content/initiative.ts';
import { earlyInitiatives } from './content/initiatives-early.ts';
import { moreInitiatives } from './content/initiatives-more.ts';
import { runningInitiatives } from './content/initiatives-running.ts';
import { sideInitiatives } from './content/initiatives-side.ts';
import { people } from './content/people.ts';
import { tellMeasurements } from './measurements.ts';
import { agreeKeyResults, beginMeasuring, registerKeyResults } from './okr.ts';
import { giveAccess, pendingApproval, versionOf } from './queries/agency.ts';
import type { Stage, Story, Strand } from './story.ts';

/** Every initiative of the story. */
export const demoInitiatives: readonly DemoInitiative[] = [
  ...runningInitiatives,
  ...earlyInitiatives,
  ...sideInitiatives,
  ...moreInitiatives,
];

const manager = 'ingrid.solbakk';
const management = ['magnus.aasheim', 'hilde.brekkemo', 'tor.arne.vikmark'];
const office = people.filter((p) => p.roles.includes('portfolioOffice')).map((p) => p.id);
const languageOf = (id: string) => people.find((p) => p.id === id)?.language ?? 'nb';

type Fields = Record<string, unknown>;

/** Puts the scenes of every initiative into the story. */
export function tellInitiatives(story: Story, calendar: StoryCalendar): void {
  for (const i of demoInitiatives) tellInitiative(story, story.strand(`initiative:${i.id}`), i, calendar);
}

function edit(
  s: Strand,
  i: DemoInitiative,
  daysAgo: number,
  who: string,
  input: (stage: Stage) => Fields,
): void {
  s.on(daysAgo, async (stage) => {
    const key = stage.key(i.id);
    const version = await versionOf(stage.tx, stage.id(i.id));
    await editMatter(stage.tx, stage.db, stage.as(who), initiativeProcess, key, version, input(stage));
  });
}

function tellInitiative(story: Story, s: Strand, i: DemoInitiative, calendar: StoryCalendar): void {
  s.on(i.created, async (stage) => {
    const made = await createMatter(stage.tx, stage.as(i.creator), initiativeProcess, {
      title: i.title,
      description: i.description,
      source: i.source,
      productGroup: i.group,
      ...(i.product ? { product: i.product } : {}),
      audience: i.audience === 'restricted' ? 'agency' : (i.audience ?? 'agency'),
    });
    stage.named(i.id, made);
  });
  const written = new Set<string>();
  for (const [name, daysAgo, reason] of i.moves) {
    const lead = s.random.between(2, 6);
    prepare(s, i, calendar, written, name, daysAgo + lead + 4);
    tick(s, i, name, daysAgo + lead, 1);
    approve(s, i, name, daysAgo + 1);
    move(s, i, name, daysAgo, reason);
    if (name === 'toImplementation') {
      const by = i.owner ?? manager;
      const until = Math.max(i.period?.[1] ?? 90, 60) + 120;
      const at = s.next((stage) => beginMeasuring(stage, i, by, [-daysAgo, until]));
      tellMeasurements(story, i, calendar, { daysAgo, at, by, until });
    }
  }
  finish(s, i, calendar, written);
}

/** What is written down before a phase, by whom it falls to. */
function prepare(
  s: Strand,
  i: DemoInitiative,
  calendar: StoryCalendar,
  written: Set<string>,
  transition: string,
  daysAgo: number,
): void {
  const at = Math.min(daysAgo, i.created);
  const officer = s.random.pick(office);
  const owner = i.owner ?? officer;
  const once = (name: string, who: string, input: (stage: Stage) => Fields): void => {
    if (written.has(name)) return;
    written.add(name);
    edit(s, i, at, who, input);
  };
  if (transition === 'toProblem') {
    once('assigned', officer, (stage) => ({
      ...(i.owner ? { owner: stage.actor(i.owner).personId } : {}),
      nextPhaseScope:
        languageOf(i.creator) === 'nn'
          ? 'Snakke med dem det gjeld, samle tal, og skildre problemet på éi side.'
          : 'Snakke med dem det gjelder, samle tall og beskrive problemet på én side.',
    }));
  }
  if (transition === 'toConcept') {
    once('problem', owner, () => ({
      ...(i.problem ? { problemStatement: i.problem } : {}),
      ...(i.collaborators ? { collaborators: i.collaborators } : {}),
    }));
    if (i.moscow) once('moscow', manager, () => ({ moscow: i.moscow }));
  }
  if (transition === 'toPlanning') {
    if (!written.has('okr') && i.objectives) {
      written.add('okr');
      s.on(at, (stage) => registerKeyResults(stage, i, owner));
      if (i.moves.some(([name]) => name === 'toPlanning'))
        s.next((stage) => agreeKeyResults(stage, i, owner));
    }
    once('concept', owner, () => ({
      ...(i.risk ? { riskIfNotDone: i.risk } : {}),
      ...(i.competence ? { competence: i.competence } : {}),
      ...(i.personMonths ? { personMonths: Math.round(i.personMonths * 0.8) } : {}),
    }));
  }
  if (transition === 'toImplementation') {
    once('plan', owner, () => ({
      ...planOf(i, calendar),
      ...(i.nextScope ? { nextPhaseScope: i.nextScope } : {}),
    }));
  }
}

function planOf(i: DemoInitiative, calendar: StoryCalendar): Fields {
  const year = Number(calendar.today.slice(0, 4));
  return {
    ...(i.personMonths ? { personMonths: i.personMonths } : {}),
    milestones: (i.milestones ?? []).map(([milestone, ahead]) => ({ milestone, date: calendar.day(ahead) })),
    funding: (i.funding ?? []).map(([ahead, budgetLine, amount]) => ({
      year: year + ahead,
      budgetLine,
      amount,
    })),
    ...(i.period ? { plannedStart: calendar.day(i.period[0]), plannedEnd: calendar.day(i.period[1]) } : {}),
  };
}

/** Ticks a share of the criteria that people tick, each with a note or without. */
function tick(s: Strand, i: DemoInitiative, transition: string, daysAgo: number, share: number): void {
  const t = (initiativeProcess.transitions as Record<string, { criteria?: readonly string[] }>)[transition];
  const criteria = initiativeProcess.criteria as Record<string, { kind: string }>;
  const ticked = (t?.criteria ?? []).filter((id) => criteria[id]?.kind === 'ticked');
  for (const id of ticked.slice(0, Math.ceil(ticked.length * share))) {
    const who = i.owner && s.random.chance(0.7) ? i.owner : s.random.pick(office);
    const notes = criterionNotes[id];
    const words = languageOf(who) === 'nn' ? notes?.nn : notes && s.random.pick(notes.nb);
    const note = s.random.chance(0.75) ? (words ?? null) : null;
    s.on(daysAgo - s.random.between(0, 1), (stage) =>
      markCriterion(stage.tx, stage.db, stage.as(who), stage.key(i.id), id, 'met', note),
    );
  }
}

function approve(s: Strand, i: DemoInitiative, transition: string, daysAgo: number): void {
  const t = (initiativeProcess.transitions as Record<string, { approvals?: readonly unknown[] }>)[transition];
  if (!t?.approvals?.length) return;
  const asker = i.owner ?? manager;
  const note = s.random.pick(requestNotes);
  const decider = s.random.pick(management);
  const answer = s.random.pick(approvalNotes);
  s.on(daysAgo + 2, (stage) =>
    requestApproval(stage.tx, stage.db, stage.as(asker), stage.key(i.id), transition, note),
  );
  s.on(daysAgo, async (stage) => {
    const key = stage.key(i.id);
    const id = await pendingApproval(stage.tx, key, transition);
    await decideApproval(stage.tx, stage.db, stage.as(decider), key, id, 'approved', answer);
  });
}

function move(s: Strand, i: DemoInitiative, name: string, daysAgo: number, reason: string | undefined): void {
  s.on(daysAgo, (stage) =>
    transitionMatter(stage.tx, stage.db, stage.as(manager), stage.key(i.id), name, null, reason ?? null),
  );
}

const forward: Readonly<Record<string, string>> = {
  notStarted: 'toProblem',
  problem: 'toConcept',
  concept: 'toPlanning',
  planning: 'toImplementation',
};

/** What has been done since the last move: the work towards the next, and an approval that waits. */
function finish(s: Strand, i: DemoInitiative, calendar: StoryCalendar, written: Set<string>): void {
  const last = i.moves.at(-1);
  const state = last ? stateAfter(last[0]) : 'notStarted';
  const next = forward[state];
  const since = last ? last[1] : i.created;
  if (i.pending) {
    const [transition, daysAgo, note] = i.pending;
    prepare(s, i, calendar, written, transition, daysAgo + 8);
    tick(s, i, transition, daysAgo + 3, 1);
    const asker = i.owner ?? manager;
    s.on(daysAgo, (stage) =>
      requestApproval(stage.tx, stage.db, stage.as(asker), stage.key(i.id), transition, note),
    );
    if (i.approvedAgo !== undefined) {
      s.on(i.approvedAgo, async (stage) => {
        const key = stage.key(i.id);
        const id = await pendingApproval(stage.tx, key, transition);
        await decideApproval(
          stage.tx,
          stage.db,
          stage.as('hilde.brekkemo'),
          key,
          id,
          'approved',
          'Ja. Vi vil se tall etter et halvt år.',
        );
      });
    }
  } else if (next && last && i.owner) {
    prepare(s, i, calendar, written, next, Math.round(since * 0.5));
    tick(s, i, next, Math.round(since * 0.3), 0.5);
  }
  if (state === 'implementation') revise(s, i, calendar, since);
  if (i.audience === 'restricted') {
    const owner = i.owner ?? i.creator;
    edit(s, i, Math.max(1, Math.round(since * 0.2)), owner, () => ({ audience: 'restricted' }));
    s.next((stage) =>
      giveAccess(
        stage.tx,
        stage.id(i.id),
        [manager, ...management, ...office].map((id) => stage.actor(id).personId),
      ),
    );
  }
}

/** What is corrected along the way: the need, the end, and what the office and the owner agree on. */
function revise(s: Strand, i: DemoInitiative, calendar: StoryCalendar, since: number): void {
  const owner = i.owner ?? i.creator;
  const plan = planOf(i, calendar);
  const months = i.personMonths ?? 10;
  edit(s, i, Math.round(since * 0.6), owner, () => ({ personMonths: months + Math.ceil(months / 10) }));
  if (i.period) {
    const [, end] = i.period;
    edit(s, i, Math.round(since * 0.3), owner, () => ({ plannedEnd: calendar.day(end + 14) }));
  }
  tick(s, i, 'toDone', 22, 0.25);
  const review = calendar.workday(-s.random.between(6, 16));
  edit(s, i, s.random.between(2, 11), manager, () => ({
    milestones: [
      ...(plan.milestones as Fields[]),
      {
        milestone:
          languageOf(i.creator) === 'nn'
            ? 'Gjennomgang med porteføljekontoret'
            : 'Gjennomgang i porteføljekontoret',
        date: review,
      },
    ],
  }));
}

function stateAfter(transition: string): string {
  const t = (initiativeProcess.transitions as Record<string, { to: unknown }>)[transition];
  return typeof t?.to === 'string' ? t.to : '';
}
