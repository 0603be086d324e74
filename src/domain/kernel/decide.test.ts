import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processes, processKinds } from '../processes.ts';
import {
  type ApprovalStanding,
  type CriterionStanding,
  type DecisionInput,
  decide,
  isFilled,
  transitionsFrom,
} from './decide.ts';
import type { ProcessDefinition } from './process.ts';
import { membershipRoles, type Role } from './roles.ts';

const everyRole: Role[] = [...(Object.keys(membershipRoles) as Role[]), 'owner', 'creator', 'anyone'];
const me = 1;
const requester = 2;
const approver = 3;
const owner = 4;

/** Everything a transition can need, met. */
function allMet(definition: ProcessDefinition, transition: string, state: string, role: Role): DecisionInput {
  const t = definition.transitions[transition]!;
  return {
    definition,
    transition,
    state,
    resumeState: null,
    actorId: me,
    ownerId: owner,
    roles: new Set([role]),
    fields: Object.fromEntries((t.fields ?? []).map((f) => [f, 'filled'])),
    criteria: (t.criteria ?? []).map((id): CriterionStanding => ({ id, kind: 'ticked', status: 'met' })),
    approvals: (t.approvals ?? []).flatMap((a) =>
      Array.from(
        { length: a.count },
        (_, i): ApprovalStanding => ({
          role: a.role,
          status: 'approved',
          requestedBy: requester,
          decidedBy: approver + 100 * i,
        }),
      ),
    ),
    reason: 'because',
    checkReason: true,
  };
}

describe.each(processKinds)('decide: %s', (kind) => {
  const definition: ProcessDefinition = processes[kind];
  const states = Object.keys(definition.states);
  const transitions = Object.keys(definition.transitions);

  it('lets every state × transition × role through exactly when from and who say so', () => {
    for (const state of states) {
      for (const transition of transitions) {
        for (const role of everyRole) {
          const t = definition.transitions[transition]!;
          const decision = decide(allMet(definition, transition, state, role));
          const expected = t.from.includes(state) && t.who.includes(role);
          expect(decision.allowed, `${state} ${transition} ${role}`).toBe(expected);
          if (!decision.allowed) {
            const codes = decision.missing.map((m) => m.code);
            expect(codes.includes('wrong_state')).toBe(!t.from.includes(state));
            expect(codes.includes('role')).toBe(!t.who.includes(role));
          }
        }
      }
    }
  });

  it('names every missing thing at once', () => {
    for (const transition of transitions) {
      const t = definition.transitions[transition]!;
      const decision = decide({
        ...allMet(definition, transition, t.from[0]!, t.who[0]!),
        fields: {},
        criteria: (t.criteria ?? []).map((id) => ({ id, kind: 'ticked', status: 'open' })),
        approvals: [],
        reason: '   ',
      });
      const missing = decision.allowed ? [] : decision.missing;
      expect(missing.filter((m) => m.code === 'field').map((m) => m.field)).toEqual([...(t.fields ?? [])]);
      expect(missing.filter((m) => m.code === 'criterion').map((m) => m.criterion)).toEqual([
        ...(t.criteria ?? []),
      ]);
      expect(missing.filter((m) => m.code === 'approval').map((m) => m.role)).toEqual(
        (t.approvals ?? []).map((a) => a.role),
      );
      expect(missing.some((m) => m.code === 'reason')).toBe(t.reason === 'required');
    }
  });

  it('refuses as soon as any one criterion is open, and takes a waived one', () => {
    for (const transition of transitions) {
      const t = definition.transitions[transition]!;
      for (const open of t.criteria ?? []) {
        const base = allMet(definition, transition, t.from[0]!, t.who[0]!);
        const withStatus = (status: CriterionStanding['status']) =>
          decide({ ...base, criteria: base.criteria.map((c) => (c.id === open ? { ...c, status } : c)) });
        expect(withStatus('open')).toMatchObject({
          allowed: false,
          missing: [{ code: 'criterion', criterion: open }],
        });
        expect(withStatus('waived').allowed).toBe(true);
      }
    }
  });

  it('counts no approval by the one who asked, owns the matter or carries it out', () => {
    for (const transition of transitions) {
      const t = definition.transitions[transition]!;
      if (!t.approvals?.length) continue;
      for (const person of [requester, owner, me]) {
        const base = allMet(definition, transition, t.from[0]!, t.who[0]!);
        const decision = decide({
          ...base,
          approvals: base.approvals.map((a) => ({ ...a, decidedBy: person })),
        });
        expect(decision.allowed, `${transition} by ${person}`).toBe(false);
      }
      for (const status of ['pending', 'declined', 'withdrawn', 'void'] as const) {
        const base = allMet(definition, transition, t.from[0]!, t.who[0]!);
        expect(decide({ ...base, approvals: base.approvals.map((a) => ({ ...a, status })) }).allowed).toBe(
          false,
        );
      }
    }
  });

  it('offers exactly the transitions that leave a state', () => {
    for (const state of states) {
      expect(transitionsFrom(definition, state)).toEqual(
        transitions.filter((t) => definition.transitions[t]!.from.includes(state)),
      );
    }
  });

  it('goes back to where a pause or rejection came from', () => {
    for (const transition of transitions) {
      const t = definition.transitions[transition]!;
      if (typeof t.to === 'string') continue;
      for (const resumeState of states) {
        expect(decide({ ...allMet(definition, transition, t.from[0]!, t.who[0]!), resumeState }).to).toBe(
          resumeState,
        );
      }
      expect(decide(allMet(definition, transition, t.from[0]!, t.who[0]!)).to).toBe(t.to.resume);
    }
  });
});

describe('decide, whatever it is given', () => {
  it('never lets a matter out that lacks something, and is never undecided', () => {
    const definition: ProcessDefinition = processes.initiative;
    const status = fc.constantFrom('open', 'met', 'waived') as fc.Arbitrary<CriterionStanding['status']>;
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(definition.transitions)),
        fc.constantFrom(...Object.keys(definition.states)),
        fc.subarray(everyRole),
        fc.array(status, { minLength: 8, maxLength: 8 }),
        fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
        fc.string(),
        (transition, state, roles, statuses, decidedBy, reason) => {
          const t = definition.transitions[transition]!;
          const base = allMet(definition, transition, state, 'anyone');
          const criteria = base.criteria.map((c, i) => ({ ...c, status: statuses[i % 8]! }));
          const approvals = base.approvals.map((a) => ({ ...a, decidedBy }));
          const decision = decide({ ...base, roles: new Set(roles), criteria, approvals, reason });
          const should =
            t.from.includes(state) &&
            t.who.some((r) => roles.includes(r)) &&
            criteria.every((c) => c.status !== 'open') &&
            (approvals.length === 0 ||
              (decidedBy !== me && decidedBy !== requester && decidedBy !== owner)) &&
            (t.reason !== 'required' || reason.trim().length > 0);
          expect(decision.allowed).toBe(should);
          if (!decision.allowed) expect(decision.missing.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['', false],
    ['  \n', false],
    ['x', true],
    [0, true],
    [false, true],
    [null, false],
    [undefined, false],
    [[], false],
    [[1], true],
  ])('isFilled(%j) is %j', (value, filled) => expect(isFilled(value)).toBe(filled));
});
