import type { SavedViewValue } from '../../../contract/views.ts';
import { invalid, ProblemError } from '../../../domain/kernel/errors.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { readListAddress } from '../../../domain/search/index.ts';
import { recordEvent } from '../../core/events.ts';
import { belongsToAgency } from '../../core/visibility.ts';
import type { Call } from '../../platform/context.ts';
import type { Queryable, Tx } from '../../platform/db/db.ts';
import {
  countViews,
  insertView,
  lockView,
  teamByKey,
  teamsOf,
  updateView,
  type ViewRow,
  type ViewValues,
  viewById,
} from './queries/views.ts';

/** Views one person can have; more than that nobody finds again. */
const mostViews = 200;

/** What somebody writes of a view. */
export interface ViewInput {
  readonly name?: string;
  readonly address?: string;
  readonly sharedWith?: ViewValues['sharedWith'];
  readonly team?: string;
}

/** A view as the contract shows it to somebody. */
export function shownView(actor: Actor, v: ViewRow): SavedViewValue {
  return {
    id: v.id,
    name: v.name,
    address: v.address,
    sharedWith: v.sharedWith,
    team: v.teamKey === null ? null : { key: v.teamKey, kind: 'team', title: v.teamTitle ?? '', state: null },
    owner: { id: v.ownerId, name: v.ownerName },
    ownerLeft: v.ownerLeft,
    mine: v.ownerId === actor.personId,
    mayTakeOver: v.ownerLeft && v.ownerId !== actor.personId,
    position: v.position,
    version: v.version,
    updatedAt: v.updatedAt.toISOString(),
  };
}

function addressOf(text: string): string {
  const read = readListAddress(text);
  if (!read) throw invalid('/address', 'not_a_list');
  return read.address;
}

function nameOf(text: string): string {
  const name = text.trim();
  if (name === '') throw invalid('/name', 'required');
  return name;
}

/** Whom a view is shared with: a living team one belongs to, or the agency one belongs to. */
async function sharing(
  q: Queryable,
  actor: Actor,
  sharedWith: ViewValues['sharedWith'],
  team: string | undefined,
): Promise<Pick<ViewValues, 'sharedWith' | 'teamId'>> {
  if (sharedWith === 'agency' && !belongsToAgency(actor)) throw invalid('/sharedWith', 'not_of_agency');
  if (sharedWith !== 'team') {
    if (team !== undefined) throw invalid('/team', 'only_with_team');
    return { sharedWith, teamId: null };
  }
  if (team === undefined) throw invalid('/team', 'required');
  const found = await teamByKey(q, team);
  if (!found || !teamsOf(actor).includes(found.id)) throw invalid('/team', 'no_such_team');
  return { sharedWith, teamId: found.id };
}

async function shownById(tx: Tx, actor: Actor, id: number): Promise<SavedViewValue> {
  const row = await viewById(tx, actor, id);
  if (!row) throw new ProblemError('not_found');
  return shownView(actor, row);
}

async function tell(tx: Tx, call: Call, type: string, id: number, data: Readonly<Record<string, unknown>>) {
  await recordEvent(tx, { type, nodeId: null, kind: null, actor: call.actor, data: { viewId: id, ...data } });
}

/** Saves a view of one's own. */
export async function saveView(
  tx: Tx,
  call: Call,
  input: ViewInput & { readonly name: string; readonly address: string },
): Promise<SavedViewValue> {
  const values = {
    name: nameOf(input.name),
    address: addressOf(input.address),
    ...(await sharing(tx, call.actor, input.sharedWith ?? 'nobody', input.team)),
  };
  if ((await countViews(tx, call.actor.personId)) >= mostViews) throw invalid('/name', 'too_many_views');
  const id = await insertView(tx, call.actor.personId, values);
  await tell(tx, call, 'view.saved', id, { name: values.name, sharedWith: values.sharedWith });
  return shownById(tx, call.actor, id);
}

/** One's own view, locked, at the version that was read; another's looks like none. */
async function ownView(tx: Tx, call: Call, id: number, version: number): Promise<ViewRow> {
  await lockView(tx, id);
  const row = await viewById(tx, call.actor, id);
  if (!row || row.ownerId !== call.actor.personId) throw new ProblemError('not_found');
  if (row.version !== version)
    throw new ProblemError('stale_version', { extra: { current: shownView(call.actor, row) } });
  return row;
}

/** Renames, shares or repoints one's own view. */
export async function changeView(
  tx: Tx,
  call: Call,
  id: number,
  version: number,
  input: ViewInput,
): Promise<SavedViewValue> {
  const before = await ownView(tx, call, id, version);
  const shared =
    input.sharedWith !== undefined || input.team !== undefined
      ? await sharing(tx, call.actor, input.sharedWith ?? before.sharedWith, input.team)
      : {};
  const change = {
    ...(input.name === undefined ? {} : { name: nameOf(input.name) }),
    ...(input.address === undefined ? {} : { address: addressOf(input.address) }),
    ...shared,
  };
  if (Object.keys(change).length > 0) {
    await updateView(tx, id, change);
    await tell(tx, call, 'view.changed', id, change);
  }
  return shownById(tx, call.actor, id);
}

/** Deletes one's own view; feeds of it give nothing from then on. */
export async function removeView(tx: Tx, call: Call, id: number, version: number): Promise<{ id: number }> {
  const row = await ownView(tx, call, id, version);
  await updateView(tx, id, { deleted: true });
  await tell(tx, call, 'view.removed', id, { name: row.name });
  return { id };
}

/** Takes over a view that somebody who has left had shared with oneself among others. */
export async function takeOverView(tx: Tx, call: Call, id: number): Promise<SavedViewValue> {
  await lockView(tx, id);
  const row = await viewById(tx, call.actor, id);
  if (!row) throw new ProblemError('not_found');
  if (row.ownerId === call.actor.personId) return shownView(call.actor, row);
  if (!row.ownerLeft) throw new ProblemError('not_allowed');
  await updateView(tx, id, { ownerId: call.actor.personId });
  await tell(tx, call, 'view.takenOver', id, { from: row.ownerId });
  return shownById(tx, call.actor, id);
}
