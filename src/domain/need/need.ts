import { defineProcess, type RuleInput, type RuleResult } from '../kernel/process.ts';

/** Who considers needs: whoever owns the place the need is about, and those who see all of them. */
export const needHandlers = [
  'owner',
  'teamLead',
  'productOwner',
  'productGroupLeader',
  'portfolioOffice',
  'portfolioManager',
] as const;

/** Kinds that can answer a need: what was decided because of it. */
export const needAnswerKinds = ['initiative', 'roadmapElement', 'epic', 'issue', 'externalIssue'] as const;
/** One of {@link needAnswerKinds}. */
export type NeedAnswerKind = (typeof needAnswerKinds)[number];

/** States in which a need can be supported, or have another merged into it. */
export const openNeedStates = ['registered', 'considered', 'takenUp'] as const;

/** Taken up means that something answers it: a need is never only promised (DOMAIN, the red thread). */
export function isAnswered({ facts }: RuleInput): RuleResult {
  const have = facts.answers ?? 0;
  return { met: have >= 1, have: Math.min(have, 1), need: 1 };
}

/** Met when all that answers it, and has not come to nothing, is done or in production; at least one thing. */
export function answersDone({ facts }: RuleInput): RuleResult {
  const need = Math.max(facts.answers ?? 0, 1);
  const have = facts.answersDone ?? 0;
  return { met: have >= need, have, need };
}

/** Merged means that there is a need it was merged into. */
export function isMerged({ facts }: RuleInput): RuleResult {
  const have = facts.mergedInto ?? 0;
  return { met: have >= 1, have: Math.min(have, 1), need: 1 };
}

/**
 * The need (behov): somebody's wish or demand, before anyone has decided what to do about it. The sources leave its
 * card blank; states and criteria are our proposal.
 */
export const needProcess = defineProcess({
  kind: 'need',
  path: 'needs',
  module: 'need',
  table: 'need',
  keyPrefix: 'BEH',
  keySequence: 'key_need',
  initial: 'registered',
  // Other agencies see and support what concerns them too, unless whoever asks chooses otherwise.
  defaults: { audience: 'public' },
  states: {
    registered: { category: 'waiting', step: 1 },
    considered: { category: 'active', step: 2 },
    takenUp: { category: 'active', step: 3 },
    met: { category: 'done', step: 4 },
    declined: { category: 'done', abandoned: true },
    merged: { category: 'done', abandoned: true },
  },
  fields: {
    title: { type: 'text', minLength: 3, maxLength: 200, storage: 'node', place: 'head' },
    description: { type: 'markdown', maxLength: 20000, storage: 'own', place: 'main' },
    why: { type: 'markdown', maxLength: 20000, storage: 'own', place: 'main' },
    owner: { type: 'person', storage: 'matter', column: 'owner_id', place: 'facts' },
    product: { type: 'product', storage: 'matter', column: 'product_id', place: 'facts' },
    productGroup: { type: 'productGroup', storage: 'matter', column: 'product_group_id', place: 'facts' },
    team: { type: 'team', storage: 'matter', column: 'team_id', place: 'facts' },
    organisation: { type: 'organisation', storage: 'matter', column: 'organisation_id', place: 'facts' },
    audience: {
      type: 'choice',
      choices: ['public', 'agency', 'organisation', 'team', 'restricted'],
      storage: 'matter',
      place: 'facts',
    },
    supporters: {
      type: 'number',
      min: 0,
      max: 1_000_000,
      integer: true,
      storage: 'own',
      place: 'none',
      list: true,
      kept: true,
    },
  },
  criteria: {
    'BEH-T1': { kind: 'computed', rule: 'isAnswered', counts: true },
    'BEH-S1': { kind: 'computed', rule: 'isMerged', counts: true },
    'BEH-O1': { kind: 'computed', rule: 'answersDone', counts: true },
  },
  rules: { isAnswered, isMerged, answersDone },
  facts: ['answers', 'answersDone', 'mergedInto'],
  transitions: {
    consider: {
      from: ['registered'],
      to: 'considered',
      who: needHandlers,
      fields: ['owner'],
      reason: 'optional',
      move: 'forward',
    },
    takeUp: {
      from: ['registered', 'considered'],
      to: 'takenUp',
      who: needHandlers,
      criteria: ['BEH-T1'],
      reason: 'optional',
      move: 'forward',
      starts: ['tellSupporters'],
    },
    meet: {
      from: ['takenUp'],
      to: 'met',
      who: needHandlers,
      criteria: ['BEH-O1'],
      reason: 'optional',
      move: 'forward',
      starts: ['tellSupporters'],
    },
    backToConsidered: {
      from: ['takenUp'],
      to: 'considered',
      who: needHandlers,
      reason: 'required',
      move: 'back',
    },
    decline: {
      from: ['registered', 'considered'],
      to: 'declined',
      who: needHandlers,
      reason: 'required',
      move: 'reject',
      starts: ['tellSupporters'],
    },
    merge: {
      from: openNeedStates,
      to: 'merged',
      who: needHandlers,
      criteria: ['BEH-S1'],
      reason: 'optional',
      move: 'reject',
      starts: ['supportersFollow', 'tellSupporters'],
    },
    reopen: {
      from: ['declined', 'merged'],
      to: 'considered',
      who: needHandlers,
      reason: 'required',
      move: 'reopen',
    },
    reopenMet: {
      from: ['met'],
      to: 'considered',
      who: ['creator', ...needHandlers],
      reason: 'required',
      move: 'reopen',
    },
  },
  create: ['anyone'],
  edit: ['creator', ...needHandlers],
  mark: needHandlers,
  waive: ['portfolioManager', 'productGroupLeader'],
  processOwner: 'processOwner',
  links: {
    upstream: [{ type: 'merges', kinds: ['need'] }],
    downstream: [
      { type: 'answers', kinds: needAnswerKinds },
      { type: 'merges', kinds: ['need'] },
    ],
  },
  figures: ['timeInState', 'countByState', 'ageOpen'],
});
