import { permissionToTalkAt } from '../../../domain/collaboration/index.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { type NodeRow, nodesById, requireNode } from '../../core/nodes.ts';
import type { Queryable } from '../../platform/db/db.ts';

/** Whether people talk at a kind of node, and somebody may read there. */
function opens(actor: Actor, kind: string): boolean {
  const permission = permissionToTalkAt(kind);
  return permission !== null && may(actor, permission);
}

/**
 * The node a key means, where somebody may read what is said. Not there, not theirs to see, or no place for talk →
 * `not_found`; an old key → `moved`.
 */
export async function findPlace(q: Queryable, actor: Actor, key: string): Promise<NodeRow> {
  const node = await requireNode(q, actor, key);
  if (!opens(actor, node.kind)) throw new ProblemError('not_found');
  return node;
}

/** The same by id; null when it is not there or not theirs. */
export async function placeById(q: Queryable, actor: Actor, nodeId: number): Promise<NodeRow | null> {
  const [node] = await nodesById(q, actor, [nodeId]);
  return node && opens(actor, node.kind) ? node : null;
}
