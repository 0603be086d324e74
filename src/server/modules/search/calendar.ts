import ical, { ICalEventTransparency } from 'ical-generator';
import type { MatterListQueryValue, MatterRowValue } from '../../../contract/matters.ts';
import { pageOf } from '../../../domain/collaboration/index.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { processes } from '../../../domain/processes.ts';
import type { ListAddress } from '../../../domain/search/index.ts';
import { listMatters } from '../../core/list.ts';
import type { Queryable } from '../../platform/db/db.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import { sprintDays } from '../backlog/index.ts';
import { listDeployments, readFiltersOf } from '../deployment/index.ts';
import { sprintsOf } from './feeds.ts';
import { listQuery } from './list-query.ts';
import { meetingDays, milestonesOf } from './queries/feeds.ts';

/** Matters that one calendar holds; more than that no program shows. */
const mostMatters = 2000;
const page = 500;
/** Meetings are shown this many days back. */
const meetingDaysBack = 180;

/** Deployments are shown this many days back, unless the list says from when. */
const deploymentDaysBack = 90;

/** One entry: all day, or at an instant. `id` stays the same as long as the thing does. */
interface Entry {
  readonly id: string;
  readonly when: { readonly day: string; readonly lastDay?: string } | { readonly instant: Date };
  readonly summary: string;
  /** Of its page. */
  readonly path: string;
  readonly state: string | null;
  readonly version: number;
  readonly changedAt: Date;
  readonly cancelled: boolean;
}

const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);

async function matterEntries(
  q: Queryable,
  actor: Actor,
  list: ListAddress,
  definition: ProcessDefinition,
  texts: Texts,
): Promise<Entry[]> {
  const query = listQuery(definition, list.query);
  const rows: MatterRowValue[] = [];
  let cursor: string | undefined;
  do {
    const found = await listMatters(q, actor, definition, {
      ...query,
      limit: page,
      ...(cursor === undefined ? {} : { cursor }),
    } as MatterListQueryValue);
    rows.push(...found.items);
    cursor = found.next ?? undefined;
  } while (cursor !== undefined && rows.length < mostMatters);
  const { language } = actor;
  const milestones =
    definition.kind === 'initiative'
      ? await milestonesOf(
          q,
          rows.map((r) => r.key),
        )
      : [];
  const byKey = new Map<string, typeof milestones>();
  for (const m of milestones) byKey.set(m.key, [...(byKey.get(m.key) ?? []), m]);
  return rows.flatMap((r) => {
    const common = {
      path: pageOf(r),
      state: texts.text(language, `process.${r.kind}.state.${r.state}`),
      version: r.version,
      changedAt: new Date(r.updatedAt),
      cancelled: definition.states[r.state]?.abandoned === true,
    };
    const named = `${r.key} ${r.title}`;
    const start = r.plannedStart
      ? [
          {
            ...common,
            id: `${r.key}-start`,
            when: { day: r.plannedStart },
            summary: texts.text(language, 'search.calendar.start', { matter: named }),
          },
        ]
      : [];
    const end = r.plannedEnd
      ? [
          {
            ...common,
            id: `${r.key}-end`,
            when: { day: r.plannedEnd },
            summary: texts.text(language, 'search.calendar.end', { matter: named }),
          },
        ]
      : [];
    const stones = (byKey.get(r.key) ?? []).map((m, i) => ({
      ...common,
      id: `${r.key}-milestone-${i + 1}`,
      when: { day: m.day },
      summary: texts.text(language, 'search.calendar.milestone', { milestone: m.milestone, matter: named }),
    }));
    return [...start, ...end, ...stones];
  });
}

async function meetingEntries(q: Queryable, actor: Actor, now: Date): Promise<Entry[]> {
  if (!may(actor, 'meeting.read')) return [];
  const from = new Date(now.getTime() - meetingDaysBack * 86_400_000).toISOString().slice(0, 10);
  return (await meetingDays(q, from)).map((m) => ({
    id: m.key,
    path: pageOf({ key: m.key, kind: 'meeting' }),
    when: { day: m.day },
    summary: m.title,
    state: null,
    version: m.version,
    changedAt: m.updatedAt,
    cancelled: false,
  }));
}

/** Sprints from their first day to their last. */
async function sprintEntries(q: Queryable, actor: Actor, team: string | null): Promise<Entry[]> {
  return (await sprintDays(q, actor, team)).map((s) => ({
    id: s.key,
    path: pageOf({ key: s.key, kind: 'sprint' }),
    when: { day: s.startsOn, lastDay: s.endsOn },
    summary: `${s.title} (${s.team})`,
    state: s.goal || null,
    version: s.version,
    changedAt: s.updatedAt,
    cancelled: s.state === 'cancelled',
  }));
}

/** Deployments, newest first; a list whose filter names what is no longer there has none. */
async function deploymentEntries(
  q: Queryable,
  actor: Actor,
  list: ListAddress,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): Promise<Entry[]> {
  if (!may(actor, 'deployment.read')) return [];
  const filters = readFiltersOf(list.query);
  const from =
    filters.from ?? new Date(now.getTime() - deploymentDaysBack * 86_400_000).toISOString().slice(0, 10);
  const entries: Entry[] = [];
  let cursor: string | undefined;
  try {
    do {
      const found = await listDeployments(
        q,
        actor,
        { ...filters, from, limit: page, ...(cursor === undefined ? {} : { cursor }) },
        timeZone,
      );
      for (const d of found.items)
        entries.push({
          id: d.key,
          path: pageOf({ key: d.key, kind: 'deployment' }),
          when: { instant: new Date(d.deployedAt) },
          summary: `${d.application.title} (${d.environment}) ${d.sha.slice(0, 7)}`,
          state: d.summary || null,
          version: 0,
          changedAt: new Date(d.deployedAt),
          cancelled: false,
        });
      cursor = found.next ?? undefined;
    } while (cursor !== undefined && entries.length < mostMatters);
  } catch (error) {
    if (error instanceof ProblemError) return [];
    throw error;
  }
  return entries;
}

/**
 * A list's dates as an iCalendar of all-day entries (planned start and end, milestones, meetings, sprints), or of deployments at
 * their instant; only what the actor sees now. Days are calendar days in the agency's zone, so they need none. The same list gives the same text, whenever
 * it is asked for, until something in it changes.
 */
export async function calendarOf(
  q: Queryable,
  actor: Actor,
  name: string,
  list: ListAddress,
  options: { readonly origin: string; readonly texts: Texts; readonly now: Date; readonly timeZone: string },
): Promise<string> {
  const { origin, texts, now } = options;
  const sprints = sprintsOf(list);
  const entries =
    list.kind !== null
      ? await matterEntries(q, actor, list, processes[list.kind], texts)
      : list.path === '/meetings'
        ? await meetingEntries(q, actor, now)
        : list.path === '/deliveries'
          ? await deploymentEntries(q, actor, list, options)
          : sprints !== undefined
            ? await sprintEntries(q, actor, sprints)
            : [];
  const calendar = ical({
    name,
    prodId: { company: 'Rød tråd', product: 'Rød tråd', language: actor.language.toUpperCase() },
    ttl: 3600,
    url: `${origin}${list.address}`,
  });
  const host = new URL(origin).hostname;
  for (const e of entries) {
    calendar.createEvent({
      id: `${e.id}@${host}`,
      ...('day' in e.when
        ? {
            start: midnight(e.when.day),
            end: new Date(midnight(e.when.lastDay ?? e.when.day).getTime() + 86_400_000),
            allDay: true,
          }
        : { start: e.when.instant }),
      summary: e.cancelled
        ? texts.text(actor.language, 'search.calendar.cancelled', { what: e.summary })
        : e.summary,
      ...(e.state === null ? {} : { description: e.state }),
      url: `${origin}${e.path}`,
      sequence: e.version,
      stamp: e.changedAt,
      lastModified: e.changedAt,
      // A planned date takes nobody's time.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
