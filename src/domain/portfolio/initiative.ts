import { defineProcess } from '../kernel/process.ts';
import {
  budgetSplit,
  elementsDelivered,
  filled,
  keyResultsSignedOff,
  milestonesDefined,
  okrIdentified,
  resourcesKnown,
} from './initiative-rules.ts';
import { reportIntervals, reportStatuses } from './report.ts';

const office = ['portfolioManager', 'portfolioOffice'] as const;
const phases = ['notStarted', 'problem', 'concept', 'planning', 'implementation'] as const;

/**
 * The initiative (tiltak): a portfolio matter, from registered to done. Phases and criteria are those of the
 * agency's portfolio process; concept, planning, implementation and done are decision points of the management group.
 */
export const initiativeProcess = defineProcess({
  kind: 'initiative',
  path: 'initiatives',
  module: 'portfolio',
  table: 'initiative',
  keyPrefix: 'TIL',
  keySequence: 'key_initiative',
  initial: 'notStarted',
  defaults: { reportInterval: 'monthly' },
  states: {
    notStarted: { category: 'waiting', step: 1 },
    problem: { category: 'active', step: 2 },
    concept: { category: 'active', step: 3 },
    planning: { category: 'active', step: 4 },
    implementation: { category: 'active', step: 5 },
    done: { category: 'done', step: 6 },
    onHold: { category: 'paused' },
    rejected: { category: 'done', abandoned: true },
  },
  fields: {
    title: { type: 'text', minLength: 3, maxLength: 200, storage: 'node', place: 'head' },
    problemStatement: { type: 'markdown', maxLength: 20000, storage: 'own', place: 'main' },
    description: { type: 'markdown', maxLength: 20000, storage: 'own', place: 'main' },
    riskIfNotDone: { type: 'markdown', maxLength: 20000, storage: 'own', place: 'main' },
    // Key results are matters of their own now (src/domain/okr); the rows there were became such.
    objectives: {
      type: 'rows',
      storage: 'own',
      place: 'none',
      retired: true,
      maxRows: 9,
      columns: [
        { name: 'objective', type: 'text', required: true, maxLength: 300 },
        { name: 'keyResult', type: 'text', required: true, maxLength: 300 },
        { name: 'baseline', type: 'number' },
        { name: 'target', type: 'number' },
        { name: 'unit', type: 'text', maxLength: 40 },
      ],
    },
    milestones: {
      type: 'rows',
      storage: 'own',
      place: 'main',
      maxRows: 40,
      columns: [
        { name: 'milestone', type: 'text', required: true, maxLength: 200 },
        { name: 'date', type: 'date', required: true },
        { name: 'reached', type: 'date' },
      ],
    },
    funding: {
      type: 'rows',
      storage: 'own',
      place: 'main',
      list: true,
      maxRows: 60,
      columns: [
        { name: 'year', type: 'number', required: true, integer: true, min: 2000, max: 2100 },
        { name: 'budgetLine', type: 'text', required: true, maxLength: 120 },
        { name: 'amount', type: 'number', required: true, min: 0, max: 1e12 },
      ],
    },
    nextPhaseScope: { type: 'markdown', maxLength: 4000, storage: 'own', place: 'main' },
    collaborators: { type: 'text', maxLength: 4000, storage: 'own', place: 'facts' },
    competence: { type: 'text', maxLength: 4000, storage: 'own', place: 'facts' },
    owner: { type: 'person', storage: 'matter', column: 'owner_id', place: 'facts' },
    productGroup: { type: 'productGroup', storage: 'matter', column: 'product_group_id', place: 'facts' },
    team: { type: 'team', storage: 'matter', column: 'team_id', place: 'facts' },
    product: { type: 'product', storage: 'matter', column: 'product_id', place: 'facts' },
    source: {
      type: 'choice',
      choices: [
        'allocationLetter',
        'agencyStrategy',
        'guidingDocument',
        'okr',
        'productGroupStrategy',
        'idea',
      ],
      storage: 'own',
      place: 'facts',
      list: true,
    },
    moscow: {
      type: 'choice',
      choices: ['must', 'should', 'could', 'wont'],
      ranked: true,
      storage: 'matter',
      column: 'priority',
      place: 'facts',
    },
    personMonths: { type: 'number', min: 0, max: 100000, storage: 'own', place: 'facts', list: true },
    plannedStart: { type: 'date', storage: 'matter', place: 'facts' },
    plannedEnd: { type: 'date', storage: 'matter', place: 'facts' },
    reportInterval: { type: 'choice', choices: reportIntervals, storage: 'own', place: 'facts' },
    // Of the newest status report: set when it is submitted.
    reportStatus: {
      type: 'choice',
      choices: reportStatuses,
      storage: 'own',
      place: 'none',
      list: true,
      kept: true,
    },
    reportedOn: { type: 'date', storage: 'own', place: 'none', list: true, kept: true },
    audience: {
      type: 'choice',
      choices: ['public', 'agency', 'organisation', 'team', 'restricted'],
      storage: 'matter',
      place: 'facts',
    },
  },
  criteria: {
    // to Problem
    'TIL-P1': { kind: 'ticked' }, // overall insight exists
    'TIL-P2': { kind: 'computed', rule: 'descriptionFilled', field: 'description' }, // overall need described
    'TIL-P3': { kind: 'ticked' }, // judged important
    'TIL-P4': { kind: 'ticked' }, // fits a balanced portfolio
    'TIL-P5': { kind: 'ticked' }, // no obvious obstacle
    'TIL-P6': { kind: 'computed', rule: 'ownerSet', field: 'owner' }, // someone is assigned to detail it
    'TIL-P7': { kind: 'computed', rule: 'scopeStated', field: 'nextPhaseScope' }, // work and scope of the next phase stated
    // to Konsept
    'TIL-K1': { kind: 'ticked' }, // further insight work done where needed
    'TIL-K2': { kind: 'computed', rule: 'problemFilled', field: 'problemStatement' }, // problem description in place
    'TIL-K3': { kind: 'ticked' }, // serves the strategic goals
    'TIL-K4': { kind: 'computed', rule: 'ownerSet', field: 'owner' }, // assigned
    'TIL-K5': { kind: 'computed', rule: 'moscowSet', field: 'moscow' }, // MoSCoW set
    'TIL-K6': { kind: 'ticked' }, // work and scope of the concept phase stated
    // to Planlegging
    'TIL-L1': { kind: 'ticked' }, // concepts worked out
    'TIL-L2': { kind: 'computed', rule: 'okrIdentified', counts: true }, // OKR identified
    'TIL-L3': { kind: 'ticked' }, // risk drawn up
    'TIL-L4': { kind: 'ticked' }, // architecture, security and legal at a high level
    'TIL-L5': { kind: 'ticked' }, // reuse weighed against new
    'TIL-L6': { kind: 'ticked' }, // ownership, stakeholders, target group, anchoring begun
    'TIL-L7': { kind: 'ticked' }, // work and scope of planning stated
    // to Implementering
    'TIL-I1': { kind: 'computed', rule: 'milestonesDefined', field: 'milestones' }, // milestones defined
    'TIL-I2': { kind: 'ticked' }, // architecture, security and legal detailed
    'TIL-I3': { kind: 'ticked' }, // internal people allocated
    'TIL-I4': { kind: 'computed', rule: 'budgetSplit', field: 'funding' }, // budget and its split by line
    'TIL-I5': { kind: 'ticked' }, // organisation to take over maintenance and operation described
    'TIL-I6': { kind: 'computed', rule: 'resourcesKnown', field: 'personMonths' }, // responsible, teams, people and funds known
    // to Utført
    'TIL-U1': { kind: 'computed', rule: 'keyResultsSignedOff', counts: true }, // key results signed off
    'TIL-U2': { kind: 'ticked' }, // finances closed
    'TIL-U3': { kind: 'ticked' }, // handed to operation and maintenance
    'TIL-U4': { kind: 'ticked' }, // retrospective held
    'TIL-U5': { kind: 'ticked' }, // external minutes archived
    'TIL-U6': { kind: 'ticked' }, // prospective review held
    'TIL-U7': { kind: 'ticked' }, // solution documented
    'TIL-U8': { kind: 'computed', rule: 'elementsDelivered', counts: true }, // every relevant roadmap element delivered
  },
  rules: {
    descriptionFilled: filled('description'),
    ownerSet: filled('owner'),
    scopeStated: filled('nextPhaseScope'),
    problemFilled: filled('problemStatement'),
    moscowSet: filled('moscow'),
    okrIdentified,
    keyResultsSignedOff,
    milestonesDefined,
    budgetSplit,
    resourcesKnown,
    elementsDelivered,
  },
  facts: [
    'relevantParts',
    'deliveredParts',
    'objectives',
    'completeObjectives',
    'keyResults',
    'signedOffKeyResults',
  ],
  transitions: {
    toProblem: {
      from: ['notStarted'],
      to: 'problem',
      who: office,
      criteria: ['TIL-P1', 'TIL-P2', 'TIL-P3', 'TIL-P4', 'TIL-P5', 'TIL-P6', 'TIL-P7'],
      reason: 'optional',
      move: 'forward',
    },
    toConcept: {
      from: ['problem'],
      to: 'concept',
      who: ['portfolioManager'],
      criteria: ['TIL-K1', 'TIL-K2', 'TIL-K3', 'TIL-K4', 'TIL-K5', 'TIL-K6'],
      approvals: [{ role: 'managementGroup', count: 1 }],
      reason: 'optional',
      move: 'forward',
    },
    toPlanning: {
      from: ['concept'],
      to: 'planning',
      who: ['portfolioManager'],
      criteria: ['TIL-L1', 'TIL-L2', 'TIL-L3', 'TIL-L4', 'TIL-L5', 'TIL-L6', 'TIL-L7'],
      approvals: [{ role: 'managementGroup', count: 1 }],
      reason: 'optional',
      move: 'forward',
    },
    toImplementation: {
      from: ['planning'],
      to: 'implementation',
      who: ['portfolioManager'],
      criteria: ['TIL-I1', 'TIL-I2', 'TIL-I3', 'TIL-I4', 'TIL-I5', 'TIL-I6'],
      approvals: [{ role: 'managementGroup', count: 1 }],
      reason: 'optional',
      move: 'forward',
    },
    toDone: {
      from: ['implementation'],
      to: 'done',
      who: ['portfolioManager'],
      criteria: ['TIL-U1', 'TIL-U2', 'TIL-U3', 'TIL-U4', 'TIL-U5', 'TIL-U6', 'TIL-U7', 'TIL-U8'],
      approvals: [{ role: 'managementGroup', count: 1 }],
      reason: 'optional',
      move: 'forward',
    },
    backToNotStarted: { from: ['problem'], to: 'notStarted', who: office, reason: 'required', move: 'back' },
    backToProblem: { from: ['concept'], to: 'problem', who: office, reason: 'required', move: 'back' },
    backToConcept: { from: ['planning'], to: 'concept', who: office, reason: 'required', move: 'back' },
    backToPlanning: {
      from: ['implementation'],
      to: 'planning',
      who: office,
      reason: 'required',
      move: 'back',
    },
    hold: { from: phases, to: 'onHold', who: office, reason: 'required', move: 'pause' },
    resume: {
      from: ['onHold'],
      to: { resume: 'notStarted' },
      who: office,
      reason: 'optional',
      move: 'resume',
    },
    reject: {
      from: [...phases, 'onHold'],
      to: 'rejected',
      who: ['portfolioManager'],
      reason: 'required',
      move: 'reject',
    },
    reopen: {
      from: ['rejected'],
      to: { resume: 'notStarted' },
      who: ['portfolioManager'],
      reason: 'required',
      move: 'reopen',
    },
    reopenDone: {
      from: ['done'],
      to: 'implementation',
      who: ['portfolioManager'],
      reason: 'required',
      move: 'reopen',
    },
  },
  create: ['anyone'],
  edit: ['creator', 'owner', 'portfolioManager', 'portfolioOffice', 'productGroupLeader'],
  mark: ['owner', 'portfolioManager', 'portfolioOffice', 'productGroupLeader'],
  waive: ['portfolioManager'],
  processOwner: 'processOwner',
  links: {
    upstream: [{ type: 'answers', kinds: ['demand', 'need'] }],
    downstream: [
      { type: 'decomposes', kinds: ['roadmapElement', 'epic', 'issue', 'externalIssue'] },
      { type: 'measures', kinds: ['keyResult'] },
      { type: 'delivers', kinds: ['deployment'] },
    ],
  },
  figures: ['timeInState', 'countByState', 'waitingForGate', 'ageOpen'],
});
