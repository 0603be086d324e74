import { randomBytes } from 'node:crypto';
import type { ChannelScope, ChannelTool } from '../../../../domain/integration/index.ts';
import { invalid, ProblemError } from '../../../../domain/kernel/errors.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { isCleanText, type Language } from '../../../../domain/kernel/text.ts';
import { recordEvent } from '../../../core/events.ts';
import type { Call } from '../../../platform/context.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';
import { checkedUrl } from '../checked-url.ts';
import {
  type ChannelPlace,
  type ChannelRow,
  channelsById,
  insertChannel,
  lockChannel,
  type NewChannel,
  placesOf,
  showChannels,
  tombstoneChannel,
  updateChannel,
} from '../queries/channels.ts';
import { sealAddress } from '../sealed-address.ts';

/** What can be said of a channel. `place` is a key; null: all of the agency. */
export interface ChannelInput {
  readonly name?: string;
  readonly tool?: ChannelTool;
  readonly address?: string;
  readonly place?: string | null;
  readonly kinds?: readonly string[];
  readonly happenings?: readonly string[];
  readonly language?: Language;
  readonly words?: boolean;
  readonly active?: boolean;
}

/** What the commands need of the installation. */
export interface ChannelWorld {
  readonly key: string;
  readonly httpsOnly: boolean;
}

/** What somebody answers for: places, and whether all of the agency. */
export interface Answered {
  readonly agency: boolean;
  readonly places: readonly ChannelPlace[];
}

/** The places somebody may connect channels for. */
export async function answeredBy(q: Queryable, actor: Actor): Promise<Answered> {
  const at = (role: string): number[] =>
    actor.held.flatMap((h) => (h.role === role && h.scopeId !== null ? [h.scopeId] : []));
  const agency = actor.held.some((h) => h.role === 'admin');
  const places = await placesOf(q, {
    all: agency,
    teams: at('teamLead'),
    products: at('productOwner'),
    groups: at('productGroupLeader'),
  });
  return { agency, places };
}

/** Whether somebody answers for the place of a channel. */
export const answersFor = (answered: Answered, scopeId: number | null): boolean =>
  scopeId === null ? answered.agency : answered.places.some((p) => p.id === scopeId);

function placeBy(
  answered: Answered,
  key: string | null,
): { scopeKind: ChannelScope; scopeId: number | null } {
  if (key === null) {
    if (!answered.agency) throw new ProblemError('not_allowed');
    return { scopeKind: 'agency', scopeId: null };
  }
  const place = answered.places.find((p) => p.node.key.toUpperCase() === key.toUpperCase());
  if (!place) throw invalid('/place', 'no_such_key');
  return { scopeKind: place.scope, scopeId: place.id };
}

function sealed(text: string, { key, httpsOnly }: ChannelWorld) {
  const url = checkedUrl(text, httpsOnly, '/address');
  const salt = randomBytes(16);
  return {
    salt,
    address: sealAddress(key, salt, url.href),
    host: url.host.slice(0, 300),
    hint: url.href.slice(-4),
  };
}

const nameOf = (name: string): string => {
  if (!isCleanText(name)) throw invalid('/name', 'unclean_text');
  return name.trim();
};

/** What the trail is told of a channel: never its address, only where it leads. */
const told = (c: Omit<NewChannel, 'address' | 'salt'> & { readonly active: boolean }) => ({
  name: c.name,
  tool: c.tool,
  host: c.host,
  hint: c.hint,
  scopeKind: c.scopeKind,
  scopeId: c.scopeId,
  kinds: c.kinds,
  happenings: c.happenings,
  language: c.language,
  words: c.words,
  active: c.active,
});

/** Connects a channel; gives its id. */
export async function createChannel(
  tx: Tx,
  call: Call,
  input: ChannelInput & Required<Pick<ChannelInput, 'name' | 'tool' | 'address' | 'happenings'>>,
  world: ChannelWorld,
): Promise<number> {
  const place = placeBy(await answeredBy(tx, call.actor), input.place ?? null);
  const c: NewChannel = {
    name: nameOf(input.name),
    tool: input.tool,
    ...sealed(input.address, world),
    ...place,
    kinds: [...(input.kinds ?? [])],
    happenings: [...input.happenings],
    language: input.language ?? call.actor.language,
    words: input.words ?? true,
  };
  const id = await insertChannel(tx, c, call.actor.personId);
  await record(tx, call, 'channel.created', id, told({ ...c, active: true }));
  return id;
}

/** Changes a channel of the version that was read. Moving it asks that one answers for both places. */
export async function editChannel(
  tx: Tx,
  call: Call,
  id: number,
  version: number,
  input: ChannelInput,
  world: ChannelWorld,
): Promise<void> {
  const { channel: before, answered } = await ownChannel(tx, call.actor, id, version);
  const after: ChannelRow = {
    ...before,
    name: input.name === undefined ? before.name : nameOf(input.name),
    tool: input.tool ?? before.tool,
    ...(input.address === undefined ? {} : sealed(input.address, world)),
    ...(input.place === undefined ? {} : placeBy(answered, input.place)),
    kinds: [...(input.kinds ?? before.kinds)],
    happenings: [...(input.happenings ?? before.happenings)],
    language: input.language ?? before.language,
    words: input.words ?? before.words,
    active: input.active ?? before.active,
  };
  const [was, is] = [told(before), told(after)];
  const changes = Object.keys(is)
    .map((field) => ({ field, from: was[field as keyof typeof was], to: is[field as keyof typeof is] }))
    .filter((c) => JSON.stringify(c.from) !== JSON.stringify(c.to));
  if (changes.length === 0 && input.address === undefined) return;
  await updateChannel(tx, after);
  await recordEvent(tx, {
    type: 'channel.edited',
    nodeId: null,
    kind: null,
    actor: call.actor,
    changes,
    data: { channelId: id, ...(input.address === undefined ? {} : { address: 'changed' }) },
  });
}

/** Disconnects a channel of the version that was read. */
export async function removeChannel(tx: Tx, call: Call, id: number, version: number): Promise<void> {
  const { channel } = await ownChannel(tx, call.actor, id, version);
  await tombstoneChannel(tx, id);
  await record(tx, call, 'channel.removed', id, told(channel));
}

/** A channel of a place that somebody answers for, locked; others' look like not there. Another version → `stale_version`. */
export async function ownChannel(
  tx: Tx,
  actor: Actor,
  id: number,
  version: number | null,
): Promise<{ readonly channel: ChannelRow; readonly answered: Answered }> {
  const channel = await lockChannel(tx, id);
  const answered = await answeredBy(tx, actor);
  if (!channel || !answersFor(answered, channel.scopeId)) throw new ProblemError('not_found');
  if (version !== null && channel.version !== version) {
    const [current] = await showChannels(tx, { id });
    throw new ProblemError('stale_version', { extra: { current } });
  }
  return { channel, answered };
}

/** The same for reading: `not_found` when it is not there or not theirs. */
export async function requireOwn(q: Queryable, actor: Actor, id: number): Promise<void> {
  const [channel] = await channelsById(q, [id]);
  if (!channel || !answersFor(await answeredBy(q, actor), channel.scopeId))
    throw new ProblemError('not_found');
}

function record(
  tx: Tx,
  call: Call,
  type: string,
  channelId: number,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  return recordEvent(tx, { type, nodeId: null, kind: null, actor: call.actor, data: { channelId, ...data } });
}
