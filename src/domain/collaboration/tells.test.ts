import { describe, expect, it } from 'vitest';
import { followersOf, type ToldEvent, tellsOf } from './tells.ts';

const event = (type: string, payload: ToldEvent['payload'] = {}): ToldEvent => ({
  id: 9,
  type,
  nodeId: 5,
  actorId: 1,
  payload,
});
const told = (e: ToldEvent) => tellsOf(e).map((t) => [t.type, t.audience, t.data]);

describe('what is told of an event', () => {
  it('a comment, to those who follow, but not to those it mentions: they are told of that', () => {
    expect(told(event('comment.written', { data: { comment: 3, text: 'x', mentions: [7] } }))).toEqual([
      ['commented', { to: 'watchers', except: [7] }, { comment: 3 }],
    ]);
  });
  it('a note inside the agency, marked as such', () => {
    expect(tellsOf(event('note.written', { data: { comment: 3 } }))[0]?.internal).toBe(true);
    expect(tellsOf(event('comment.written', { data: { comment: 3 } }))[0]?.internal).toBe(false);
  });
  it('a new owner once, as such, and the others of the change', () => {
    const changes = [
      { field: 'owner', from: null, to: 7 },
      { field: 'title', from: 'a', to: 'b' },
    ];
    expect(told(event('matter.edited', { changes }))).toEqual([
      ['assigned', { to: 'people', people: [7] }, {}],
      ['changed', { to: 'watchers', except: [7] }, { fields: ['owner', 'title'] }],
    ]);
  });
  it('a move with where to', () => {
    const changes = [{ field: 'state', from: 'problem', to: 'concept' }];
    expect(told(event('matter.transitioned', { changes }))).toEqual([
      ['moved', { to: 'watchers', except: [] }, { state: 'concept' }],
    ]);
  });
  it('an approval asked for to those with the role, its answer to whoever asked', () => {
    const data = { transition: 'toConcept', role: 'managementGroup' };
    expect(told(event('approval.requested', { data }))[0]?.[1]).toEqual({
      to: 'role',
      role: 'managementGroup',
    });
    expect(told(event('approval.declined', { data }))[0]).toEqual([
      'approvalDecided',
      { to: 'requester', ...data },
      { transition: 'toConcept', decision: 'declined' },
    ]);
  });
  it.each([
    'comment.edited',
    'comment.removed',
    'criterion.met',
    'link.suggested',
    'token.created',
    'person.edited',
  ])('nothing of %s', (type) => {
    expect(tellsOf(event(type, { data: { comment: 1 } }))).toEqual([]);
  });
  it('nothing of what has been erased or has no node', () => {
    expect(tellsOf(event('comment.written', null))).toEqual([]);
    expect(tellsOf({ ...event('comment.written'), nodeId: null })).toEqual([]);
  });
});

describe('who follows by themselves', () => {
  it('whoever registers it and its owner; later each new owner', () => {
    const changes = [{ field: 'owner', from: null, to: 7 }];
    expect(followersOf(event('matter.created', { changes }))).toEqual([
      { reason: 'owner', personId: 7 },
      { reason: 'author', personId: 1 },
    ]);
    expect(followersOf(event('matter.edited', { changes }))).toEqual([{ reason: 'owner', personId: 7 }]);
    expect(followersOf(event('matter.transitioned', { changes }))).toEqual([]);
    expect(followersOf({ ...event('matter.created'), actorId: null })).toEqual([]);
  });
});
