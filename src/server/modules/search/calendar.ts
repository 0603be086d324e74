import ical, { ICalEventTransparency } from 'ical-generator';
import type { MatterListQueryValue, MatterRowValue } from '../../../contract/matters.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { processes } from '../../../domain/processes.ts';
import type { ListAddress } from '../../../domain/search/index.ts';
import { listMatters } from '../../core/list.ts';
import type { Queryable } from '../../platform/db/db.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import { listQuery } from './list-query.ts';
import { meetingDays, milestonesOf } from './queries/feeds.ts';

/** Matters that one calendar holds; more than that no program shows. */
const mostMatters = 2000;
const page = 500;
/** Meetings are shown this many days back. */
const meetingDaysBack = 180;

/** One all-day entry. `id` stays the same as long as the thing does. */
interface Entry {
  readonly id: string;
  readonly day: string;
  readonly summary: string;
  readonly key: string;
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
      key: r.key,
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
            day: r.plannedStart,
            summary: texts.text(language, 'search.calendar.start', { matter: named }),
          },
        ]
      : [];
    const end = r.plannedEnd
      ? [
          {
            ...common,
            id: `${r.key}-end`,
            day: r.plannedEnd,
            summary: texts.text(language, 'search.calendar.end', { matter: named }),
          },
        ]
      : [];
    const stones = (byKey.get(r.key) ?? []).map((m, i) => ({
      ...common,
      id: `${r.key}-milestone-${i + 1}`,
      day: m.day,
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
    key: m.key,
    day: m.day,
    summary: m.title,
    state: null,
    version: m.version,
    changedAt: m.updatedAt,
    cancelled: false,
  }));
}

/**
 * A list's dates as an iCalendar of all-day entries: planned start and end, milestones, meetings; only what the actor
 * sees now. Days are calendar days in the agency's zone, so they need none. The same list gives the same text, whenever
 * it is asked for, until something in it changes.
 */
export async function calendarOf(
  q: Queryable,
  actor: Actor,
  name: string,
  list: ListAddress,
  options: { readonly origin: string; readonly texts: Texts; readonly now: Date },
): Promise<string> {
  const { origin, texts, now } = options;
  const entries =
    list.kind !== null
      ? await matterEntries(q, actor, list, processes[list.kind], texts)
      : list.path === '/meetings'
        ? await meetingEntries(q, actor, now)
        : [];
  const calendar = ical({
    name,
    prodId: { company: 'Rød tråd', product: 'Rød tråd', language: actor.language.toUpperCase() },
    ttl: 3600,
    url: `${origin}${list.address}`,
  });
  const host = new URL(origin).hostname;
  for (const e of entries) {
    const path = list.kind === null ? `/meetings/${e.key}` : `/matters/${e.key}`;
    calendar.createEvent({
      id: `${e.id}@${host}`,
      start: midnight(e.day),
      end: new Date(midnight(e.day).getTime() + 86_400_000),
      allDay: true,
      summary: e.cancelled
        ? texts.text(actor.language, 'search.calendar.cancelled', { what: e.summary })
        : e.summary,
      ...(e.state === null ? {} : { description: e.state }),
      url: `${origin}${path}`,
      sequence: e.version,
      stamp: e.changedAt,
      lastModified: e.changedAt,
      // A planned date takes nobody's time.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
