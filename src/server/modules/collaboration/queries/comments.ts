import type { Language } from '../../../../domain/kernel/text.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';

/** A comment as stored, with names. */
export interface CommentRow {
  readonly id: number;
  readonly nodeId: number;
  readonly kind: string;
  readonly body: string | null;
  readonly language: Language;
  readonly internal: boolean;
  readonly version: number;
  readonly author: { readonly id: number; readonly name: string };
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly deletedBy: { readonly id: number; readonly name: string } | null;
}

const select = `select c.id, c.node_id as "nodeId", n.kind, c.body, c.language, c.internal, c.version,
    json_build_object('id', a.id, 'name', a.name) as author, c.created_at as "createdAt", c.edited_at as "editedAt",
    c.deleted_at as "deletedAt",
    case when d.id is null then null else json_build_object('id', d.id, 'name', d.name) end as "deletedBy"
  from comment c join node n on n.id = c.node_id join person a on a.id = c.author_id left join person d on d.id = c.deleted_by`;

/** Comments by id, in no order. Whoever calls judges who may read them. */
export async function commentsById(q: Queryable, ids: readonly number[]): Promise<CommentRow[]> {
  return ids.length === 0 ? [] : q.sql<CommentRow>(`${select} where c.id = any($1::bigint[])`, [ids]);
}

/** Locks a comment and reads it after the lock. */
export async function lockComment(tx: Tx, id: number): Promise<CommentRow | null> {
  const [locked] = await tx.sql('select id from comment where id = $1 for update', [id]);
  return locked ? ((await commentsById(tx, [id]))[0] ?? null) : null;
}

/** What a new comment is made of. */
export interface NewComment {
  readonly nodeId: number;
  readonly authorId: number;
  readonly body: string;
  readonly language: Language;
  readonly internal: boolean;
}

/** Stores a comment; gives its id. */
export async function insertComment(tx: Tx, c: NewComment): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    'insert into comment (node_id, author_id, body, language, internal) values ($1, $2, $3, $4, $5) returning id',
    [c.nodeId, c.authorId, c.body, c.language, c.internal],
  );
  return row!.id;
}

/** Gives a comment its place in the stream: the event just written about it in this transaction. Gives the event's id. */
export async function placeComment(tx: Tx, id: number, nodeId: number, eventType: string): Promise<number> {
  const [row] = await tx.sql<{ event_id: number }>(
    `update comment set event_id = (
       select e.id from event e where e.node_id = $2 and e.xid = event_xid() and e.type = $3 order by e.id desc limit 1)
     where id = $1 returning event_id`,
    [id, nodeId, eventType],
  );
  return row!.event_id;
}

/** Puts new words in place of the earlier. */
export async function rewriteComment(tx: Tx, id: number, body: string, language: Language): Promise<void> {
  await tx.sql(
    'update comment set body = $2, language = $3, version = version + 1, edited_at = event_now() where id = $1',
    [id, body, language],
  );
}

/** Takes the words away; that somebody said something stays. */
export async function buryComment(tx: Tx, id: number, by: number): Promise<void> {
  await tx.sql(
    'update comment set body = null, version = version + 1, deleted_at = event_now(), deleted_by = $2 where id = $1',
    [id, by],
  );
}

/** What a comment has said, oldest first, from the trail; null where it has been erased. */
export async function earlierWords(
  q: Queryable,
  nodeId: number,
  id: number,
): Promise<{ body: string | null; at: Date }[]> {
  return q.sql(
    `select e.payload #>> '{data,text}' as body, e.recorded_at as at from event e
     where e.node_id = $1 and e.type in ('comment.written', 'comment.edited', 'note.written', 'note.edited')
       and (e.id = (select event_id from comment where id = $2) or (e.payload #>> '{data,comment}')::bigint = $2)
     order by e.id`,
    [nodeId, id],
  );
}
