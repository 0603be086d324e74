import {
  faultsOfRule,
  type RetentionAction,
  type RetentionRule,
  retentionDefault,
  saysNothing,
} from '../../../../domain/disclosure/index.ts';
import { ProblemError } from '../../../../domain/kernel/errors.ts';
import { columnOf, type FieldDefinition, type ProcessDefinition } from '../../../../domain/kernel/process.ts';
import { processOf } from '../../../../domain/processes.ts';
import { lockMatter } from '../../../core/edit.ts';
import { eraseEvents } from '../../../core/erase.ts';
import { recordEvent } from '../../../core/events.ts';
import type { LoadedMatter } from '../../../core/load.ts';
import { writeMatter } from '../../../core/write.ts';
import type { Call } from '../../../platform/context.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import type { Texts } from '../../../platform/texts/texts.ts';
import { findDue, lockRule, storeRule } from '../queries/retention.ts';
import {
  markDone,
  nobody,
  notNullColumns,
  takePeopleOut,
  takeWordsOut,
  tellingEvents,
} from '../queries/take-out.ts';

/**
 * Sets access level and retention of a kind. Carries nothing out. Another version than the one read → `stale_version`;
 * the same rule again is no change.
 */
export async function setRule(
  tx: Tx,
  call: Call,
  kind: string,
  expected: number,
  rule: RetentionRule,
): Promise<void> {
  const definition = processOf(kind);
  if (!definition) throw new ProblemError('not_found');
  const before = await lockRule(tx, kind);
  const version = before?.version ?? 1;
  if (version !== expected)
    throw new ProblemError('stale_version', { extra: { current: { ...before, version } } });
  const faults = faultsOfRule(definition, rule);
  if (faults.length > 0) throw new ProblemError('invalid_input', { faults });
  const old = before ?? retentionDefault(definition);
  const changes = (['audience', 'years', 'action'] as const)
    .filter((f) => old[f] !== rule[f])
    .map((field) => ({ field, from: old[field], to: rule[field] }));
  if (changes.length === 0) return;
  await storeRule(tx, kind, rule, call.actor.personId);
  await recordEvent(tx, {
    type: 'retention.set',
    nodeId: null,
    kind,
    actor: call.actor,
    changes,
    data: { version: version + 1 },
  });
}

/** What a field holds when what people wrote in it, or who they are, has been taken out; undefined: it stays. */
function emptied(
  name: string,
  f: FieldDefinition,
  action: RetentionAction,
  notNull: ReadonlySet<string>,
  word: string,
): unknown {
  if (f.type === 'person') return null;
  if (action !== 'erase' || f.kept) return undefined;
  if (f.type === 'rows' || f.type === 'labels') return [];
  if (f.type !== 'text' && f.type !== 'markdown') return undefined;
  if (f.storage === 'node' || ('minLength' in f && (f.minLength ?? 0) > 0)) return word;
  return notNull.has(columnOf(name, f)) ? '' : null;
}

async function emptyFields(
  tx: Tx,
  definition: ProcessDefinition,
  matter: LoadedMatter,
  action: RetentionAction,
  word: string,
): Promise<Record<string, unknown>> {
  const notNull = new Set([
    ...(await notNullColumns(tx, 'matter')),
    ...(await notNullColumns(tx, definition.table)),
  ]);
  const fields: Record<string, unknown> = {};
  for (const [name, f] of Object.entries(definition.fields)) {
    const value = emptied(name, f, action, notNull, word);
    if (value !== undefined && JSON.stringify(matter.fields[name] ?? null) !== JSON.stringify(value))
      fields[name] = value;
  }
  return fields;
}

/** What carrying out needs besides the call. */
export interface RetentionTools {
  readonly db: Db;
  readonly texts: Texts;
}

/**
 * Carries the rule of its kind out on one matter: takes out its people, or its content as well, and leaves a tombstone:
 * node, key, state, dates, links and the chain of its events stay, and an event tells who did it by which rule. Not due
 * (any more) → `conflict`; another rule than the one looked at → `stale_version`.
 */
export async function carryOut(
  tx: Tx,
  call: Call,
  asked: {
    readonly kind: string;
    readonly action: RetentionAction;
    readonly ruleVersion: number;
    readonly key: string;
    readonly version: number;
  },
  { db, texts }: RetentionTools,
): Promise<void> {
  const rule = await lockRule(tx, asked.kind);
  if (!rule || rule.version !== asked.ruleVersion || rule.action !== asked.action || rule.years === null)
    throw new ProblemError('stale_version', { extra: { current: { version: rule?.version ?? 1 } } });
  const matter = await lockMatter(tx, db, call, asked.key, { kind: asked.kind, expected: asked.version });
  const [due] = await findDue(tx, call.actor, asked.kind, rule.years, rule.action, matter.key);
  if (!due) throw new ProblemError('conflict');
  const definition = processOf(asked.kind)!;
  const erase = rule.action === 'erase';
  const fields = await emptyFields(
    tx,
    definition,
    matter,
    rule.action,
    texts.text(matter.language, 'disclosure.retention.tombstone'),
  );
  const telling = await tellingEvents(tx, matter.id);
  await writeMatter(tx, {
    definition,
    id: matter.id,
    actor: call.actor,
    eventType: erase ? 'matter.contentErased' : 'matter.peopleRemoved',
    // The names of the fields, never what they held.
    changes: erase ? [] : Object.keys(fields).map((field) => ({ field, from: null, to: null })),
    fields,
    columns: {},
    version: matter.version,
    data: { rule: rule.version, years: rule.years, emptied: Object.keys(fields) },
  });
  const nobodyId = await nobody(tx, texts.text('nb', 'disclosure.retention.nobody'));
  if (erase) await takeWordsOut(tx, matter.id, nobodyId);
  await takePeopleOut(tx, matter.id, nobodyId);
  if (erase) {
    await eraseEvents(tx, {
      events: telling.filter((e) => !saysNothing(e.type, e.payload)).map((e) => e.id),
      actor: call.actor,
      reason: `retention ${asked.kind} ${rule.version}`,
      nodeId: matter.id,
      kind: asked.kind,
    });
  }
  await markDone(tx, {
    matterId: matter.id,
    action: rule.action,
    ruleVersion: rule.version,
    by: call.actor.personId,
  });
}
