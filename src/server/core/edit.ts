import { ProblemError } from '../../domain/kernel/errors.ts';
import { columnOf, type ProcessDefinition } from '../../domain/kernel/process.ts';
import type { Call } from '../platform/context.ts';
import type { Db, Tx } from '../platform/db/db.ts';
import { checkPeriod, sameValue, toStored } from './field-input.ts';
import { findMatter, type LoadedMatter, loadMatters } from './load.ts';
import { showMatter } from './present.ts';
import { markDirtyAround } from './rollup.ts';
import { rolesOf } from './standing.ts';
import { writeMatter } from './write.ts';

/**
 * Locks a matter the actor sees and loads it. Not there, or not theirs to see → `not_found`; another version than
 * expected → `stale_version` with the current state, so that the caller can show or rebase. `expected` null: any.
 */
export async function lockMatter(
  tx: Tx,
  db: Db,
  call: Call,
  key: string,
  options: { kind?: string; expected: number | null },
): Promise<LoadedMatter> {
  const found = await findMatter(
    tx,
    call.actor,
    key,
    options.kind ? { lock: true, kind: options.kind } : { lock: true },
  );
  if (!found) throw new ProblemError('not_found');
  // After the lock, in a statement of its own: what it reads cannot be older than what the lock waited for.
  const [m] = await loadMatters(tx, found.kind, [found.id]);
  if (!m) throw new ProblemError('not_found');
  if (options.expected !== null && options.expected !== m.version) {
    throw new ProblemError('stale_version', { extra: { current: await showMatter(tx, db, call.actor, m) } });
  }
  return m;
}

/**
 * What a module makes of an edit before it is written, on the locked matter: refuses it (throws), or adds to it what
 * follows, so that both are one change and one event. Gives the changes to be written.
 */
export type EditRule = (tx: Tx, call: Call, edited: Edited) => Promise<Edited['changes']>;
const rules = new Map<string, EditRule[]>();

/** Adds a rule for edits of a kind's fields, by one and by many. Adding the same rule again changes nothing. */
export function beforeEdit(kind: string, rule: EditRule): void {
  const known = rules.get(kind) ?? [];
  if (!known.includes(rule)) rules.set(kind, [...known, rule]);
}

/** The changes of an edit after the rules of its kind. Throws what a rule refuses it with. */
export async function ruledChanges(tx: Tx, call: Call, edited: Edited): Promise<Edited['changes']> {
  let { changes } = edited;
  if (changes.length > 0)
    for (const rule of rules.get(edited.matter.kind) ?? [])
      changes = await rule(tx, call, { matter: edited.matter, changes });
  return changes;
}

/** What a module is told when fields of a matter have changed, in the same transaction. `matter` is as it was before. */
export interface Edited {
  readonly matter: LoadedMatter;
  readonly changes: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
}
/** See {@link onEdit}. */
export type EditHook = (tx: Tx, call: Call, edited: Edited) => Promise<void>;
const hooks = new Map<string, EditHook[]>();

/** Adds a hook to edits of a kind's fields. Adding the same hook again changes nothing. */
export function onEdit(kind: string, hook: EditHook): void {
  const known = hooks.get(kind) ?? [];
  if (!known.includes(hook)) hooks.set(kind, [...known, hook]);
}

/** Changes fields of a matter. A change to what already is, is no change: neither version nor event. Gives the id. */
export async function editMatter(
  tx: Tx,
  db: Db,
  call: Call,
  definition: ProcessDefinition,
  key: string,
  expected: number,
  input: Readonly<Record<string, unknown>>,
): Promise<LoadedMatter> {
  const m = await lockMatter(tx, db, call, key, { kind: definition.kind, expected });
  const roles = rolesOf(call.actor, m);
  if (!definition.edit.some((r) => roles.has(r))) throw new ProblemError('not_allowed');
  const stored = await toStored(tx, definition, input);
  const changes = await ruledChanges(tx, call, { matter: m, changes: changesOf(m, stored) });
  if (changes.length === 0) return m;
  checkPeriod({ ...m.fields, ...stored });
  await writeMatter(tx, {
    definition,
    id: m.id,
    actor: call.actor,
    eventType: 'matter.edited',
    changes,
    fields: Object.fromEntries(changes.map((c) => [c.field, c.to])),
    columns: {},
    version: m.version,
    data: {},
  });
  await afterEdits(tx, call, definition, [{ matter: m, changes }]);
  return m;
}

/** What differs between a matter and values to be stored. */
export function changesOf(m: LoadedMatter, stored: Readonly<Record<string, unknown>>): Edited['changes'] {
  return Object.entries(stored)
    .filter(([field, to]) => !sameValue(m.fields[field], to))
    .map(([field, to]) => ({ field, from: m.fields[field] ?? null, to: to ?? null }));
}

/** What follows from edits that have been written: roll-ups to be counted again, and what modules do. */
export async function afterEdits(
  tx: Tx,
  call: Call,
  definition: ProcessDefinition,
  edits: readonly Edited[],
): Promise<void> {
  // Roll-ups above sum estimates.
  const summed = edits.filter((e) =>
    e.changes.some((c) => columnOf(c.field, definition.fields[c.field]!) === 'estimate'),
  );
  await markDirtyAround(
    tx,
    summed.map((e) => e.matter.id),
  );
  for (const edited of edits)
    for (const hook of hooks.get(definition.kind) ?? []) await hook(tx, call, edited);
}
