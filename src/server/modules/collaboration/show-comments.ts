import type { CommentValue } from '../../../contract/collaboration.ts';
import { mentionsIn } from '../../../domain/collaboration/index.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { belongsToAgency } from '../../core/visibility.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { type CommentRow, commentsById } from './queries/comments.ts';
import { nodesMentioned, peopleNamed } from './queries/mentioned.ts';

/** Whether somebody takes comments of others away, too. */
const moderates = (actor: Actor): boolean => actor.held.some((h) => h.role === 'admin');

/** Comments by id as a reader sees them, in the order of the ids; notes inside the agency only for its own people. */
export async function showComments(
  q: Queryable,
  actor: Actor,
  ids: readonly number[],
): Promise<CommentValue[]> {
  const inside = belongsToAgency(actor);
  const rows = new Map(
    (await commentsById(q, ids)).filter((c) => inside || !c.internal).map((c) => [c.id, c]),
  );
  const mentioned = new Map([...rows.values()].map((c) => [c.id, mentionsIn(c.body ?? '')]));
  const all = [...mentioned.values()];
  const [people, nodes] = await Promise.all([
    peopleNamed(q, [...new Set(all.flatMap((m) => m.people))]),
    nodesMentioned(q, actor, [...new Set(all.flatMap((m) => m.keys))]),
  ]);
  const shown = (c: CommentRow): CommentValue => {
    const own = mentioned.get(c.id)!;
    const mine = c.author.id === actor.personId && c.deletedAt === null;
    return {
      id: c.id,
      body: c.body,
      language: c.language,
      author: c.author,
      internal: c.internal,
      version: c.version,
      createdAt: c.createdAt.toISOString(),
      editedAt: c.editedAt?.toISOString() ?? null,
      deletedAt: c.deletedAt?.toISOString() ?? null,
      deletedBy: c.deletedBy,
      mentions: {
        people: own.people.flatMap((id) => people.get(id) ?? []),
        // By the key it is mentioned by, so that the token finds it.
        nodes: own.keys.flatMap((key) => {
          const node = nodes.get(key);
          return node ? [{ ...node, key }] : [];
        }),
      },
      mayEdit: mine,
      mayRemove: mine || (c.deletedAt === null && moderates(actor)),
    };
  };
  return ids.flatMap((id) => {
    const c = rows.get(id);
    return c ? [shown(c)] : [];
  });
}
