import { describe, expect, it } from 'vitest';
import { processes } from '../processes.ts';
import {
  type Decision,
  decisions,
  decisionsFrom,
  mergeAgenda,
  sortProposals,
  transitionOf,
} from './index.ts';

const { initiative, epic } = processes;

describe('what a decision means', () => {
  const table: Record<string, Partial<Record<Decision, string>>> = {
    notStarted: { takeUp: 'toProblem', hold: 'hold', reject: 'reject' },
    problem: { move: 'toConcept', toManagement: 'toConcept', hold: 'hold', reject: 'reject' },
    concept: { move: 'toPlanning', toManagement: 'toPlanning', hold: 'hold', reject: 'reject' },
    planning: { move: 'toImplementation', toManagement: 'toImplementation', hold: 'hold', reject: 'reject' },
    implementation: { move: 'toDone', toManagement: 'toDone', hold: 'hold', reject: 'reject' },
    onHold: { takeUp: 'resume', reject: 'reject' },
    rejected: { takeUp: 'reopen' },
    done: { takeUp: 'reopenDone' },
  };
  it.each(Object.keys(initiative.states))('of an initiative in %s', (state) => {
    for (const d of decisions) expect(transitionOf(d, initiative, state), d).toBe(table[state]?.[d] ?? null);
    expect(decisionsFrom(initiative, state)).toEqual(
      decisions.filter((d) => d === 'moreInfo' || d === 'noted' || table[state]?.[d] !== undefined),
    );
  });
  it('of any other kind: never a way that its process does not have', () => {
    for (const [state] of Object.entries(epic.states)) {
      for (const d of decisions) {
        const t = transitionOf(d, epic, state);
        if (t !== null) expect(epic.transitions[t as keyof typeof epic.transitions].from).toContain(state);
      }
      expect(transitionOf('toManagement', epic, state)).toBeNull();
    }
  });
});

describe('an agenda', () => {
  it('puts what must be decided first, all reasons of a matter together', () => {
    const sorted = sortProposals([
      { matterId: 1, reasons: [{ code: 'late', day: '2026-01-01' }] },
      { matterId: 2, reasons: [{ code: 'new', day: '2026-02-01' }] },
      { matterId: 3, reasons: [{ code: 'new', day: '2026-02-02' }] },
      { matterId: 1, reasons: [{ code: 'gate', transition: 'toDone', to: 'done', pending: false }] },
      { matterId: 4, reasons: [{ code: 'returned', name: 'Team' }] },
    ]);
    expect(
      sortProposals([...sorted, { matterId: 5, reasons: [{ code: 'done', day: '2026-02-03' }] }])[1],
    ).toMatchObject({
      matterId: 5,
    });
    expect(sorted.map((p) => p.matterId)).toEqual([1, 4, 2, 3]);
    expect(sorted[0]!.reasons.map((r) => r.code)).toEqual(['gate', 'late']);
  });

  it('made anew adds and updates, and takes nothing away', () => {
    const late = { code: 'late', day: '2026-01-01' } as const;
    const fresh = { code: 'new', day: '2026-02-01' } as const;
    const item = (id: number, matterId: number | null, more = {}) => ({
      id,
      matterId,
      reasons: [fresh],
      removed: false,
      decided: false,
      ...more,
    });
    const merged = mergeAgenda(
      [
        item(1, 11),
        item(2, 12),
        item(3, null),
        item(4, 14, { removed: true }),
        item(5, 15, { decided: true }),
      ],
      [
        { matterId: 11, reasons: [late] },
        { matterId: 12, reasons: [fresh] },
        { matterId: 14, reasons: [late] },
        { matterId: 15, reasons: [late] },
        { matterId: 16, reasons: [late] },
      ],
    );
    expect(merged.add.map((p) => p.matterId)).toEqual([16]);
    expect(merged.update).toEqual([{ id: 1, reasons: [late] }]);
    expect(mergeAgenda([item(1, 11)], []).update).toEqual([{ id: 1, reasons: [] }]);
  });
});
