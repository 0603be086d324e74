import { isInternalEvent } from '../collaboration/index.ts';

/** Chat tools whose incoming webhooks the product speaks. */
export const channelTools = ['slack', 'teams', 'mattermost'] as const;
/** See {@link channelTools}. */
export type ChannelTool = (typeof channelTools)[number];

/** Places a channel can be told of. `agency`: everything. */
export const channelScopes = ['agency', 'productGroup', 'team', 'product'] as const;
/** See {@link channelScopes}. */
export type ChannelScope = (typeof channelScopes)[number];

/** What a channel can be told of. Words: `integration.happening.<name>`. */
export const happenings = [
  /** Something was registered. */
  'created',
  /** It moved to another state. */
  'moved',
  /** A need was taken up, declined, merged or met. */
  'needAnswered',
  /** Somebody commented. Notes inside the agency never leave. */
  'commented',
  /** A file was attached. */
  'attached',
  /** Fields were changed. */
  'changed',
  /** An approval was asked for, given or declined. */
  'approval',
  /** A dependency or a distribution was asked for or answered. */
  'handover',
  /** What comes due within a week, and what has become late: gathered in the morning of a working day. */
  'deadlines',
  /** Something was deployed to production. */
  'released',
] as const;
/** See {@link happenings}. */
export type Happening = (typeof happenings)[number];

/** What a new channel is told of until somebody chooses: what a team talks about, not every field. */
export const usualHappenings: readonly Happening[] = [
  'created',
  'moved',
  'needAnswered',
  'commented',
  'handover',
  'deadlines',
];

/** What of an event decides which channels are told. */
export interface HappeningEvent {
  readonly type: string;
  readonly kind: string | null;
  readonly actorKind: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly payload: { readonly data?: Readonly<Record<string, unknown>> } | null;
}

const needAnswers = ['takeUp', 'decline', 'merge', 'meet'];
/** A deployment told of later than this is history, not news: an import of old release notes. */
const newsMilliseconds = 24 * 3_600_000;

/**
 * What an event is to channels: none for most, several for some. What was imported is not told of, except a fresh
 * deployment; erased events and notes inside the agency never.
 */
export function happeningsOf(e: HappeningEvent): readonly Happening[] {
  if (e.payload === null || isInternalEvent(e.type)) return [];
  if (e.type === 'fact.recorded' && e.kind === 'deployment') {
    return e.recordedAt.getTime() - e.occurredAt.getTime() <= newsMilliseconds ? ['released'] : [];
  }
  if (e.actorKind === 'import') return [];
  switch (e.type) {
    case 'matter.created':
      return ['created'];
    case 'matter.edited':
      return ['changed'];
    case 'matter.transitioned':
      return e.kind === 'need' && needAnswers.includes(String(e.payload.data?.transition))
        ? ['moved', 'needAnswered']
        : ['moved'];
    case 'comment.written':
      return ['commented'];
    case 'attachment.added':
      return ['attached'];
    case 'approval.requested':
    case 'approval.approved':
    case 'approval.declined':
      return ['approval'];
    case 'dependency.accepted':
    case 'dependency.declined':
    case 'dependency.asked':
      // Written at both ends: told where something is needed, once.
      return e.payload.data?.direction === 'up' ? ['handover'] : [];
    case 'distribution.proposed':
    case 'distribution.accepted':
    case 'distribution.returned':
      return ['handover'];
    default:
      return [];
  }
}

/** Where a node belongs, as ids. A team stands for those of its products that have no team of their own. */
export interface NodePlace {
  readonly kind: string;
  readonly teams: readonly number[];
  readonly products: readonly number[];
  readonly groups: readonly number[];
}

/** What of a channel decides whether it is told. Empty `kinds`: all. */
export interface ChannelChoice {
  readonly scopeKind: ChannelScope;
  readonly scopeId: number | null;
  readonly kinds: readonly string[];
  readonly happenings: readonly string[];
}

/** Whether a node is within what a channel is told of. Kinds are of matters: a deployment is asked for by itself. */
export function isWithin(channel: Omit<ChannelChoice, 'happenings'>, place: NodePlace): boolean {
  if (place.kind !== 'deployment' && channel.kinds.length > 0 && !channel.kinds.includes(place.kind))
    return false;
  const { scopeKind, scopeId } = channel;
  if (scopeKind === 'agency') return true;
  if (scopeId === null) return false;
  const among = { team: place.teams, product: place.products, productGroup: place.groups }[scopeKind];
  return among.includes(scopeId);
}

/** Whether a channel wants to be told of something that is one or more happenings, at a place. */
export function channelWants(channel: ChannelChoice, told: readonly Happening[], place: NodePlace): boolean {
  return told.some((h) => channel.happenings.includes(h)) && isWithin(channel, place);
}

/** How long nothing but failure is put up with before a channel is switched off. */
export const failingMilliseconds = 24 * 3_600_000;

/** Whether failure has lasted so long that the channel is to be switched off and its owner told. */
export function isPersistent(failingSince: Date | null, now: Date): boolean {
  return failingSince !== null && now.getTime() - failingSince.getTime() >= failingMilliseconds;
}

/** A message that has waited longer than this is no news any more, and is not sent when the channel is switched on. */
export const staleMilliseconds = 3 * 86_400_000;

/** How an address is shown: never the whole of it. */
export function maskedAddress(host: string, hint: string): string {
  return `${host}/…${hint}`;
}
