import type { Queryable } from '../../../platform/db/db.ts';

/** What part of the stream. */
export type StreamPart = 'all' | 'talk' | 'fields' | 'states' | 'criteria' | 'links';

/** Everything said stands once, where it was said first. */
const once = `e.type not in ('comment.edited', 'comment.removed', 'note.edited', 'note.removed')`;
const parts: Readonly<Record<StreamPart, string>> = {
  all: once,
  talk: `e.type in ('comment.written', 'note.written')`,
  states: `e.type in ('matter.created', 'matter.transitioned')`,
  criteria: `(e.type like 'criterion.%' or e.type like 'approval.%')`,
  links: `e.type like 'link.%'`,
  fields: `not (e.type in ('matter.created', 'matter.transitioned') or e.type like 'criterion.%' or e.type like 'approval.%'
    or e.type like 'link.%' or e.type like 'comment.%' or e.type like 'note.%')`,
};

/** A place in the stream: the event, and the comment it first told of. */
export interface StreamRow {
  readonly id: number;
  readonly type: string;
  readonly comment: number | null;
}

/** Part of a node's stream, newest first, from before an event; notes inside the agency only when `inside`. */
export async function streamOf(
  q: Queryable,
  nodeId: number,
  asked: { part: StreamPart; before: number | null; limit: number; inside: boolean },
): Promise<StreamRow[]> {
  return q.sql<StreamRow>(
    `select e.id, e.type, c.id as comment from event e left join comment c on c.event_id = e.id
     where e.node_id = $1 and ($2::bigint is null or e.id < $2) and ${parts[asked.part]}
       ${asked.inside ? '' : `and e.type not like 'note.%'`}
     order by e.id desc limit $3`,
    [nodeId, asked.before, asked.limit],
  );
}
