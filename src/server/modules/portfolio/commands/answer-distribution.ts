import { epicProcess } from '../../../../domain/backlog/index.ts';
import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import { isCleanText } from '../../../../domain/kernel/text.ts';
import { refuseAnswer } from '../../../../domain/portfolio/index.ts';
import { roadmapElementProcess } from '../../../../domain/roadmap/index.ts';
import { createMatter } from '../../../core/create.ts';
import { addLink } from '../../../core/links.ts';
import type { LoadedMatter } from '../../../core/load.ts';
import type { Call } from '../../../platform/context.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { notify } from '../../collaboration/index.ts';
import { answerInput } from '../present-distribution.ts';
import {
  type DistributionRow,
  insertPart,
  type Place,
  placeByKey,
  settleDistribution,
  standingEpic,
} from '../queries/distributions.ts';
import { lockDistribution, receiverName, tell } from './distribute.ts';

/** An answer. Of a product group that accepts: its teams that take it on, or the product whose roadmap it goes on. */
export interface DistributionAnswer {
  readonly answer: 'accept' | 'return';
  readonly reason?: string;
  readonly teams?: readonly string[];
  readonly product?: string;
}

const textOf = (m: LoadedMatter, field: string): string => String(m.fields[field] ?? '');

/** Drafts an epic under the initiative, with its need and its why; the team writes the rest. */
async function draftEpic(
  tx: Tx,
  call: Call,
  m: LoadedMatter,
  place: { readonly team: string | null; readonly ownerId: number | null },
): Promise<number> {
  const fields: Readonly<Record<string, unknown>> = epicProcess.fields;
  const epic = await createMatter(tx, call, epicProcess, {
    title: m.title,
    description: textOf(m, 'description'),
    ...('why' in fields ? { why: textOf(m, 'problemStatement') } : {}),
    ...(place.team === null ? {} : { team: place.team }),
    ...(place.ownerId === null ? {} : { owner: place.ownerId }),
  });
  await addLink(tx, call, { type: 'decomposes', fromId: m.id, toId: epic.id });
  return epic.id;
}

/** The epic of a team under the initiative: the one that stands there already, or a new draft. */
async function epicOfTeam(
  tx: Tx,
  call: Call,
  m: LoadedMatter,
  d: DistributionRow,
  team: { readonly id: number; readonly key: string },
): Promise<void> {
  const known = await standingEpic(tx, m.id, team.id);
  const part = known ?? (await draftEpic(tx, call, m, { team: team.key, ownerId: null }));
  await insertPart(tx, d.id, part, team.id);
}

/** A place that must belong to the product group. */
async function placeInGroup(
  tx: Tx,
  d: DistributionRow,
  key: string,
  kind: 'team' | 'product',
  pointer: string,
): Promise<Place> {
  const place = await placeByKey(tx, key);
  if (!place || place.kind !== kind) throw invalid(pointer, 'no_such_reference');
  if (place.groupId !== d.placeId) throw invalid(pointer, 'not_in_group');
  if (place.ceased) throw invalid(pointer, 'ceased');
  return place;
}

/** Drafts what a product group chose: an epic for each of its teams, or an element on a product's roadmap. */
async function draftForGroup(
  tx: Tx,
  call: Call,
  m: LoadedMatter,
  d: DistributionRow,
  answer: DistributionAnswer,
): Promise<void> {
  if ((answer.teams === undefined) === (answer.product === undefined))
    throw invalid('/teams', 'teams_or_product');
  if (answer.product !== undefined) {
    await placeInGroup(tx, d, answer.product, 'product', '/product');
    const element = await createMatter(tx, call, roadmapElementProcess, {
      title: m.title,
      description: textOf(m, 'description'),
      product: answer.product,
      productGroup: d.place!.key,
    });
    await addLink(tx, call, { type: 'decomposes', fromId: m.id, toId: element.id });
    await insertPart(tx, d.id, element.id, null);
    return;
  }
  for (const [i, key] of (answer.teams ?? []).entries()) {
    const team = await placeInGroup(tx, d, key, 'team', `/teams/${i}`);
    await epicOfTeam(tx, call, m, d, { id: team.id, key });
  }
}

/**
 * Accepts a distribution or sends it back. Accepting drafts an epic in the backlog of each team that takes it on (once
 * for an initiative and team, however often it is given), an element on a product's roadmap, or an epic owned by the
 * lead of the working group, each under the initiative; and tells whoever gave it, and the owner. Refused → `not_allowed`
 * (not the receiver, or four eyes: `self_approval`), `conflict` (answered already), `rule_broken` (gone, or not in
 * implementation any more).
 */
export async function answerDistribution(
  tx: Tx,
  db: Db,
  call: Call,
  at: { readonly key: string; readonly id: number },
  expected: number | null,
  answer: DistributionAnswer,
): Promise<LoadedMatter> {
  const { initiative: m, distribution: d } = await lockDistribution(tx, db, call, at, expected);
  const refused = refuseAnswer(answer.answer, answerInput(call.actor, d, m.state));
  if (refused === 'role') throw new ProblemError('not_allowed');
  if (refused === 'self') throw new ProblemError('not_allowed', { extra: { reason: 'self_approval' } });
  if (refused === 'decided')
    throw new ProblemError('conflict', { faults: [{ pointer: '', reason: 'already_decided' }] });
  if (refused !== null)
    throw new ProblemError('rule_broken', {
      faults: [{ pointer: '', reason: refused === 'gone' ? 'receiver_gone' : 'not_in_implementation' }],
    });
  const reason = answer.reason?.trim() ?? '';
  if (!isCleanText(reason)) throw invalid('/reason', 'unclean_text');
  if (answer.answer === 'return' && reason === '') throw invalid('/reason', 'returning_needs_reason');
  const given = answer.teams !== undefined || answer.product !== undefined;
  if (given && (answer.answer === 'return' || d.receiver !== 'productGroup'))
    throw invalid(answer.teams ? '/teams' : '/product', 'not_expected');
  if (answer.answer === 'accept') {
    if (d.receiver === 'productGroup') await draftForGroup(tx, call, m, d, answer);
    else if (d.receiver === 'team') await epicOfTeam(tx, call, m, d, { id: d.placeId!, key: d.place!.key });
    else await insertPart(tx, d.id, await draftEpic(tx, call, m, { team: null, ownerId: d.lead!.id }), null);
  }
  const state = answer.answer === 'accept' ? 'accepted' : 'returned';
  await settleDistribution(tx, d.id, {
    state,
    personId: call.actor.personId,
    reason: reason === '' ? null : reason,
  });
  await tell(tx, call, d, state, reason === '' ? {} : { reason });
  await notify(tx, {
    type: 'distributionAnswered',
    nodeId: m.id,
    people: [...new Set([d.createdBy.id, ...(m.ownerId === null ? [] : [m.ownerId])])],
    actorId: call.actor.personId,
    because: `distribution.${state}`,
    data: { receiver: receiverName(d), answer: state, dedupe: `distribution-${d.id}-${state}` },
  });
  return m;
}
