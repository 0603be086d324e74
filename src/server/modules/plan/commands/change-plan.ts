import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { MatterListQueryValue } from '../../../../contract/matters.ts';
import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { may } from '../../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { isCleanText } from '../../../../domain/kernel/text.ts';
import { processes } from '../../../../domain/processes.ts';
import { recordEvent } from '../../../core/events.ts';
import { listMatters } from '../../../core/list.ts';
import { findMatter } from '../../../core/load.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Texts } from '../../../platform/texts/texts.ts';
import { contentNow, presentPlan } from '../content.ts';
import { findPlan, itemsOf, type PlanItemRecord, type PlanRecord, seenAmong } from '../queries/lists.ts';
import {
  holdMatters,
  insertItems,
  insertPlan,
  insertReopening,
  insertSnapshot,
  rankItem,
  removeItem,
  touchPlan,
  updateItem,
  updatePlan,
} from '../queries/write.ts';

/** Most initiatives of one list. */
const mostItems = 500;

function requireEditor(actor: Actor): void {
  if (!may(actor, 'plan.edit'))
    throw new ProblemError('not_allowed', { extra: { roles: ['portfolioManager', 'portfolioOffice'] } });
}

function cleaned(pointer: string, text: string): string {
  if (!isCleanText(text)) throw invalid(pointer, 'unclean_text');
  return text.trim();
}

/**
 * Locks a list for change. Another version than expected → `stale_version` with the list as it is now, so that the
 * caller can carry over what they meant; frozen → `conflict`.
 */
async function lockPlan(
  tx: Tx,
  call: Call,
  key: string,
  expected: number,
  state: 'open' | 'frozen' = 'open',
): Promise<PlanRecord> {
  requireEditor(call.actor);
  const list = await findPlan(tx, key, true);
  if (!list) throw new ProblemError('not_found');
  if (list.version !== expected)
    throw new ProblemError('stale_version', { extra: { current: await presentPlan(tx, call.actor, list) } });
  if (list.state !== state)
    throw new ProblemError('conflict', {
      extra: { reason: list.state === 'frozen' ? 'list_frozen' : 'list_not_frozen' },
    });
  return list;
}

/** An item of a list whose matter the actor sees. */
async function itemOf(tx: Tx, call: Call, list: PlanRecord, id: number): Promise<PlanItemRecord> {
  const item = (await itemsOf(tx, list.id)).find((i) => i.id === id);
  if (!item || !(await seenAmong(tx, call.actor, [item.matterId])).has(item.matterId))
    throw new ProblemError('not_found');
  return item;
}

async function changed(
  tx: Tx,
  call: Call,
  list: Pick<PlanRecord, 'id'>,
  what: string,
  data: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await touchPlan(tx, list.id);
  await recordEvent(tx, {
    type: `plan.${what}`,
    nodeId: list.id,
    kind: 'planList',
    actor: call.actor,
    data,
  });
}

/** Makes a list. Gives its key. */
export async function createPlan(
  tx: Tx,
  texts: Texts,
  call: Call,
  input: {
    readonly type: 'budgetProposal' | 'yearPlan';
    readonly year: number;
    readonly title?: string;
    readonly introduction?: string;
  },
): Promise<{ id: number; key: string }> {
  requireEditor(call.actor);
  const { language, personId } = call.actor;
  const made = await insertPlan(tx, {
    title:
      input.title === undefined
        ? texts.text(language, `plan.defaultTitle.${input.type}`, { year: String(input.year) })
        : cleaned('/title', input.title),
    type: input.type,
    year: input.year,
    introduction: cleaned('/introduction', input.introduction ?? ''),
    language,
    createdBy: personId,
  });
  await recordEvent(tx, {
    type: 'plan.created',
    nodeId: made.id,
    kind: 'planList',
    actor: call.actor,
    data: { key: made.key, listType: input.type, year: input.year },
  });
  return made;
}

/** Changes title, year or introduction. */
export async function editPlan(
  tx: Tx,
  call: Call,
  key: string,
  expected: number,
  input: { readonly title?: string; readonly year?: number; readonly introduction?: string },
): Promise<void> {
  const list = await lockPlan(tx, call, key, expected);
  const next = {
    title: input.title === undefined ? list.title : cleaned('/title', input.title),
    year: input.year ?? list.year,
    introduction:
      input.introduction === undefined ? list.introduction : cleaned('/introduction', input.introduction),
  };
  const changes = (Object.keys(next) as (keyof typeof next)[])
    .filter((f) => next[f] !== list[f])
    .map((field) => ({ field, from: list[field], to: next[field] }));
  if (changes.length === 0) return;
  await updatePlan(tx, list.id, next);
  await changed(tx, call, list, 'edited', { changes });
}

/** What is to be added: keys, or a filter of the list of initiatives. */
export interface Addition {
  readonly keys?: readonly string[];
  readonly filter?: Omit<MatterListQueryValue, 'limit' | 'cursor' | 'sort' | 'order'>;
}

async function wanted(tx: Tx, call: Call, input: Addition): Promise<number[]> {
  if ((input.keys === undefined) === (input.filter === undefined)) throw invalid('/keys', 'one_of_two');
  const keys =
    input.keys ??
    (
      await listMatters(tx, call.actor, processes.initiative, {
        ...input.filter,
        sort: 'priority',
        limit: 200,
      })
    ).items.map((i) => i.key);
  const ids: number[] = [];
  for (const [i, key] of keys.entries()) {
    const matter = await findMatter(tx, call.actor, key, { kind: 'initiative' });
    if (!matter) throw invalid(`/keys/${i}`, 'no_such_key');
    ids.push(matter.id);
  }
  return [...new Set(ids)];
}

/** Adds initiatives last, in the order given (a filter: by MoSCoW). Those that are there already stay where they are. */
export async function addItems(
  tx: Tx,
  call: Call,
  key: string,
  expected: number,
  input: Addition,
): Promise<number> {
  const list = await lockPlan(tx, call, key, expected);
  const held = await itemsOf(tx, list.id);
  const there = new Set(held.map((i) => i.matterId));
  const add = (await wanted(tx, call, input)).filter((id) => !there.has(id));
  if (add.length === 0) return 0;
  if (held.length + add.length > mostItems) throw invalid('/keys', 'too_many', { limit: mostItems });
  const ranks = generateNKeysBetween(held.at(-1)?.rank ?? null, null, add.length);
  await insertItems(
    tx,
    list.id,
    add.map((matterId, i) => ({ matterId, rank: ranks[i]! })),
    call.actor.personId,
  );
  await changed(tx, call, list, 'added', { count: add.length });
  return add.length;
}

/** Changes note, amount or priority of an item. */
export async function editItem(
  tx: Tx,
  call: Call,
  key: string,
  id: number,
  expected: number,
  input: { readonly note?: string; readonly amount?: number | null; readonly priority?: number | null },
): Promise<void> {
  const list = await lockPlan(tx, call, key, expected);
  const item = await itemOf(tx, call, list, id);
  const next = {
    note: input.note === undefined ? item.note : cleaned('/note', input.note),
    amount: input.amount === undefined ? item.amount : input.amount,
    priority: input.priority === undefined ? item.priority : input.priority,
  };
  const fields = (Object.keys(next) as (keyof typeof next)[]).filter((f) => next[f] !== item[f]);
  if (fields.length === 0) return;
  await updateItem(tx, id, next);
  await changed(tx, call, list, 'item', { item: id, fields });
}

/** Moves an item to right after another, or first. */
export async function moveItem(
  tx: Tx,
  call: Call,
  key: string,
  id: number,
  expected: number,
  after: number | null,
): Promise<void> {
  const list = await lockPlan(tx, call, key, expected);
  await itemOf(tx, call, list, id);
  if (after === id) throw invalid('/after', 'to_itself');
  const others = (await itemsOf(tx, list.id)).filter((i) => i.id !== id);
  const at = after === null ? -1 : others.findIndex((i) => i.id === after);
  if (after !== null && at < 0) throw invalid('/after', 'no_such_reference');
  await rankItem(tx, id, generateKeyBetween(others[at]?.rank ?? null, others[at + 1]?.rank ?? null));
  await changed(tx, call, list, 'ordered', { item: id });
}

/** Takes an item out. */
export async function takeOut(tx: Tx, call: Call, key: string, id: number, expected: number): Promise<void> {
  const list = await lockPlan(tx, call, key, expected);
  await itemOf(tx, call, list, id);
  await removeItem(tx, id, call.actor.personId);
  await changed(tx, call, list, 'removed', { item: id });
}

/** Freezes the edition: every item is kept as it stands, of one moment. An empty list is not frozen. */
export async function freezePlan(tx: Tx, call: Call, key: string, expected: number): Promise<void> {
  const list = await lockPlan(tx, call, key, expected);
  const items = await itemsOf(tx, list.id);
  if (items.length === 0) throw new ProblemError('conflict', { extra: { reason: 'list_empty' } });
  await holdMatters(
    tx,
    items.map((i) => i.matterId),
  );
  const content = await contentNow(tx, list);
  await insertSnapshot(tx, list.id, list.edition, content, call.actor.personId);
  await changed(tx, call, list, 'frozen', { edition: list.edition, items: content.items.length });
}

/** Begins a new edition after a frozen one, with the reason; the frozen one stays as it is. */
export async function reopenPlan(
  tx: Tx,
  call: Call,
  key: string,
  expected: number,
  reason: string,
): Promise<void> {
  const list = await lockPlan(tx, call, key, expected, 'frozen');
  const why = cleaned('/reason', reason);
  await insertReopening(tx, list.id, list.edition + 1, why, call.actor.personId);
  await changed(tx, call, list, 'reopened', { edition: list.edition + 1, reason: why });
}
