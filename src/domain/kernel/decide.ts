import type { ProcessDefinition, TransitionDefinition } from './process.ts';
import type { Role } from './roles.ts';

/** Where a criterion stands for one matter. */
export interface CriterionStanding {
  readonly id: string;
  readonly kind: 'ticked' | 'computed' | 'added';
  readonly status: 'open' | 'met' | 'waived';
  /** For computed ones: how far it has come. */
  readonly have?: number;
  readonly need?: number;
  readonly field?: string;
}

/** A decided or pending approval of one transition, asked for while the matter was in its present state. */
export interface ApprovalStanding {
  readonly role: Role;
  readonly status: 'pending' | 'approved' | 'declined' | 'withdrawn' | 'void';
  readonly requestedBy: number;
  readonly decidedBy: number | null;
}

/** One thing that stands in the way. `code` is stable; the texts are in the catalogues under `missing.<code>`. */
export type Missing =
  | { readonly code: 'wrong_state'; readonly state: string }
  | { readonly code: 'role'; readonly roles: readonly Role[] }
  | { readonly code: 'field'; readonly field: string }
  | { readonly code: 'criterion'; readonly criterion: string }
  | {
      readonly code: 'approval';
      readonly role: Role;
      readonly have: number;
      readonly need: number;
      readonly pending: boolean;
    }
  | { readonly code: 'self_approval'; readonly role: Role }
  | { readonly code: 'reason' }
  | { readonly code: 'token_scope' };

/** Everything a decision looks at; nothing is fetched. */
export interface DecisionInput {
  readonly definition: ProcessDefinition;
  readonly transition: string;
  readonly state: string;
  readonly resumeState: string | null;
  readonly actorId: number;
  readonly ownerId: number | null;
  readonly roles: ReadonlySet<Role>;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Standing of every criterion of this transition: the definition's and the process owner's own. */
  readonly criteria: readonly CriterionStanding[];
  /** Approvals of this transition. */
  readonly approvals: readonly ApprovalStanding[];
  readonly reason: string | null;
  /** When false, a missing reason is not held against it: used to show what the actor could do. */
  readonly checkReason: boolean;
}

/** The answer: to which state, or everything that is missing. */
export type Decision =
  | { readonly allowed: true; readonly to: string }
  | { readonly allowed: false; readonly to: string; readonly missing: readonly Missing[] };

/** Whether a value counts as filled in: no blank text, no empty list. */
export function isFilled(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === 'string') return value.trim().length > 0;
  if (Array.isArray(value)) return value.length > 0;
  return true;
}

/** The state a transition leads to from here. */
export function targetOf(t: TransitionDefinition, resumeState: string | null): string {
  return typeof t.to === 'string' ? t.to : (resumeState ?? t.to.resume);
}

/**
 * Decides whether this actor may move this matter by this transition now, and names every missing thing,
 * so that a screen can list them all and not one at a time.
 *
 * Four eyes, by person: an approval counts only when it was given by somebody who neither asked for it,
 * owns the matter, nor carries the transition out.
 */
export function decide(input: DecisionInput): Decision {
  const t = input.definition.transitions[input.transition];
  if (!t) throw new RangeError(`no transition ${input.transition} in ${input.definition.kind}`);
  const to = targetOf(t, input.resumeState);
  const missing: Missing[] = [];
  if (!t.from.includes(input.state)) missing.push({ code: 'wrong_state', state: input.state });
  if (!t.who.some((r) => input.roles.has(r))) missing.push({ code: 'role', roles: t.who });
  for (const f of t.fields ?? []) if (!isFilled(input.fields[f])) missing.push({ code: 'field', field: f });
  for (const c of input.criteria)
    if (c.status === 'open') missing.push({ code: 'criterion', criterion: c.id });
  for (const need of t.approvals ?? []) {
    const given = input.approvals.filter((a) => a.role === need.role && a.status === 'approved');
    const counting = new Set(
      given
        .filter(
          (a) =>
            a.decidedBy !== a.requestedBy && a.decidedBy !== input.ownerId && a.decidedBy !== input.actorId,
        )
        .map((a) => a.decidedBy),
    );
    if (counting.size < need.count) {
      if (given.length > counting.size && given.length >= need.count) {
        missing.push({ code: 'self_approval', role: need.role });
      } else {
        const pending = input.approvals.some((a) => a.role === need.role && a.status === 'pending');
        missing.push({ code: 'approval', role: need.role, have: counting.size, need: need.count, pending });
      }
    }
  }
  if (input.checkReason && t.reason === 'required' && !isFilled(input.reason))
    missing.push({ code: 'reason' });
  return missing.length === 0 ? { allowed: true, to } : { allowed: false, to, missing };
}

/** Transitions that leave a state, in the order of the definition. */
export function transitionsFrom(definition: ProcessDefinition, state: string): string[] {
  return Object.entries(definition.transitions)
    .filter(([, t]) => t.from.includes(state))
    .map(([name]) => name);
}
