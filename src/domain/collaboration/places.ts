import type { Permission } from '../kernel/permissions.ts';
import { processOf } from '../processes.ts';

/** Nodes without a process that people talk about too, with the permission that opens them. */
const otherPlaces: Readonly<Record<string, Permission>> = {
  meeting: 'meeting.read',
  planList: 'plan.read',
};

/** What one must hold, besides seeing it, to talk at a node of a kind; null when there is no talk at that kind. */
export function permissionToTalkAt(kind: string): Permission | null {
  return processOf(kind) ? 'matter.read' : (otherPlaces[kind] ?? null);
}

/** Kinds whose notices are shown only to those who hold a permission. */
export const guardedKinds: readonly (readonly [string, Permission])[] = Object.entries(otherPlaces);
