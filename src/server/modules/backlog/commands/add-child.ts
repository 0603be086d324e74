import { ProblemError } from '../../../../domain/kernel/errors.ts';
import { refuseLink } from '../../../../domain/kernel/links.ts';
import { may } from '../../../../domain/kernel/permissions.ts';
import { processOf } from '../../../../domain/processes.ts';
import { type Created, createMatter } from '../../../core/create.ts';
import { addLink } from '../../../core/links.ts';
import { findMatter, type LoadedMatter, loadMatters } from '../../../core/load.ts';
import type { Call } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { findTeam } from '../queries/teams.ts';

/** What of the whole a new part takes over, when nobody says otherwise: its product, and its team while it lives. */
async function inherited(tx: Tx, parent: LoadedMatter, kind: string): Promise<Record<string, unknown>> {
  const fields = processOf(kind)?.fields ?? {};
  const key = (field: string): string | null => {
    const ref = parent.refs[field];
    return ref && 'key' in ref ? ref.key : null;
  };
  const team = key('team');
  const product = key('product');
  const lives = team !== null && (await findTeam(tx, team))?.ceasedAt === null;
  return {
    ...('team' in fields && team !== null && lives ? { team } : {}),
    ...('product' in fields && product !== null ? { product } : {}),
  };
}

/**
 * Registers a part of a matter and links the two, in one. Throws `not_found` when the whole is not seen, `link_refused`
 * when it cannot have such parts, and what registering and linking throw.
 */
export async function addChild(
  tx: Tx,
  call: Call,
  key: string,
  { kind, ...given }: { readonly kind: string } & Readonly<Record<string, unknown>>,
): Promise<Created> {
  if (!may(call.actor, 'link.edit'))
    throw new ProblemError('not_allowed', { extra: { permission: 'link.edit' } });
  const found = await findMatter(tx, call.actor, key);
  const definition = processOf(kind);
  if (!found || !definition) throw new ProblemError('not_found');
  const reason = refuseLink('decomposes', found, { kind });
  if (reason !== null)
    throw new ProblemError('link_refused', { extra: { reason, from: found.kind, to: kind } });
  const [parent] = await loadMatters(tx, found.kind, [found.id]);
  if (!parent) throw new ProblemError('not_found');
  const made = await createMatter(tx, call, definition, {
    ...(await inherited(tx, parent, kind)),
    ...given,
  });
  await addLink(tx, call, { type: 'decomposes', fromId: found.id, toId: made.id });
  return made;
}
