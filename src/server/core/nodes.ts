import type { NodeRefValue } from '../../contract/common.ts';
import { ProblemError } from '../../domain/kernel/errors.ts';
import type { Actor } from '../../domain/kernel/roles.ts';
import { keyReadings, meantBy } from '../../domain/thread/index.ts';
import type { Queryable } from '../platform/db/db.ts';
import { Where } from '../platform/db/where.ts';
import { visibleNode } from './visibility.ts';

/** Who looks: somebody, or the program itself (commands at the server's own keyboard, jobs), which sees everything. */
export type Viewer = Actor | 'everything';

/** A node found. `state` is the matter's or the external issue's; null where nobody has told. */
export interface NodeRow {
  readonly id: number;
  readonly kind: string;
  readonly namespace: string;
  readonly key: string;
  readonly title: string;
  readonly state: string | null;
}

/** One of several nodes that a key means; `namespace:key` picks it. */
export interface Candidate {
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly namespace: string;
}

/** What a key leads to; null when nothing the viewer sees has it. */
export type KeyAnswer =
  | { readonly node: NodeRow }
  | { readonly moved: string }
  | { readonly candidates: readonly Candidate[] }
  | null;

/**
 * The condition under which a node is seen; needs `node` as `n` and a left-joined `matter` as `m` (or other aliases).
 * As `visibleNode`, and for the program itself whatever is not deleted.
 */
export function seenBy(viewer: Viewer, where: Where, nodeAlias = 'n', matterAlias = 'm'): string {
  return viewer === 'everything'
    ? `${nodeAlias}.deleted_at is null`
    : visibleNode(viewer, where, nodeAlias, matterAlias);
}

const columns = 'n.id, n.kind, n.namespace, n.key, n.title, coalesce(m.state, x.state) as state';
const joins = 'left join matter m on m.id = n.id left join external_issue x on x.id = n.id';

/**
 * What a key means to a viewer, whatever its case and however its hyphen was typed (`MP 686`). `namespace:KEY` picks
 * between nodes of the same key. A key that a node had before leads to the new one.
 */
export async function resolveKey(q: Queryable, viewer: Viewer, text: string): Promise<KeyAnswer> {
  const readings = keyReadings(text);
  if (readings.length === 0) return null;
  const forms = [...new Set(readings.map((r) => r.key))];
  const w = new Where([forms]);
  w.and('upper(n.key) = any(array(select upper(f) from unnest($1::text[]) f))');
  w.and(seenBy(viewer, w));
  const found = await q.sql<NodeRow>(
    `select ${columns} from node n ${joins} where ${w.text} order by n.id limit 50`,
    w.values,
  );
  const meant = meantBy(readings, found);
  if (meant.length === 1) return { node: meant[0]! };
  if (meant.length > 1) {
    return {
      candidates: meant.map(({ key, kind, title, namespace }) => ({ key, kind, title, namespace })),
    };
  }
  const a = new Where([forms]);
  a.and('a.key = any($1::text[] || array(select upper(f) from unnest($1::text[]) f))');
  a.and(seenBy(viewer, a));
  const [moved] = await q.sql<{ key: string }>(
    `select n.key from key_alias a join node n on n.id = a.node_id ${joins} where ${a.text} limit 1`,
    a.values,
  );
  return moved ? { moved: moved.key } : null;
}

/**
 * The one node a key means. Throws `not_found` (also when the viewer may not see it), `several` with the candidates,
 * or `moved` with the new key.
 */
export async function requireNode(q: Queryable, viewer: Viewer, text: string): Promise<NodeRow> {
  const answer = await resolveKey(q, viewer, text);
  if (answer === null) throw new ProblemError('not_found', { extra: { key: text } });
  if ('node' in answer) return answer.node;
  if ('moved' in answer) throw new ProblemError('moved', { extra: { key: answer.moved } });
  throw new ProblemError('several', { extra: { key: text, candidates: answer.candidates } });
}

/** Nodes by id, those that the viewer sees, in one statement; in no order. */
export async function nodesById(q: Queryable, viewer: Viewer, ids: readonly number[]): Promise<NodeRow[]> {
  if (ids.length === 0) return [];
  const w = new Where([ids]);
  w.and('n.id = any($1::bigint[])');
  w.and(seenBy(viewer, w));
  return q.sql<NodeRow>(`select ${columns} from node n ${joins} where ${w.text}`, w.values);
}

/** A node as it is shown where it is pointed at. */
export function refOf(n: Pick<NodeRow, 'key' | 'kind' | 'title' | 'state'>): NodeRefValue {
  return { key: n.key, kind: n.kind, title: n.title, state: n.state };
}
