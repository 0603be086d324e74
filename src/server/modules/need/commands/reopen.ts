import { removeLink } from '../../../core/links.ts';
import { type Moved, onTransition } from '../../../core/transition.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { mergingLink } from '../queries/answers.ts';

/** A merged need that is considered again stands by itself: it no longer points at the other one. Supporters stay at both. */
const standByItself = async (tx: Tx, call: Call, moved: Moved): Promise<void> => {
  if (moved.from !== 'merged') return;
  const link = await mergingLink(tx, moved.id);
  if (link !== null) await removeLink(tx, call, link);
};

/** Plugs it into the engine. */
export function hookReopening(): void {
  onTransition('need', standByItself);
}
