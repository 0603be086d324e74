import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { may } from '../../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { isCleanText } from '../../../../domain/kernel/text.ts';
import { answererRoles, roadmapElementProcess, wayAlong } from '../../../../domain/roadmap/index.ts';
import { type NewEvent, recordEvents } from '../../../core/events.ts';
import { addLink, removeLink } from '../../../core/links.ts';
import { findMatter, type LoadedMatter, loadMatters } from '../../../core/load.ts';
import { nodesById } from '../../../core/nodes.ts';
import { rolesOf } from '../../../core/standing.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import {
  type DependencyRow,
  dependencyById,
  edgesAbove,
  insertDependency,
  lockDependencyRow,
  writeAnswer,
  writeWithdrawal,
} from '../queries/dependencies.ts';

/** Whether somebody answers for an element to others. */
export function answersFor(actor: Actor, m: LoadedMatter): boolean {
  const roles = rolesOf(actor, m);
  return answererRoles.some((r) => roles.has(r)) && may(actor, 'matter.edit');
}

/** Whether somebody may ask, or take back, on behalf of an element: whoever may edit it. */
export function asksFor(actor: Actor, m: LoadedMatter): boolean {
  const roles = rolesOf(actor, m);
  return roadmapElementProcess.edit.some((r) => roles.has(r)) && may(actor, 'matter.edit');
}

async function elementByKey(tx: Tx, actor: Actor, key: string): Promise<LoadedMatter | null> {
  const found = await findMatter(tx, actor, key, { kind: 'roadmapElement' });
  if (!found) return null;
  const [m] = await loadMatters(tx, 'roadmapElement', [found.id]);
  return m ?? null;
}

const clean = (pointer: string, text: string): string => {
  if (!isCleanText(text)) throw invalid(pointer, 'unclean_text');
  return text.replace(/\r\n?/g, '\n').trim();
};

/** Told in the history of both ends, each with the other by id. */
function told(
  type: string,
  actor: Actor,
  ends: { readonly fromId: number; readonly toId: number },
  data: Readonly<Record<string, unknown>>,
): NewEvent[] {
  const one = (nodeId: number, otherId: number, direction: 'up' | 'down'): NewEvent => ({
    type,
    nodeId,
    kind: 'roadmapElement',
    actor,
    data: { ...data, linkType: 'dependsOn', direction, otherId },
  });
  return [one(ends.toId, ends.fromId, 'up'), one(ends.fromId, ends.toId, 'down')];
}

/** Refuses a dependency that would close a ring with what stands and what is asked for, with the ring named. */
async function refuseRing(tx: Tx, actor: Actor, fromId: number, toId: number): Promise<void> {
  const way = wayAlong(await edgesAbove(tx, fromId), toId, fromId);
  if (way === null) return;
  const names = new Map((await nodesById(tx, actor, way)).map((n) => [n.id, n.key]));
  throw new ProblemError('link_ring', {
    extra: { ring: [...way, toId].map((id) => names.get(id) ?? null) },
  });
}

/** What came of asking: the dependency, and whether it was agreed at once. */
export interface Asked {
  readonly row: DependencyRow;
  readonly needed: LoadedMatter;
  readonly needing: LoadedMatter;
}

/**
 * Asks for what an element needs of another. Whoever answers for the other end has agreed with themselves: it is accepted
 * as it is asked for, with the end of the other's plan (or the day wanted) as the promise.
 *
 * The link `dependsOn` is made when it is accepted, not when it is asked for: until the other end has promised, nobody
 * may count on it, and a suggested link could be confirmed by anybody.
 *
 * Throws `not_found`, `not_allowed`, `link_refused` (`to_itself`), `link_ring`, `conflict` when it is asked for or stands
 * already, `rule_broken` (`done`) when either end is delivered or dropped.
 */
export async function askDependency(
  tx: Tx,
  call: Call,
  key: string,
  input: { readonly on: string; readonly need: string; readonly wantedBy?: string | null },
): Promise<Asked> {
  const { actor } = call;
  const needing = await elementByKey(tx, actor, key);
  if (!needing) throw new ProblemError('not_found');
  if (!asksFor(actor, needing)) throw new ProblemError('not_allowed');
  const needed = await elementByKey(tx, actor, input.on);
  if (!needed)
    throw new ProblemError('not_found', {
      faults: [{ pointer: '/on', reason: 'no_such_key', params: { key: input.on } }],
    });
  if (needed.id === needing.id) throw new ProblemError('link_refused', { extra: { reason: 'to_itself' } });
  for (const m of [needed, needing])
    if (m.state === 'delivered' || m.state === 'dropped')
      throw new ProblemError('rule_broken', { extra: { reason: 'done', key: m.key, state: m.state } });
  await refuseRing(tx, actor, needed.id, needing.id);
  const need = clean('/need', input.need);
  const wantedBy = input.wantedBy ?? null;
  const id = await insertDependency(tx, {
    fromId: needed.id,
    toId: needing.id,
    need,
    wantedBy,
    askedBy: actor.personId,
  });
  if (id === null) throw new ProblemError('conflict', { extra: { reason: 'asked_already' } });
  const ends = { fromId: needed.id, toId: needing.id };
  await recordEvents(
    tx,
    told('dependency.asked', actor, ends, { note: need, ...(wantedBy ? { wantedBy } : {}) }),
  );
  const promise = (needed.fields.plannedEnd as string | null) ?? wantedBy;
  if (answersFor(actor, needed) && promise !== null)
    await settle(
      tx,
      call,
      { id, ...ends },
      { state: 'accepted', promised: promise, words: '', bothEnds: true },
    );
  const row = await dependencyById(tx, id);
  return { row: row!, needed, needing };
}

async function settle(
  tx: Tx,
  call: Call,
  d: { readonly id: number; readonly fromId: number; readonly toId: number },
  a: {
    readonly state: 'accepted' | 'declined';
    readonly promised: string | null;
    readonly words: string;
    readonly bothEnds: boolean;
  },
  linkId: number | null = null,
): Promise<void> {
  const link =
    a.state === 'accepted' && linkId === null
      ? (await addLink(tx, call, { type: 'dependsOn', fromId: d.fromId, toId: d.toId })).link.id
      : linkId;
  await writeAnswer(tx, d.id, {
    ...a,
    by: call.actor.personId,
    linkId: a.state === 'accepted' ? link : null,
  });
  await recordEvents(
    tx,
    told(`dependency.${a.state}`, call.actor, d, {
      ...(a.promised ? { promised: a.promised } : {}),
      ...(a.words ? { note: a.words } : {}),
    }),
  );
}

/** A dependency with both its ends, locked; `not_found` when it is not there or an end is not seen. */
async function lockDependency(tx: Tx, actor: Actor, id: number, version: number): Promise<Asked> {
  const before = await dependencyById(tx, id);
  const [needed, needing] = before
    ? await Promise.all(
        [before.from_id, before.to_id].map(async (end) => {
          const [node] = await nodesById(tx, actor, [end]);
          return node ? (await loadMatters(tx, 'roadmapElement', [end]))[0] : undefined;
        }),
      )
    : [];
  if (!before || !needed || !needing) throw new ProblemError('not_found');
  const row = await lockDependencyRow(tx, before);
  if (row.version !== version)
    throw new ProblemError('stale_version', {
      extra: { current: { id, version: row.version, state: row.state } },
    });
  return { row, needed, needing };
}

/**
 * Answers: accepted with the day promised, or declined with words (and perhaps the day it could be instead). By whoever
 * answers for the element that is needed, never by the one who asked. An answer may be given anew while the dependency
 * stands or was declined: a promise can be moved, a no can become a yes.
 */
export async function answerDependency(
  tx: Tx,
  call: Call,
  id: number,
  version: number,
  input: {
    readonly answer: 'accepted' | 'declined';
    readonly promised?: string | null;
    readonly words?: string;
  },
): Promise<Asked> {
  const asked = await lockDependency(tx, call.actor, id, version);
  const { row, needed } = asked;
  if (!answersFor(call.actor, needed)) throw new ProblemError('not_allowed');
  if (row.asked_by === call.actor.personId && !row.both_ends)
    throw new ProblemError('rule_broken', { extra: { reason: 'own_question' } });
  if (row.state === 'withdrawn') throw new ProblemError('conflict', { extra: { state: row.state } });
  const words = clean('/words', input.words ?? '');
  const promised = input.promised ?? null;
  if (input.answer === 'accepted' && promised === null) throw invalid('/promised', 'required');
  if (input.answer === 'declined' && words === '') throw invalid('/words', 'required');
  const ends = { id, fromId: row.from_id, toId: row.to_id };
  if (input.answer === 'declined' && row.state === 'accepted' && row.link_id !== null)
    await removeLink(tx, call, row.link_id);
  await settle(
    tx,
    call,
    ends,
    { state: input.answer, promised, words, bothEnds: row.both_ends },
    row.state === 'accepted' ? row.link_id : null,
  );
  return { ...asked, row: (await dependencyById(tx, id))! };
}

/** Takes back what was asked for, by whoever may ask for the element; what was accepted is undone with its link. */
export async function withdrawDependency(
  tx: Tx,
  call: Call,
  id: number,
  version: number,
  words: string | undefined,
): Promise<Asked> {
  const asked = await lockDependency(tx, call.actor, id, version);
  const { row, needing } = asked;
  if (!asksFor(call.actor, needing)) throw new ProblemError('not_allowed');
  if (row.state === 'withdrawn') throw new ProblemError('conflict', { extra: { state: row.state } });
  if (row.state === 'accepted' && row.link_id !== null) await removeLink(tx, call, row.link_id);
  const said = words === undefined ? null : clean('/words', words);
  await writeWithdrawal(tx, id, call.actor.personId, said || null);
  await recordEvents(
    tx,
    told(
      'dependency.withdrawn',
      call.actor,
      { fromId: row.from_id, toId: row.to_id },
      said ? { note: said } : {},
    ),
  );
  return { ...asked, row: (await dependencyById(tx, id))! };
}
