import type { NoticeGroupValue } from '../../../contract/collaboration.ts';
import type { NodeRefValue } from '../../../contract/common.ts';
import { excerptOf, mentionsIn } from '../../../domain/collaboration/index.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { nodesById, refOf } from '../../core/nodes.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { peopleNamed } from './queries/mentioned.ts';
import { countUnread, type NoticeRow, noticeGroups, noticesById } from './queries/read-notices.ts';

/** A notice as its reader is shown it. */
export type ShownNotice = NoticeGroupValue['notices'][number] & { readonly nodeId: number };

/** A reason is told nearly whole: it is why one reads the notice. */
const reasonLength = 600;

const otherOf = (n: NoticeRow): number[] => (typeof n.data.other === 'number' ? [n.data.other] : []);

/** Notices with the words they are told with: other ends that the reader sees, the beginning of what was said. */
export async function showNotices(
  q: Queryable,
  actor: Actor,
  rows: readonly NoticeRow[],
): Promise<ShownNotice[]> {
  const [others, people] = await Promise.all([
    nodesById(q, actor, [...new Set(rows.flatMap(otherOf))]),
    peopleNamed(q, [...new Set(rows.flatMap((n) => mentionsIn(n.body ?? '').people))]),
  ]);
  const refs = new Map<number, NodeRefValue>(others.map((n) => [n.id, refOf(n)]));
  const names = new Map([...people].map(([id, p]) => [id, p.name]));
  return rows.map((n) => {
    const { comment: _comment, other, ...data } = n.data;
    return {
      id: n.id,
      nodeId: n.nodeId,
      type: n.type,
      actor: n.actor,
      at: n.at.toISOString(),
      read: n.read,
      internal: n.internal,
      data: typeof other === 'number' ? { ...data, other: refs.get(other) ?? null } : data,
      excerpt: n.body === null ? null : excerptOf(n.body, names),
      reason: n.reason === null ? null : excerptOf(n.reason, names, reasonLength),
      language: n.language,
    };
  });
}

/** A page of what somebody is told, by node. */
export async function readNotices(
  q: Queryable,
  actor: Actor,
  page: { limit?: number; cursor?: string; only?: 'all' | 'unread' },
): Promise<{ items: NoticeGroupValue[]; next: string | null }> {
  const limit = Math.min(page.limit ?? 30, 100);
  const groups = await noticeGroups(q, actor, {
    unread: page.only === 'unread',
    before: page.cursor === undefined ? null : Number(decodeCursor(page.cursor, 1)[0]) || 0,
    limit: limit + 1,
  });
  const shown = groups.slice(0, limit);
  const notices = await showNotices(
    q,
    actor,
    await noticesById(
      q,
      actor,
      shown.flatMap((g) => g.ids),
    ),
  );
  return {
    items: shown.map((g) => {
      const own = notices.filter((n) => n.nodeId === g.nodeId).map(({ nodeId: _node, ...n }) => n);
      return {
        node: refOf(g),
        upTo: g.upTo,
        unread: g.unread,
        count: g.count,
        at: own[0]?.at ?? new Date(0).toISOString(),
        notices: own,
      };
    }),
    next: groups.length > limit ? encodeCursor([shown.at(-1)!.upTo]) : null,
  };
}

const countTo = 99;

/** How many unread notices somebody has, exact up to 99. */
export async function unreadOf(
  q: Queryable,
  actor: Actor,
): Promise<{ unread: { count: number; capped: boolean } }> {
  const count = await countUnread(q, actor, countTo + 1);
  return { unread: { count: Math.min(count, countTo), capped: count > countTo } };
}
