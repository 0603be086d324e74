import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePlans, type PlanSnapshotItem } from './index.ts';

const item = (matterId: number, more: Partial<PlanSnapshotItem> = {}): PlanSnapshotItem => ({
  matterId,
  key: `TIL-${matterId}`,
  kind: 'initiative',
  title: `Tiltak ${matterId}`,
  state: 'problem',
  note: '',
  amount: null,
  priority: null,
  fields: {},
  ...more,
});
const list = (...items: PlanSnapshotItem[]) => ({ introduction: '', items });
const ids = (...n: number[]) => list(...n.map((i) => item(i)));

describe('comparing a list with what it was', () => {
  it('says nothing when nothing is other, however empty values and members are written', () => {
    const before = list(item(1, { fields: { a: null, b: '', c: [], d: { x: 1, y: 2 } } }));
    const after = list(item(1, { fields: { d: { y: 2, x: 1 } } }));
    expect(comparePlans(before, after)).toEqual([]);
  });

  it('tells one move as one move', () => {
    const changes = comparePlans(ids(1, 2, 3, 4), ids(4, 1, 2, 3));
    expect(changes).toMatchObject([
      { matterId: 4, what: 'changed', from: 4, to: 1, moved: true, changes: [] },
    ]);
  });

  it('what comes and goes moves nobody', () => {
    expect(comparePlans(ids(1, 2, 3), ids(2, 9, 3)).map((c) => [c.matterId, c.what])).toEqual([
      [9, 'added'],
      [1, 'removed'],
    ]);
  });

  it('tells fields of the initiative apart from what the list says', () => {
    const before = list(item(1, { note: 'før', amount: 5, fields: { amount: 1, risk: 'lav' } }));
    const after = list(
      item(1, { note: 'nå', amount: 5, state: 'concept', fields: { amount: 2, risk: 'lav' } }),
    );
    expect(comparePlans(before, after)[0]?.changes).toEqual([
      { field: 'amount', from: 1, to: 2 },
      { field: 'state', from: 'problem', to: 'concept' },
      { field: 'plan.note', from: 'før', to: 'nå' },
    ]);
  });

  it('for any two orders: those not moved stand in the same order in both', () => {
    const some = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 20 });
    fc.assert(
      fc.property(some, some, (a, b) => {
        const changes = comparePlans(ids(...a), ids(...b));
        const out = new Set(changes.map((c) => c.matterId));
        expect(b.filter((n) => !out.has(n))).toEqual(a.filter((n) => !out.has(n)));
        expect(changes.filter((c) => c.what === 'added').length).toBe(b.filter((n) => !a.includes(n)).length);
        expect(changes.filter((c) => c.what === 'removed').length).toBe(
          a.filter((n) => !b.includes(n)).length,
        );
      }),
    );
  });
});
