import type { DependencyValue, ElementDependenciesValue } from '../../../contract/roadmap.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { heldUpBy, isLate, type PlannedElement } from '../../../domain/roadmap/index.ts';
import { findMatter, type LoadedMatter, loadMatters } from '../../core/load.ts';
import type { Services } from '../../platform/context.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { type Asked, answersFor, asksFor } from './commands/dependencies.ts';
import { type DependencyRights, showDependency } from './present.ts';
import {
  type DependencyRow,
  dependenciesOf,
  edgesBelow,
  elementsById,
  waitingFor,
} from './queries/dependencies.ts';
import { elementRef } from './queries/element-rows.ts';
import { todayOf } from './today.ts';

const planned = (m: LoadedMatter): PlannedElement => ({
  state: m.state,
  plannedStart: (m.fields.plannedStart as string | null) ?? null,
  plannedEnd: (m.fields.plannedEnd as string | null) ?? null,
});

const refOf = (m: LoadedMatter) => ({
  key: m.key,
  title: m.title,
  ...planned(m),
  product: (m.refs.product as DependencyValue['other']['product'] | undefined) ?? null,
});

/** What a reader may do with a dependency, by its ends. */
function rightsOf(
  actor: Actor,
  d: DependencyRow,
  needed: LoadedMatter,
  needing: LoadedMatter,
): DependencyRights {
  const open = d.id !== null && d.state !== 'withdrawn';
  return {
    mayAnswer: open && answersFor(actor, needed) && (d.asked_by !== actor.personId || d.both_ends),
    mayWithdraw: open && asksFor(actor, needing),
  };
}

/** A dependency as it is after a command, told from the side of the one who needs (`needing`) or of the other. */
export function showAsked(
  services: Services,
  actor: Actor,
  { row, needed, needing }: Asked,
  side: 'needed' | 'needing',
): DependencyValue {
  return showDependency(
    row,
    { needed: planned(needed), needing: planned(needing) },
    refOf(side === 'needing' ? needed : needing),
    todayOf(services),
    rightsOf(actor, row, needed, needing),
  );
}

/** Everything about the dependencies of one element that the reader may see. */
export async function readDependencies(
  services: Services,
  actor: Actor,
  key: string,
): Promise<ElementDependenciesValue> {
  const { db } = services;
  const today = todayOf(services);
  const found = await findMatter(db, actor, key, { kind: 'roadmapElement' });
  if (!found) throw new ProblemError('not_found');
  const rows = await dependenciesOf(db, found.id);
  const [own] = await loadMatters(db, 'roadmapElement', [found.id]);
  if (!own) throw new ProblemError('not_found');
  const late = isLate(planned(own), today);
  const below = late ? await edgesBelow(db, [own.id]) : [];
  const ids = new Set(
    [...rows, ...below.map((e) => ({ from_id: e.from, to_id: e.to }))].flatMap((r) => [r.from_id, r.to_id]),
  );
  const seen = new Map((await elementsById(db, actor, [...ids])).map((r) => [r.id, r]));
  const others = await loadVisible(db, rows, seen, own);
  const value = (d: DependencyRow): DependencyValue[] => {
    const needed = others.get(d.from_id);
    const needing = others.get(d.to_id);
    if (!needed || !needing) return [];
    return [
      showAsked(services, actor, { row: d, needed, needing }, d.to_id === own.id ? 'needing' : 'needed'),
    ];
  };
  const held = heldUpBy(
    late ? [own.id] : [],
    below.filter((e) => seen.has(e.from) && seen.has(e.to)),
    (id) => ['delivered', 'dropped'].includes(seen.get(id)?.state ?? ''),
  );
  return {
    today,
    needs: rows.filter((d) => d.to_id === own.id).flatMap(value),
    neededBy: rows.filter((d) => d.from_id === own.id).flatMap(value),
    mayAsk: asksFor(actor, own) && !['delivered', 'dropped'].includes(own.state),
    late,
    holdsUp: (held.get(own.id) ?? []).map((id) => elementRef(seen.get(id)!)),
  };
}

async function loadVisible(
  q: Queryable,
  rows: readonly DependencyRow[],
  seen: ReadonlyMap<number, unknown>,
  own: LoadedMatter,
): Promise<Map<number, LoadedMatter>> {
  const ids = new Set(
    rows.flatMap((r) => [r.from_id, r.to_id]).filter((id) => seen.has(id) && id !== own.id),
  );
  const loaded = await loadMatters(q, 'roadmapElement', [...ids]);
  return new Map([own, ...loaded].map((m) => [m.id, m]));
}

/** Dependencies that wait for the reader's answer. */
export async function readWaiting(services: Services, actor: Actor) {
  const rows = await waitingFor(services.db, actor);
  const ids = new Set(rows.flatMap((r) => [r.from_id, r.to_id]));
  const seen = new Set((await elementsById(services.db, actor, [...ids])).map((r) => r.id));
  const loaded = await loadMatters(services.db, 'roadmapElement', [...seen]);
  const byId = new Map(loaded.map((m) => [m.id, m]));
  return rows.flatMap((row) => {
    const [needed, needing] = [byId.get(row.from_id), byId.get(row.to_id)];
    if (!needed || !needing || !answersFor(actor, needed)) return [];
    return [
      { dependency: showAsked(services, actor, { row, needed, needing }, 'needed'), on: refOf(needed) },
    ];
  });
}
