import type { NodeRefValue } from '../../../../contract/common.ts';
import type { SupportersValue } from '../../../../contract/needs.ts';
import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { may } from '../../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { openNeedStates } from '../../../../domain/need/index.ts';
import { lockMatter } from '../../../core/edit.ts';
import { recordEvent } from '../../../core/events.ts';
import { findMatter, type LoadedMatter, loadMatters } from '../../../core/load.ts';
import type { Call } from '../../../platform/context.ts';
import type { Db, Queryable, Tx } from '../../../platform/db/db.ts';
import { watch } from '../../collaboration/index.ts';
import { organisationId, organisationsById } from '../queries/needs.ts';
import {
  insertSupport,
  supportCount,
  supportRows,
  supportsNow,
  withdrawSupport,
} from '../queries/support.ts';

/** Most supporters that are listed by name; the count is of all. */
const mostListed = 500;

const isOpen = (state: string): boolean => (openNeedStates as readonly string[]).includes(state);

/** Organisations somebody can speak for: those they hold a role at. */
export function speaksFor(actor: Actor): number[] {
  return [
    ...new Set(
      actor.held.flatMap((h) => (h.scopeKind === 'organisation' && h.scopeId !== null ? [h.scopeId] : [])),
    ),
  ];
}

/**
 * The organisation somebody acts for: the one named, which must be one of theirs; their only one where none is named;
 * otherwise none. Throws `invalid_input`.
 */
export async function actsFor(q: Queryable, actor: Actor, named: string | undefined): Promise<number | null> {
  const own = speaksFor(actor);
  if (named === undefined) return own.length === 1 ? own[0]! : null;
  const id = await organisationId(q, named);
  if (id === null) throw invalid('/organisation', 'no_such_reference', { key: named });
  if (!own.includes(id)) throw invalid('/organisation', 'not_your_organisation');
  return id;
}

/** Supports a need. Refused: one's own (`rule_broken`), one that is settled (`rule_broken`), twice (`conflict`). */
export async function supportNeed(
  tx: Tx,
  db: Db,
  call: Call,
  key: string,
  input: { readonly why: string; readonly organisation?: string | undefined },
): Promise<SupportersValue> {
  const m = await lockMatter(tx, db, call, key, { kind: 'need', expected: null });
  const { actor } = call;
  if (m.createdBy === actor.personId) throw refused('own_need');
  if (!isOpen(m.state)) throw refused('need_is_settled');
  const organisation = await actsFor(tx, actor, input.organisation);
  const why = input.why.replace(/\r\n?/g, '\n').trim();
  const stored = await insertSupport(tx, {
    needId: m.id,
    personId: actor.personId,
    organisationId: organisation,
    why,
    language: actor.language,
  });
  if (!stored) throw new ProblemError('conflict', { faults: [{ pointer: '', reason: 'supported_already' }] });
  await recordEvent(tx, {
    type: 'need.supported',
    nodeId: m.id,
    kind: 'need',
    actor,
    data: { note: why, ...(organisation === null ? {} : { otherId: organisation }) },
  });
  await watch(tx, m.id, actor.personId, 'supported');
  return showSupport(tx, actor, m);
}

/** Takes one's own support back. `not_found` when there is none. */
export async function withdraw(tx: Tx, db: Db, call: Call, key: string): Promise<SupportersValue> {
  const m = await lockMatter(tx, db, call, key, { kind: 'need', expected: null });
  if (!(await withdrawSupport(tx, m.id, call.actor.personId))) throw new ProblemError('not_found');
  await recordEvent(tx, { type: 'need.supportWithdrawn', nodeId: m.id, kind: 'need', actor: call.actor });
  return showSupport(tx, call.actor, m);
}

/** Who supports a need, to somebody who sees it. */
export async function supportersOf(q: Queryable, actor: Actor, key: string): Promise<SupportersValue> {
  const found = await findMatter(q, actor, key, { kind: 'need' });
  const [m] = found ? await loadMatters(q, 'need', [found.id]) : [];
  if (!m) throw new ProblemError('not_found');
  return showSupport(q, actor, m);
}

async function showSupport(q: Queryable, actor: Actor, m: LoadedMatter): Promise<SupportersValue> {
  const [rows, counts, mine, own] = await Promise.all([
    supportRows(q, m.id, mostListed),
    supportCount(q, m.id),
    supportsNow(q, m.id, actor.personId),
    organisationsById(q, speaksFor(actor)),
  ]);
  const whyNot = mine
    ? 'mine'
    : m.createdBy === actor.personId
      ? 'own'
      : !isOpen(m.state)
        ? 'notOpen'
        : may(actor, 'need.support')
          ? null
          : 'permission';
  return {
    ...counts,
    items: rows.map((r) => ({
      person: { id: r.personId, name: r.name },
      organisation: r.organisation as NodeRefValue | null,
      why: r.why,
      language: r.language,
      at: r.at.toISOString(),
      followedFrom: r.followedFrom,
      mine: r.personId === actor.personId,
    })),
    mine,
    maySupport: whyNot === null,
    whyNot,
    speaksFor: own,
  };
}

const refused = (reason: string): ProblemError =>
  new ProblemError('rule_broken', { faults: [{ pointer: '', reason }] });
