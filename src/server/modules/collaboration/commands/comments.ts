import {
  maxCommentLength,
  maxMentioned,
  mentionsIn,
  storedComment,
} from '../../../../domain/collaboration/index.ts';
import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import type { Language } from '../../../../domain/kernel/text.ts';
import { recordEvent } from '../../../core/events.ts';
import { belongsToAgency } from '../../../core/visibility.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { notify } from '../notify.ts';
import { findPlace, placeById } from '../place.ts';
import { type Reader, readersById } from '../queries/actors.ts';
import {
  buryComment,
  type CommentRow,
  insertComment,
  lockComment,
  placeComment,
  rewriteComment,
} from '../queries/comments.ts';
import { insertWatchers } from '../queries/watchers.ts';
import { showComments } from '../show-comments.ts';

/** What the commands on comments need besides the call. */
export interface CommentWorld {
  /** The installation's own address, without a slash at its end. */
  readonly publicUrl: string;
  readonly now: Date;
}

/** What somebody says. */
export interface Said {
  readonly body: string;
  readonly internal?: boolean | undefined;
  readonly language?: Language | undefined;
}

/** What became of a comment. */
export interface SaidAnswer {
  readonly id: number;
  /** Mentioned, but without sight of it: not told. */
  readonly untold: readonly { readonly id: number; readonly name: string }[];
}

function wordsOf(text: string, publicUrl: string): string {
  const body = storedComment(text, publicUrl);
  if (body === '') throw invalid('/body', 'required');
  // Keys have become tokens, which are longer than what was typed.
  if (body.length > maxCommentLength) throw invalid('/body', 'too_long', { limit: maxCommentLength });
  if (mentionsIn(body).people.length > maxMentioned)
    throw invalid('/body', 'too_many', { limit: maxMentioned });
  return body;
}

const eventOf = (internal: boolean, what: string): string => `${internal ? 'note' : 'comment'}.${what}`;

/** Of people mentioned, those who see the place (and, for a note inside the agency, belong to it) and those who do not. */
async function sighted(
  tx: Tx,
  nodeId: number,
  ids: readonly number[],
  internal: boolean,
  now: Date,
): Promise<{ seeing: Reader[]; blind: Reader[] }> {
  const seeing: Reader[] = [];
  const blind: Reader[] = [];
  for (const reader of await readersById(tx, ids, now)) {
    const sees = (!internal || belongsToAgency(reader)) && (await placeById(tx, reader, nodeId)) !== null;
    (sees ? seeing : blind).push(reader);
  }
  return { seeing, blind };
}

/** Tells people that they are mentioned, and lets them follow. */
async function callOn(
  tx: Tx,
  actor: Actor,
  comment: { id: number; nodeId: number; internal: boolean; eventId?: number },
  people: readonly Reader[],
): Promise<void> {
  const ids = people.map((p) => p.personId);
  await insertWatchers(
    tx,
    ids.map(() => comment.nodeId),
    ids,
    'mentioned',
  );
  await notify(tx, {
    type: 'mentioned',
    nodeId: comment.nodeId,
    people: ids,
    actorId: actor.personId,
    ...(comment.eventId === undefined ? {} : { eventId: comment.eventId }),
    internal: comment.internal,
    // Once for each comment, however often it is rewritten.
    data: { comment: comment.id, dedupe: `comment-${comment.id}` },
  });
}

/**
 * Says something at a node the caller sees: comment, event, followers and notices to those mentioned in one transaction.
 * A note inside the agency is for its own people only (`not_allowed` for others).
 */
export async function say(
  tx: Tx,
  call: Call,
  key: string,
  said: Said,
  { publicUrl, now }: CommentWorld,
): Promise<SaidAnswer> {
  const node = await findPlace(tx, call.actor, key);
  const internal = said.internal ?? false;
  if (internal && !belongsToAgency(call.actor)) throw new ProblemError('not_allowed');
  const body = wordsOf(said.body, publicUrl);
  const me = call.actor.personId;
  const id = await insertComment(tx, {
    nodeId: node.id,
    authorId: me,
    body,
    language: said.language ?? call.actor.language,
    internal,
  });
  const { people } = mentionsIn(body);
  const { seeing, blind } = await sighted(tx, node.id, people, internal, now);
  const type = eventOf(internal, 'written');
  await recordEvent(tx, {
    type,
    nodeId: node.id,
    kind: node.kind,
    actor: call.actor,
    data: { comment: id, text: body, mentions: seeing.map((p) => p.personId) },
  });
  const eventId = await placeComment(tx, id, node.id, type);
  await insertWatchers(tx, [node.id], [me], 'commented');
  await callOn(tx, call.actor, { id, nodeId: node.id, internal, eventId }, seeing);
  return { id, untold: blind.map((p) => ({ id: p.personId, name: p.name })) };
}

/** The comment, locked, when the caller sees where it is; else `not_found`. Removed → `gone`. */
async function reach(tx: Tx, actor: Actor, id: number): Promise<CommentRow> {
  const comment = await lockComment(tx, id);
  if (!comment || (comment.internal && !belongsToAgency(actor))) throw new ProblemError('not_found');
  if (!(await placeById(tx, actor, comment.nodeId))) throw new ProblemError('not_found');
  if (comment.deletedAt !== null) throw new ProblemError('gone');
  return comment;
}

/** Rewrites an own comment. Those newly mentioned are told; the same words again are no change. */
export async function rewrite(
  tx: Tx,
  call: Call,
  id: number,
  expected: number,
  said: Pick<Said, 'body' | 'language'>,
  { publicUrl, now }: CommentWorld,
): Promise<void> {
  const comment = await reach(tx, call.actor, id);
  if (comment.author.id !== call.actor.personId) throw new ProblemError('not_allowed');
  if (comment.version !== expected) {
    const [current] = await showComments(tx, call.actor, [id]);
    throw new ProblemError('stale_version', { extra: { current } });
  }
  const body = wordsOf(said.body, publicUrl);
  const language = said.language ?? comment.language;
  if (body === comment.body && language === comment.language) return;
  const before = new Set(mentionsIn(comment.body ?? '').people);
  const fresh = mentionsIn(body).people.filter((p) => !before.has(p));
  const { seeing } = await sighted(tx, comment.nodeId, fresh, comment.internal, now);
  await rewriteComment(tx, id, body, language);
  await recordEvent(tx, {
    type: eventOf(comment.internal, 'edited'),
    nodeId: comment.nodeId,
    kind: comment.kind,
    actor: call.actor,
    data: { comment: id, text: body, mentions: seeing.map((p) => p.personId) },
  });
  await callOn(tx, call.actor, comment, seeing);
}

/** Removes a comment: its author, or an administrator. */
export async function remove(tx: Tx, call: Call, id: number): Promise<void> {
  const comment = await reach(tx, call.actor, id);
  const admin = call.actor.held.some((h) => h.role === 'admin');
  if (comment.author.id !== call.actor.personId && !admin) throw new ProblemError('not_allowed');
  await buryComment(tx, id, call.actor.personId);
  await recordEvent(tx, {
    type: eventOf(comment.internal, 'removed'),
    nodeId: comment.nodeId,
    kind: comment.kind,
    actor: call.actor,
    data: { comment: id },
  });
}
