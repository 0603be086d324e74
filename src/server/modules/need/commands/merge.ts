import type { MatterValue } from '../../../../contract/matters.ts';
import { ProblemError } from '../../../../domain/kernel/errors.ts';
import { openNeedStates } from '../../../../domain/need/index.ts';
import { lockMatter } from '../../../core/edit.ts';
import { recordEvent } from '../../../core/events.ts';
import { addLink } from '../../../core/links.ts';
import { findMatter, type LoadedMatter, loadMatters } from '../../../core/load.ts';
import { showMatter } from '../../../core/present.ts';
import { transitionMatter } from '../../../core/transition.ts';
import type { Call } from '../../../platform/context.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { lockBoth } from '../queries/needs.ts';
import { followSupport } from '../queries/support.ts';

/** Audiences from the widest to the narrowest. */
const widths = ['public', 'agency', 'organisation', 'team', 'restricted'];

/**
 * Merges a need into one like it: its asker and supporters support the other, and it points there from now on. Refused
 * (`rule_broken`): into one that is settled (so it never goes in a ring), or that fewer can see (whoever follows would
 * follow to what is not there for them). Both are locked in the order of their ids.
 */
export async function mergeNeed(
  tx: Tx,
  db: Db,
  call: Call,
  key: string,
  expected: number,
  input: { readonly into: string; readonly reason?: string | undefined },
): Promise<MatterValue> {
  await lockBoth(tx, [key.toUpperCase(), input.into.toUpperCase()]);
  const from = await lockMatter(tx, db, call, key, { kind: 'need', expected });
  const found = await findMatter(tx, call.actor, input.into, { kind: 'need' });
  const [into] = found ? await loadMatters(tx, 'need', [found.id]) : [];
  if (!into) {
    throw new ProblemError('not_found', {
      faults: [{ pointer: '/into', reason: 'no_such_key', params: { key: input.into } }],
    });
  }
  if (into.id === from.id) throw refused('to_itself');
  if (!(openNeedStates as readonly string[]).includes(into.state)) throw refused('need_is_settled');
  if (seenByFewer(into, from)) throw refused('seen_by_fewer');
  await addLink(tx, call, { type: 'merges', fromId: from.id, toId: into.id });
  const moved = await transitionMatter(tx, db, call, key, 'merge', null, input.reason ?? null);
  const followed = await followSupport(tx, from.id, into.id);
  await recordEvent(tx, {
    type: 'need.supportFollowed',
    nodeId: into.id,
    kind: 'need',
    actor: call.actor,
    data: { otherId: from.id, count: followed },
  });
  return showMatter(tx, db, call.actor, moved.matter);
}

function seenByFewer(into: LoadedMatter, from: LoadedMatter): boolean {
  if (widths.indexOf(into.audience) > widths.indexOf(from.audience)) return true;
  return (
    (into.audience === 'organisation' && into.organisationId !== from.organisationId) ||
    (into.audience === 'team' && into.teamId !== from.teamId)
  );
}

const refused = (reason: string): ProblemError =>
  new ProblemError('rule_broken', { faults: [{ pointer: '/into', reason }] });
