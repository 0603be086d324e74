import { describe, expect, it } from 'vitest';
import {
  type ChannelChoice,
  channelWants,
  type HappeningEvent,
  happeningsOf,
  isPersistent,
  maskedAddress,
  type NodePlace,
} from './channel.ts';
import { morningOf } from './mornings.ts';
import { retryAfterSeconds } from './webhook.ts';

const now = new Date('2026-11-20T12:00:00Z');
const event = (more: Partial<HappeningEvent>): HappeningEvent => ({
  type: 'matter.created',
  kind: 'issue',
  actorKind: 'person',
  occurredAt: now,
  recordedAt: now,
  payload: {},
  ...more,
});

describe('what an event is to channels', () => {
  it.each([
    ['matter.created', ['created']],
    ['matter.edited', ['changed']],
    ['matter.transitioned', ['moved']],
    ['comment.written', ['commented']],
    ['attachment.added', ['attached']],
    ['approval.declined', ['approval']],
    ['distribution.returned', ['handover']],
    ['comment.edited', []],
    ['note.written', []],
    ['criterion.met', []],
    ['token.created', []],
    ['need.supported', []],
  ] as const)('%s is %j', (type, told) => expect(happeningsOf(event({ type }))).toEqual(told));

  it('a need that is decided on is both a move and an answer', () => {
    const payload = { data: { transition: 'decline' } };
    const moved = { type: 'matter.transitioned', payload };
    expect(happeningsOf(event({ ...moved, kind: 'need' }))).toEqual(['moved', 'needAnswered']);
    expect(happeningsOf(event({ ...moved, kind: 'epic' }))).toEqual(['moved']);
  });

  it('a dependency is told of at the end that needs, and not twice', () => {
    const at = (direction: string) =>
      happeningsOf(event({ type: 'dependency.declined', payload: { data: { direction } } }));
    expect([at('up'), at('down')]).toEqual([['handover'], []]);
  });

  it('a deployment is news for a day; what else was imported never is; nor what was erased', () => {
    const deployed = { type: 'fact.recorded', kind: 'deployment', actorKind: 'import' };
    expect(happeningsOf(event(deployed))).toEqual(['released']);
    expect(happeningsOf(event({ ...deployed, occurredAt: new Date('2026-11-19T11:59:59Z') }))).toEqual([]);
    expect(happeningsOf(event({ ...deployed, kind: 'commit' }))).toEqual([]);
    expect(happeningsOf(event({ actorKind: 'import' }))).toEqual([]);
    expect(happeningsOf(event({ payload: null }))).toEqual([]);
  });
});

describe('what a channel wants', () => {
  const place: NodePlace = { kind: 'epic', teams: [1], products: [2], groups: [3] };
  const choice = (more: Partial<ChannelChoice>): ChannelChoice => ({
    scopeKind: 'agency',
    scopeId: null,
    kinds: [],
    happenings: ['moved'],
    ...more,
  });
  it.each([
    [{}, true],
    [{ happenings: ['created'] }, false],
    [{ kinds: ['epic', 'issue'] }, true],
    [{ kinds: ['issue'] }, false],
    [{ scopeKind: 'team', scopeId: 1 }, true],
    [{ scopeKind: 'team', scopeId: 2 }, false],
    [{ scopeKind: 'product', scopeId: 2 }, true],
    [{ scopeKind: 'product', scopeId: 1 }, false],
    [{ scopeKind: 'productGroup', scopeId: 3 }, true],
    [{ scopeKind: 'productGroup', scopeId: null }, false],
  ] as const)('%j: %s', (more, wanted) =>
    expect(channelWants(choice(more), ['moved', 'needAnswered'], place)).toBe(wanted),
  );
  it('a deployment whatever kinds of matter were chosen', () =>
    expect(
      channelWants(
        choice({ kinds: ['need'], happenings: ['released'], scopeKind: 'team', scopeId: 1 }),
        ['released'],
        { ...place, kind: 'deployment' },
      ),
    ).toBe(true));
});

describe('failing', () => {
  it('is persistent after a day of nothing else', () => {
    expect(isPersistent(null, now)).toBe(false);
    expect(isPersistent(new Date('2026-11-19T12:00:01Z'), now)).toBe(false);
    expect(isPersistent(new Date('2026-11-19T12:00:00Z'), now)).toBe(true);
  });
  it.each([
    ['30', 30],
    [' 0 ', 0],
    ['999999999', 86_400],
    ['Fri, 20 Nov 2026 12:00:45 GMT', 45],
    ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    [undefined, null],
  ])('Retry-After %s asks for %s', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });
  it('an address is shown by its host and end alone', () =>
    expect(maskedAddress('hooks.slack.com', 'a1b2')).toBe('hooks.slack.com/…a1b2'));
});

describe('a morning', () => {
  it.each([
    ['2026-11-20', { late: ['2026-11-19', '2026-11-19'], coming: ['2026-11-27', '2026-11-27'] }],
    // Monday has the weekend's as well.
    ['2026-11-23', { late: ['2026-11-20', '2026-11-22'], coming: ['2026-11-28', '2026-11-30'] }],
    ['2026-11-21', null],
    ['2026-11-22', null],
  ])('%s', (day, told) => expect(morningOf(day)).toEqual(told));
  it('every day is told of once as coming and once as late', () => {
    const days = Array.from({ length: 60 }, (_, i) =>
      new Date(Date.UTC(2026, 10, 1 + i)).toISOString().slice(0, 10),
    );
    const hits = (range: 'late' | 'coming', end: string) =>
      days.filter((d) => {
        const m = morningOf(d);
        return m !== null && m[range][0] <= end && end <= m[range][1];
      }).length;
    for (const end of days.slice(15, 45)) expect([hits('late', end), hits('coming', end)]).toEqual([1, 1]);
  });
});
