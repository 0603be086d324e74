import { defineProcess, type RuleInput, type RuleResult } from '../kernel/process.ts';

/** Answered: at least one thing answers it (DOMAIN: demands nobody answers are listed). */
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

const office = ['portfolioManager', 'portfolioOffice'] as const;
const responsible = ['owner', ...office, 'productGroupLeader'] as const;

/** Kinds that can answer a demand. */
export const demandAnswerKinds = ['initiative', 'roadmapElement', 'epic', 'issue', 'externalIssue'] as const;

/**
 * The demand (krav): a numbered demand of a guiding document that the agency must answer. The sources name the
 * documents and their demands; states and criteria are our proposal. It moves by itself with what answers it
 * (`nextDemandMove`); a person who decides otherwise says why, and stands until the answers change.
 */
export const demandProcess = defineProcess({
  kind: 'demand',
  path: 'demands',
  module: 'demand',
  table: 'demand',
  keyPrefix: 'KRV',
  keySequence: 'key_demand',
  initial: 'open',
  states: {
    open: { category: 'waiting', step: 1 },
    answered: { category: 'active', step: 2 },
    met: { category: 'done', step: 3 },
    notPursued: { category: 'done', abandoned: true },
  },
  fields: {
    title: { type: 'text', minLength: 1, maxLength: 300, storage: 'node', place: 'head' },
    description: { type: 'markdown', maxLength: 20000, storage: 'own', place: 'main' },
    document: {
      type: 'node',
      kind: 'guidingDocument',
      storage: 'own',
      column: 'document_id',
      place: 'facts',
    },
    number: { type: 'text', maxLength: 20, storage: 'own', place: 'facts', list: true },
    plannedEnd: { type: 'date', storage: 'matter', place: 'facts' },
    owner: { type: 'person', storage: 'matter', column: 'owner_id', place: 'facts' },
    productGroup: { type: 'productGroup', storage: 'matter', column: 'product_group_id', place: 'facts' },
  },
  criteria: {
    'KRV-B1': { kind: 'computed', rule: 'isAnswered', counts: true }, // something answers it
    'KRV-O1': { kind: 'ticked', retired: true }, // what was demanded is in place: told by the answers since KRV-O2
    'KRV-O2': { kind: 'computed', rule: 'answersDone', counts: true }, // what answers it is done
  },
  rules: { isAnswered, answersDone },
  facts: ['answers', 'answersDone'],
  transitions: {
    answer: { from: ['open'], to: 'answered', who: responsible, criteria: ['KRV-B1'], move: 'forward' },
    meet: {
      from: ['answered'],
      to: 'met',
      who: responsible,
      criteria: ['KRV-B1', 'KRV-O2'],
      reason: 'optional',
      move: 'forward',
    },
    backToOpen: { from: ['answered'], to: 'open', who: responsible, reason: 'required', move: 'back' },
    notPursue: {
      from: ['open', 'answered'],
      to: 'notPursued',
      who: office,
      reason: 'required',
      move: 'reject',
    },
    reopen: {
      from: ['met', 'notPursued'],
      to: 'open',
      who: responsible,
      reason: 'required',
      move: 'reopen',
    },
  },
  create: office,
  edit: responsible,
  mark: responsible,
  waive: office,
  processOwner: 'processOwner',
  links: {
    upstream: [],
    downstream: [{ type: 'answers', kinds: demandAnswerKinds }],
  },
  figures: ['timeInState', 'countByState'],
});
