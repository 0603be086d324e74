import type { ActionValue, MatterValue } from '../../contract/matters.ts';

/**
 * The transition by which a matter that was just moved goes back to the state it had; null when there is none that the
 * reader may make now (what was decided by a gate is not taken back by a key).
 */
export function wayBack(
  moved: Pick<MatterValue, 'state' | 'actions'>,
  from: string,
): Pick<ActionValue, 'name' | 'reason'> | null {
  if (moved.state === from) return null;
  return moved.actions.find((a) => a.to === from && a.allowed) ?? null;
}
