import { isFilled } from '../kernel/decide.ts';
import type { RuleInput, RuleResult } from '../kernel/process.ts';

/** The rule that a field is filled. */
export const filled =
  (field: string) =>
  ({ fields }: RuleInput): RuleResult => ({ met: isFilled(fields[field]) });

/**
 * OKR identified: 1–3 objectives with 2–3 key results each (the portfolio template). The key results are matters of
 * their own, counted by the okr module; `have` counts objectives that are complete.
 */
export function okrIdentified({ facts }: RuleInput): RuleResult {
  const objectives = facts.objectives ?? 0;
  const have = facts.completeObjectives ?? 0;
  return {
    met: objectives >= 1 && objectives <= 3 && have === objectives,
    have,
    need: Math.max(objectives, 1),
  };
}

/**
 * Key results signed off: each that has not been dropped has its answer (achieved or missed), or is being measured by
 * a plan that says who, how often and until when, since measuring goes on after the initiative is done. Nothing to
 * measure is nothing signed off: an initiative without key results needs a waiver with a reason.
 */
export function keyResultsSignedOff({ facts }: RuleInput): RuleResult {
  const need = facts.keyResults ?? 0;
  const have = facts.signedOffKeyResults ?? 0;
  return { met: need > 0 && have >= need, have, need: Math.max(need, 1) };
}

/** Budget for the implementation, split by line and year: at least one row with line, year and an amount above zero. */
export function budgetSplit({ fields }: RuleInput): RuleResult {
  const rows = (fields.funding ?? []) as readonly { budgetLine?: string; year?: number; amount?: number }[];
  const good = rows.filter((r) => r.budgetLine?.trim() && r.year && (r.amount ?? 0) > 0).length;
  return { met: good > 0 && good === rows.length, have: good, need: Math.max(rows.length, 1) };
}

/** Milestones defined: at least one, each with a date. */
export function milestonesDefined({ fields }: RuleInput): RuleResult {
  const rows = (fields.milestones ?? []) as readonly { milestone?: string; date?: string }[];
  const good = rows.filter((r) => r.milestone?.trim() && r.date).length;
  return { met: good > 0 && good === rows.length, have: good, need: Math.max(rows.length, 1) };
}

/** Responsible, teams, people and funds known: owner, product group, person-months and funding are all there. */
export function resourcesKnown({ fields }: RuleInput): RuleResult {
  const have = ['owner', 'productGroup', 'personMonths', 'funding'].filter((f) => isFilled(fields[f])).length;
  return { met: have === 4, have, need: 4 };
}

/**
 * Every relevant roadmap element (and imported issue hung directly here) is delivered. A stand-alone initiative
 * has none and meets it, with 0 of 0 shown as the evidence.
 */
export function elementsDelivered({ facts }: RuleInput): RuleResult {
  const need = facts.relevantParts ?? 0;
  const have = facts.deliveredParts ?? 0;
  return { met: have >= need, have, need };
}
