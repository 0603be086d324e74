import type { NoticeType } from './notices.ts';

/** What of an event decides who is told of it. */
export interface ToldEvent {
  readonly id: number;
  readonly type: string;
  readonly nodeId: number | null;
  readonly actorId: number | null;
  readonly payload: {
    readonly changes?: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
    readonly data?: Readonly<Record<string, unknown>>;
  } | null;
}

/** Who is told: those who follow (but `except`), people by id, whoever holds the role asked for, or whoever asked. */
export type Audience =
  | { readonly to: 'watchers'; readonly except: readonly number[] }
  | { readonly to: 'people'; readonly people: readonly number[] }
  | { readonly to: 'role'; readonly role: string }
  | { readonly to: 'requester'; readonly transition: string; readonly role: string };

/** One thing to tell of an event. */
export interface Tell {
  readonly type: NoticeType;
  readonly audience: Audience;
  readonly data: Readonly<Record<string, unknown>>;
  readonly internal: boolean;
}

const numbers = (value: unknown): number[] =>
  Array.isArray(value) ? value.filter((v): v is number => typeof v === 'number') : [];
const words = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What people are told of an event, and who; nothing for most. */
export function tellsOf(event: ToldEvent): Tell[] {
  if (event.nodeId === null || event.payload === null) return [];
  const data = event.payload.data ?? {};
  const changes = event.payload.changes ?? [];
  const tell = (type: NoticeType, audience: Audience, told: Tell['data'] = {}, internal = false): Tell => ({
    type,
    audience,
    data: told,
    internal,
  });
  const watchers = (except: readonly number[] = []): Audience => ({ to: 'watchers', except });
  const owner = changes.find((c) => c.field === 'owner')?.to;
  const newOwner = typeof owner === 'number' ? [owner] : [];
  const assigned = newOwner.map((id) => tell('assigned', { to: 'people', people: [id] }));
  switch (event.type) {
    case 'comment.written':
    case 'note.written':
      return [
        tell(
          'commented',
          watchers(numbers(data.mentions)),
          { comment: data.comment },
          event.type === 'note.written',
        ),
      ];
    case 'attachment.added':
      return [tell('attached', watchers(), { file: words(data.name) })];
    case 'matter.created':
      return assigned;
    case 'matter.edited':
      return [...assigned, tell('changed', watchers(newOwner), { fields: changes.map((c) => c.field) })];
    case 'matter.transitioned':
      return [tell('moved', watchers(), { state: changes.find((c) => c.field === 'state')?.to })];
    case 'link.added':
    case 'link.removed':
      return [tell('linked', watchers(), { other: data.otherId })];
    case 'approval.requested':
      return [
        tell('approvalAsked', { to: 'role', role: words(data.role) }, { transition: words(data.transition) }),
      ];
    case 'approval.approved':
    case 'approval.declined':
      return [
        tell(
          'approvalDecided',
          { to: 'requester', transition: words(data.transition), role: words(data.role) },
          { transition: words(data.transition), decision: event.type.slice('approval.'.length) },
        ),
      ];
    default:
      return [];
  }
}

/** Whom an event makes follow its node by itself: whoever registered it, and its owner. */
export function followersOf(
  event: ToldEvent,
): { readonly reason: 'author' | 'owner'; readonly personId: number }[] {
  if (event.payload === null) return [];
  const owner = event.payload.changes?.find((c) => c.field === 'owner')?.to;
  const owners = typeof owner === 'number' ? [{ reason: 'owner', personId: owner } as const] : [];
  if (event.type === 'matter.edited') return owners;
  if (event.type !== 'matter.created') return [];
  return [
    ...owners,
    ...(event.actorId === null ? [] : [{ reason: 'author', personId: event.actorId } as const]),
  ];
}
