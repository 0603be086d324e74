import { describe, expect, it } from 'vitest';
import { processes } from '../processes.ts';
import { ownPrefixes, parseKey } from './keys.ts';
import { acyclicLinkTypes, kindRank, linkTypeNames, refuseLink } from './links.ts';
import { may, permissions } from './permissions.ts';
import {
  columnOf,
  defineProcess,
  type ProcessDefinition,
  ProcessDefinitionError,
  stepsOf,
} from './process.ts';
import { type Actor, rolesAt } from './roles.ts';

const good: ProcessDefinition = processes.issue;
const broken = (change: Partial<ProcessDefinition>) => () =>
  defineProcess({ ...good, ...change } as ProcessDefinition);

describe('defineProcess', () => {
  it.each<[string, Partial<ProcessDefinition>, RegExp]>([
    ['an initial state that is none', { initial: 'nowhere' }, /initial state nowhere/],
    [
      'a transition from an unknown state',
      {
        transitions: {
          ...good.transitions,
          x: { from: ['mars'], to: 'todo', who: ['anyone'], move: 'forward' },
        },
      },
      /unknown state mars/,
    ],
    [
      'a transition to an unknown state',
      {
        transitions: {
          ...good.transitions,
          x: { from: ['todo'], to: 'mars', who: ['anyone'], move: 'forward' },
        },
      },
      /unknown state mars/,
    ],
    [
      'a transition that goes nowhere',
      {
        transitions: {
          ...good.transitions,
          x: { from: ['todo'], to: 'todo', who: ['anyone'], move: 'forward' },
        },
      },
      /goes nowhere/,
    ],
    [
      'a transition for nobody',
      { transitions: { ...good.transitions, x: { from: ['todo'], to: 'closed', who: [], move: 'forward' } } },
      /for nobody/,
    ],
    [
      'an unknown field',
      {
        transitions: {
          ...good.transitions,
          x: { from: ['todo'], to: 'closed', who: ['anyone'], fields: ['colour'], move: 'forward' },
        },
      },
      /unknown field colour/,
    ],
    [
      'an unknown criterion',
      {
        transitions: {
          ...good.transitions,
          x: { from: ['todo'], to: 'closed', who: ['anyone'], criteria: ['C1'], move: 'forward' },
        },
      },
      /unknown criterion C1/,
    ],
    [
      'a state never reached',
      { states: { ...good.states, limbo: { category: 'active' } } },
      /limbo is never reached/,
    ],
    ['a criterion nobody asks for', { criteria: { C1: { kind: 'ticked' } } }, /C1 belongs to no transition/],
    ['a rule nobody uses', { rules: { r: () => ({ met: true }) } }, /rule r is not used/],
  ])('refuses %s', (_name, change, message) => {
    expect(broken(change)).toThrow(ProcessDefinitionError);
    expect(broken(change)).toThrow(message);
  });

  it('lets a retired state and criterion be', () => {
    expect(
      broken({
        states: { ...good.states, old: { category: 'active', retired: true } },
        criteria: { C0: { kind: 'ticked', retired: true } },
      }),
    ).not.toThrow();
  });

  it('orders the steps', () => {
    expect(stepsOf(processes.initiative)).toEqual([
      'notStarted',
      'problem',
      'concept',
      'planning',
      'implementation',
      'done',
    ]);
  });

  it('names columns', () => {
    expect(columnOf('riskIfNotDone', processes.initiative.fields.riskIfNotDone)).toBe('risk_if_not_done');
    expect(columnOf('owner', processes.initiative.fields.owner)).toBe('owner_id');
  });

  it('has a prefix of its own for every kind', () => {
    for (const d of Object.values(processes)) expect(ownPrefixes[d.keyPrefix]).toBe(d.kind);
  });
});

describe('keys', () => {
  it.each([
    ['TIL-42', 'TIL-42'],
    [' til-42 ', 'TIL-42'],
    ['MOVE-4654', 'MOVE-4654'],
  ])('%s is %s', (text, key) => expect(parseKey(text)?.key).toBe(key));
  it.each(['TIL-0', 'TIL-', '42', 'T-1', 'TIL-01', 'TIL 42', 'TIL-12345678901', ''])('%s is none', (text) =>
    expect(parseKey(text)).toBeNull(),
  );
});

describe('links', () => {
  it('breaks down only downwards, within a kind or to a lower one', () => {
    const kinds = Object.keys(kindRank);
    for (const from of kinds) {
      for (const to of kinds) {
        const refused = refuseLink('decomposes', { kind: from }, { kind: to });
        if (kindRank[to]! > 4 || from === 'keyResult' || to === 'keyResult')
          expect(refused).toBe('not_a_breakdown');
        else expect(refused).toBe(kindRank[from]! > kindRank[to]! ? 'breakdown_upwards' : null);
      }
    }
  });
  it('delivers only to what is delivered', () => {
    expect(refuseLink('delivers', { kind: 'issue' }, { kind: 'epic' })).toBe('not_a_delivery');
    expect(refuseLink('delivers', { kind: 'issue' }, { kind: 'deployment' })).toBeNull();
  });
  it('measures only by key results, and merges only like with like', () => {
    expect(refuseLink('measures', { kind: 'initiative' }, { kind: 'epic' })).toBe('not_a_measure');
    expect(refuseLink('measures', { kind: 'initiative' }, { kind: 'keyResult' })).toBeNull();
    expect(refuseLink('merges', { kind: 'need' }, { kind: 'epic' })).toBe('not_alike');
    expect(refuseLink('merges', { kind: 'need' }, { kind: 'need' })).toBeNull();
  });
  it('lets causes go in a ring, and nothing that breaks down, measures, merges or depends', () => {
    expect(acyclicLinkTypes).toEqual(['decomposes', 'measures', 'merges', 'dependsOn']);
    expect(linkTypeNames).toContain('causes');
  });
});

const actor = (held: Actor['held'], scopes: Actor['scopes'] = null): Actor => ({
  personId: 7,
  name: 'N',
  kind: 'person',
  language: 'nb',
  held,
  scopes,
});
const place = {
  kind: 'initiative',
  ownerId: 1,
  createdBy: 2,
  teamId: 10,
  productId: 11,
  productGroupId: 12,
  organisationId: null,
};

describe('roles', () => {
  it('counts only where the scope is the matter’s', () => {
    const held = [
      { role: 'teamMember', scopeKind: 'team', scopeId: 10, scopeName: null },
      { role: 'productOwner', scopeKind: 'product', scopeId: 99, scopeName: null },
      { role: 'processOwner', scopeKind: 'process', scopeId: null, scopeName: 'epic' },
      { role: 'employee', scopeKind: 'agency', scopeId: null, scopeName: null },
    ] as const;
    expect([...rolesAt(actor(held), place)].sort()).toEqual(['anyone', 'employee', 'teamMember']);
  });
  it('knows owner and creator', () => {
    expect(rolesAt({ ...actor([]), personId: 1 }, place).has('owner')).toBe(true);
    expect(rolesAt({ ...actor([]), personId: 2 }, place).has('creator')).toBe(true);
    expect(rolesAt(actor([]), { ...place, ownerId: null, createdBy: null })).toEqual(new Set(['anyone']));
  });
});

describe('permissions', () => {
  const employee = [{ role: 'employee', scopeKind: 'agency', scopeId: null, scopeName: null }] as const;
  it('come from roles, and a token is held to its scopes', () => {
    for (const p of Object.keys(permissions) as (keyof typeof permissions)[]) {
      expect(may(actor([]), p)).toBe(false);
      expect(may(actor(employee), p)).toBe((permissions[p] as readonly string[]).includes('employee'));
      expect(may(actor(employee, []), p)).toBe(false);
    }
    expect(may(actor(employee, ['matter.read']), 'matter.read')).toBe(true);
    expect(may(actor([], ['matter.read']), 'matter.read')).toBe(false);
  });
});
