import { TIMELINE_PAGE, type TimelineValue } from '../../../contract/roadmap.ts';
import { invalid } from '../../../domain/kernel/errors.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import { type Actor, rolesAt } from '../../../domain/kernel/roles.ts';
import { heldUpBy, isLate, roadmapElementProcess } from '../../../domain/roadmap/index.ts';
import type { Services } from '../../platform/context.ts';
import { showDrawn } from './present.ts';
import { drawnAround, edgesBelow, elementsById } from './queries/dependencies.ts';
import { elementRef, plannedOf, rolePlace, showElement } from './queries/element-rows.ts';
import { countTimeline, timelinePage } from './queries/timeline.ts';
import { todayOf } from './today.ts';

/** What the timeline is asked for, as in its address. */
export interface TimelineQuery {
  readonly product?: string;
  readonly programme?: string;
  readonly team?: string;
  readonly state?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

const states = Object.keys(roadmapElementProcess.states);

/** States of a comma-separated filter; an unknown one is refused, never ignored. Default: all that was not dropped. */
export function statesOf(text: string | undefined): string[] {
  const wanted = (text ?? '')
    .split(',')
    .map((s) => s.trim())
    .filter(Boolean);
  for (const state of wanted)
    if (!states.includes(state)) throw invalid('query:state', 'no_such_state', { state });
  return wanted.length > 0 ? states.filter((s) => wanted.includes(s)) : states.filter((s) => s !== 'dropped');
}

const isDone = (state: string | undefined): boolean => state === 'delivered' || state === 'dropped';

/** The timeline: a page of elements with the dependencies around them, in a handful of statements however many. */
export async function readTimeline(
  services: Services,
  actor: Actor,
  query: TimelineQuery,
): Promise<TimelineValue> {
  const { db } = services;
  const today = todayOf(services);
  const filter = { ...query, states: statesOf(query.state) };
  const [{ rows, next }, total] = await Promise.all([
    timelinePage(db, actor, filter, query.limit ?? TIMELINE_PAGE, query.cursor),
    countTimeline(db, actor, filter),
  ]);
  const late = rows.filter((r) => isLate(plannedOf(r), today)).map((r) => r.id);
  const [drawn, below] = await Promise.all([
    rows.length === 0
      ? []
      : drawnAround(
          db,
          rows.map((r) => r.id),
        ),
    late.length === 0 ? [] : edgesBelow(db, late),
  ]);
  const here = new Map(rows.map((r) => [r.id, r]));
  const ends = [...drawn, ...below].flatMap((e) => [e.from, e.to]);
  const outside = await elementsById(
    db,
    actor,
    [...new Set(ends)].filter((id) => !here.has(id)),
  );
  // What the reader may not see is not there: neither its ends nor the dependencies through it.
  const seen = new Map([...rows, ...outside].map((r) => [r.id, r]));
  const held = heldUpBy(
    late,
    below.filter((e) => seen.has(e.from) && seen.has(e.to)),
    (id) => isDone(seen.get(id)?.state),
  );
  const dependencies = drawn.flatMap((d) => {
    const [from, to] = [seen.get(d.from), seen.get(d.to)];
    if (!from || !to) return [];
    const both = { needed: plannedOf(from), needing: plannedOf(to) };
    return [showDrawn(d, { from: from.key, to: to.key }, both, today)];
  });
  // One that hangs behind a hidden one is not told of: that it does would tell of the hidden one.
  const told = new Set([
    ...dependencies.flatMap((d) => [d.from, d.to]),
    ...[...held.values()].flat().map((id) => seen.get(id)!.key),
  ]);
  const editor = may(actor, 'matter.edit');
  const mayEdit = (place: ReturnType<typeof rolePlace>): boolean => {
    const roles = rolesAt(actor, place);
    return editor && roadmapElementProcess.edit.some((r) => roles.has(r));
  };
  return {
    today,
    elements: rows.map((r) => ({
      ...showElement(r, today),
      mayEdit: mayEdit(rolePlace(r)),
      holdsUp: (held.get(r.id) ?? []).map((id) => seen.get(id)!.key),
    })),
    dependencies,
    outside: outside.filter((r) => told.has(r.key)).map(elementRef),
    total,
    next,
  };
}
