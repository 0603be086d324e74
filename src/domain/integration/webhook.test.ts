import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInsideAddress, nextWait, outcomeOf, waits, wants, webhookTypes } from './webhook.ts';

describe('what a webhook wants', () => {
  const all = { kinds: [], types: [] };
  it.each(webhookTypes)('%s when nothing is chosen', (type) =>
    expect(wants(all, { kind: 'issue', type })).toBe(true),
  );
  it.each(['comment.written', 'token.created', 'membership.granted', 'list.exported', ''])(
    'never %s, even when asked for',
    (type) => {
      expect(wants(all, { kind: 'issue', type })).toBe(false);
      expect(wants({ kinds: [], types: [type] }, { kind: 'issue', type })).toBe(false);
    },
  );
  it('only the kinds and types chosen', () => {
    const chosen = { kinds: ['epic'], types: ['matter.created'] };
    expect(wants(chosen, { kind: 'epic', type: 'matter.created' })).toBe(true);
    expect(wants(chosen, { kind: 'issue', type: 'matter.created' })).toBe(false);
    expect(wants(chosen, { kind: 'epic', type: 'matter.edited' })).toBe(false);
    expect(wants(chosen, { kind: null, type: 'matter.created' })).toBe(false);
  });
});

describe('trying again', () => {
  it('waits longer each time, spread by at most a fifth, and gives up in the end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: waits.length }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, s) => {
          const wait = nextWait(n, s)!;
          expect(wait).toBeGreaterThanOrEqual(waits[n - 1]!);
          expect(wait).toBeLessThanOrEqual(waits[n - 1]! * 1.2 + 1);
        },
      ),
    );
    expect(nextWait(waits.length + 1, 0)).toBeNull();
  });
  it.each([
    [200, 'delivered'],
    [204, 'delivered'],
    [410, 'gone'],
    [301, 'again'],
    [404, 'again'],
    [429, 'again'],
    [500, 'again'],
  ] as const)('%i is %s', (status, outcome) => expect(outcomeOf(status)).toBe(outcome));
});

describe('addresses inside', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '64:ff9b::10.0.0.1',
    '2002:7f00:1::',
    '2001:0:4136::',
    '2001:db8::1',
    '300.1.1.1',
    'localhost',
    '',
  ])('%s is inside', (a) => expect(isInsideAddress(a)).toBe(true));
  it.each([
    '8.8.8.8',
    '172.32.0.1',
    '172.15.0.1',
    '100.128.0.1',
    '192.169.0.1',
    '2a00:1450:4001::200e',
    '::ffff:8.8.8.8',
  ])('%s is outside', (a) => expect(isInsideAddress(a)).toBe(false));
});
