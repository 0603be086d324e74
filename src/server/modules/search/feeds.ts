import { createHash, randomBytes } from 'node:crypto';
import type { CalendarFeedValue } from '../../../contract/views.ts';
import { invalid, ProblemError } from '../../../domain/kernel/errors.ts';
import { type ListAddress, readListAddress } from '../../../domain/search/index.ts';
import { recordEvent } from '../../core/events.ts';
import { sha256 } from '../../platform/auth/sha256.ts';
import type { Call } from '../../platform/context.ts';
import type { Tx } from '../../platform/db/db.ts';
import { endFeed, type FeedRow, feedsOf, insertFeed } from './queries/feeds.ts';
import { viewById } from './queries/views.ts';

const mostFeeds = 50;

/** A feed as the contract shows it. */
export const shownFeed = (f: FeedRow): CalendarFeedValue => ({
  ...f,
  createdAt: f.createdAt.toISOString(),
  usedAt: f.usedAt?.toISOString() ?? null,
  revokedAt: f.revokedAt?.toISOString() ?? null,
});

/** The team whose sprints a list is of: null for all teams', undefined for other lists. */
export function sprintsOf(list: ListAddress): string | null | undefined {
  if (list.path === '/backlog/sprints') return null;
  return /^\/backlog\/teams\/([^/]+)\/sprints$/.exec(list.path)?.[1];
}

/** Whether a list has dates that a calendar can show. */
export const hasDates = (list: ListAddress): boolean =>
  list.kind !== null ||
  list.path === '/meetings' ||
  list.path === '/deliveries' ||
  sprintsOf(list) !== undefined;

/** Makes a feed of a list or of a view that one sees; its secret is given here and kept nowhere. */
export async function makeFeed(
  tx: Tx,
  call: Call,
  input: { readonly name: string; readonly address?: string; readonly view?: number },
): Promise<{ feed: CalendarFeedValue; secret: string }> {
  // Whoever steals a token must not get an address that outlives it.
  if (call.actor.kind === 'token') throw new ProblemError('not_allowed');
  if ((input.address === undefined) === (input.view === undefined)) throw invalid('/address', 'list_or_view');
  const name = input.name.trim();
  if (name === '') throw invalid('/name', 'required');
  const view = input.view === undefined ? undefined : await viewById(tx, call.actor, input.view);
  if (input.view !== undefined && !view) throw invalid('/view', 'no_such_view');
  const list = readListAddress(view?.address ?? input.address ?? '');
  if (!list) throw invalid('/address', 'not_a_list');
  if (!hasDates(list)) throw invalid('/address', 'no_dates');
  const living = (await feedsOf(tx, call.actor.personId)).filter((f) => f.revokedAt === null);
  if (living.length >= mostFeeds) throw invalid('/name', 'too_many_feeds');
  const secret = randomBytes(32).toString('base64url');
  const feed = await insertFeed(tx, {
    personId: call.actor.personId,
    name,
    address: view ? null : list.address,
    viewId: view?.id ?? null,
    hash: sha256(secret),
    hint: secret.slice(-4),
  });
  await recordEvent(tx, {
    type: 'feed.created',
    nodeId: null,
    kind: null,
    actor: call.actor,
    data: { feedId: feed.id, name, address: list.address },
  });
  return { feed: shownFeed(feed), secret };
}

/** Revokes one's own feed; doing it again changes nothing. */
export async function revokeFeed(tx: Tx, call: Call, id: number): Promise<CalendarFeedValue> {
  const found = await endFeed(tx, call.actor.personId, id);
  if (!found) throw new ProblemError('not_found');
  if (found.ended)
    await recordEvent(tx, {
      type: 'feed.revoked',
      nodeId: null,
      kind: null,
      actor: call.actor,
      data: { feedId: id },
    });
  return shownFeed(found.feed);
}

/** An entity tag of what is sent. */
export const tagOf = (text: string): string =>
  `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
