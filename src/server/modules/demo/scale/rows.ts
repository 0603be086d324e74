import { columnOf } from '../../../../domain/kernel/process.ts';
import { sentences, subjects } from '../content/deployment-lines.ts';
import { seeded } from '../random.ts';
import type { ScaledKind } from './kinds.ts';

/** Where generated matters belong: a product with its team and group. */
export interface Place {
  readonly productId: number;
  readonly teamId: number;
  readonly groupId: number;
}

/** What generated matters are put into. */
export interface World {
  readonly places: readonly Place[];
  readonly people: readonly number[];
  readonly versionId: number;
  /** In whose name they are registered: what they are known by. */
  readonly maker: number;
  /** The instant they lead up to. */
  readonly now: Date;
}

/** A generated matter, as its columns. */
export interface ScaledMatter {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly state: string;
  readonly version: number;
  readonly owner: number;
  readonly place: Place;
  readonly amount: number;
  readonly priority: number | null;
  readonly started: Date | null;
  readonly ended: Date | null;
  readonly created: Date;
  readonly updated: Date;
  readonly stateSince: Date;
}

/** A generated event. */
export interface ScaledEvent {
  readonly type: string;
  readonly nodeId: number;
  readonly actor: number;
  readonly at: Date;
  readonly payload: unknown;
}

const titles: readonly string[] = Object.values(subjects).flatMap((list) =>
  list.flatMap((subject) => sentences.map(([nb]) => nb.replace('{}', subject))),
);
const moscow = ['must', 'should', 'could', 'wont'] as const;
const eventsEach = 5;
const hour = 3_600_000;
const yearsBack = 2;

/**
 * The n-th matter of a kind with its trail: registered, edited and moved, five events in all, so that the events folded
 * give the row. The same for the same n; relative to the world's now.
 */
export function scaledMatter(
  spec: ScaledKind,
  world: World,
  n: number,
  id: number,
  key: string,
): { readonly matter: ScaledMatter; readonly events: readonly ScaledEvent[] } {
  const { definition } = spec;
  const random = seeded(n * 7919 + spec.perHundred);
  const path = spec.paths[n % spec.paths.length]!;
  const place = random.pick(world.places);
  const owner = random.pick(world.people);
  const title = `${random.pick(titles)} (${n + 1})`;
  const edits = Math.max(0, eventsEach - 1 - path.length);
  const length = edits + path.length;
  const updatedAgo = random.next() ** 2 * yearsBack * 365 * 24 * hour;
  const step = hour * (2 + random.next() * 200);
  const created = new Date(world.now.getTime() - updatedAgo - length * step - hour);
  const at = (i: number): Date => new Date(created.getTime() + i * step);
  let amount = random.between(1, 12);
  const fields: Record<string, unknown> = {
    title,
    description: spec.text,
    owner,
    team: place.teamId,
    product: place.productId,
    [spec.edited]: amount,
  };
  if ('productGroup' in definition.fields) fields.productGroup = place.groupId;
  let priority: number | null = null;
  if ('moscow' in definition.fields) {
    priority = random.between(1, 4);
    fields.moscow = moscow[priority - 1];
  }
  const events: ScaledEvent[] = [
    {
      type: 'matter.created',
      nodeId: id,
      actor: world.maker,
      at: created,
      payload: {
        changes: Object.entries(fields).map(([field, to]) => ({ field, from: null, to })),
        data: { key, state: definition.initial, version: 1, language: 'nb' },
      },
    },
  ];
  let version = 1;
  const add = (type: string, actor: number, change: object, data: object): void => {
    version += 1;
    events.push({
      type,
      nodeId: id,
      actor,
      at: at(version - 1),
      payload: { changes: [change], data: { ...data, version } },
    });
  };
  for (let i = 0; i < edits; i += 1) {
    const to = amount + random.between(1, 3);
    add('matter.edited', random.pick(world.people), { field: spec.edited, from: amount, to }, {});
    amount = to;
  }
  let state = definition.initial;
  let started: Date | null = null;
  let ended: Date | null = null;
  let stateSince = created;
  for (const name of path) {
    const to = String(definition.transitions[name]!.to);
    add(
      'matter.transitioned',
      random.pick(world.people),
      { field: 'state', from: state, to },
      { transition: name },
    );
    state = to;
    stateSince = at(version - 1);
    const { category } = definition.states[to]!;
    if (category === 'active') started ??= stateSince;
    if (category === 'done') ended = stateSince;
  }
  return {
    matter: {
      id,
      key,
      title,
      state,
      version,
      owner,
      place,
      amount,
      priority,
      started,
      ended,
      created,
      updated: at(version - 1),
      stateSince,
    },
    events,
  };
}

/** The column of a kind's edited number, and whether it is one that all kinds share. */
export function amountColumn(spec: ScaledKind): { readonly column: string; readonly shared: boolean } {
  const field = spec.definition.fields[spec.edited]!;
  return { column: columnOf(spec.edited, field), shared: field.storage === 'matter' };
}
