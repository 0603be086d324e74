import { defineProcess, type RuleInput, type RuleResult } from '../kernel/process.ts';
import { intervals } from './plan.ts';
import { directionOf } from './progress.ts';

/** Measurable: baseline and target are told, differ, and have a unit. `have` of the three. */
export function measurable({ fields }: RuleInput): RuleResult {
  const number = (name: string) => (typeof fields[name] === 'number' ? (fields[name] as number) : null);
  const aim = { baseline: number('baseline'), target: number('target') };
  const unit = typeof fields.unit === 'string' && fields.unit.trim() !== '';
  const have = (aim.baseline === null ? 0 : 1) + (aim.target === null ? 0 : 1) + (unit ? 1 : 0);
  return { met: have === 3 && directionOf(aim) !== null, have, need: 3 };
}

/** The last measurement is at the target or beyond it. */
export function targetReached({ facts }: RuleInput): RuleResult {
  return { met: (facts.targetReached ?? 0) > 0 };
}

const office = ['portfolioManager', 'portfolioOffice'] as const;
const responsible = ['owner', ...office] as const;

/** Fields that say what has been agreed: settled from `agreed` on, until it goes back to a draft. */
export const agreedFields = ['title', 'objective', 'baseline', 'target', 'unit'] as const;

/**
 * The key result (nøkkelresultat): a measurable result under an objective of an initiative, with the plan by which it
 * is measured. The sources name key results and the plan; states and criteria are our proposal.
 */
export const keyResultProcess = defineProcess({
  kind: 'keyResult',
  path: 'key-results',
  module: 'okr',
  table: 'key_result',
  keyPrefix: 'RES',
  keySequence: 'key_key_result',
  initial: 'draft',
  states: {
    draft: { category: 'waiting', step: 1 },
    agreed: { category: 'waiting', step: 2 },
    measuring: { category: 'active', step: 3 },
    achieved: { category: 'done', step: 4 },
    missed: { category: 'done' },
    dropped: { category: 'done', abandoned: true },
  },
  fields: {
    title: { type: 'text', minLength: 1, maxLength: 300, storage: 'node', place: 'head' },
    description: { type: 'markdown', maxLength: 20000, storage: 'own', place: 'main' },
    objective: { type: 'text', maxLength: 300, storage: 'own', place: 'facts', list: true },
    baseline: { type: 'number', min: -1e12, max: 1e12, storage: 'own', place: 'facts', list: true },
    target: { type: 'number', min: -1e12, max: 1e12, storage: 'own', place: 'facts', list: true },
    unit: { type: 'text', maxLength: 40, storage: 'own', place: 'facts', list: true },
    interval: {
      type: 'choice',
      choices: intervals,
      storage: 'own',
      column: 'measure_interval',
      place: 'facts',
      list: true,
    },
    measuredBy: { type: 'person', storage: 'own', place: 'facts' },
    plannedStart: { type: 'date', storage: 'matter', place: 'facts' },
    plannedEnd: { type: 'date', storage: 'matter', place: 'facts' },
    owner: { type: 'person', storage: 'matter', column: 'owner_id', place: 'facts' },
    productGroup: { type: 'productGroup', storage: 'matter', column: 'product_group_id', place: 'facts' },
    audience: {
      type: 'choice',
      choices: ['public', 'agency', 'organisation', 'team', 'restricted'],
      storage: 'matter',
      place: 'facts',
    },
  },
  criteria: {
    'RES-A1': { kind: 'computed', rule: 'measurable', field: 'target' },
    'RES-N1': { kind: 'computed', rule: 'targetReached', counts: true },
  },
  rules: { measurable, targetReached },
  facts: ['targetReached'],
  transitions: {
    agree: {
      from: ['draft'],
      to: 'agreed',
      who: responsible,
      fields: ['objective', 'owner'],
      criteria: ['RES-A1'],
      move: 'forward',
    },
    startMeasuring: {
      from: ['agreed'],
      to: 'measuring',
      who: responsible,
      fields: ['interval', 'measuredBy', 'plannedStart', 'plannedEnd'],
      move: 'forward',
    },
    achieve: {
      from: ['measuring'],
      to: 'achieved',
      who: office,
      criteria: ['RES-N1'],
      reason: 'optional',
      move: 'forward',
    },
    miss: {
      from: ['measuring'],
      to: 'missed',
      who: responsible,
      reason: 'required',
      move: 'forward',
      starts: ['draftNeed'],
    },
    backToDraft: {
      from: ['agreed', 'measuring'],
      to: 'draft',
      who: responsible,
      reason: 'required',
      move: 'back',
    },
    drop: {
      from: ['draft', 'agreed', 'measuring'],
      to: 'dropped',
      who: responsible,
      reason: 'required',
      move: 'reject',
    },
    reopen: {
      from: ['achieved', 'missed'],
      to: 'measuring',
      who: office,
      reason: 'required',
      move: 'reopen',
    },
    takeUp: { from: ['dropped'], to: 'draft', who: responsible, reason: 'optional', move: 'reopen' },
  },
  create: ['anyone'],
  edit: ['creator', 'owner', 'portfolioManager', 'portfolioOffice', 'productGroupLeader'],
  mark: ['owner', 'portfolioManager', 'portfolioOffice'],
  waive: ['portfolioManager'],
  processOwner: 'processOwner',
  links: {
    upstream: [{ type: 'measures', kinds: ['initiative'] }],
    downstream: [{ type: 'causes', kinds: ['need'] }],
  },
  figures: ['timeInState', 'countByState'],
});
