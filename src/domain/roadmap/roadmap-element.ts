import { defineProcess } from '../kernel/process.ts';

const owners = ['owner', 'productOwner', 'productGroupLeader', 'portfolioManager'] as const;

/** The roadmap element (veikartelement): a coming delivery of one product. */
export const roadmapElementProcess = defineProcess({
  kind: 'roadmapElement',
  path: 'roadmap-elements',
  module: 'roadmap',
  table: 'roadmap_element',
  keyPrefix: 'VEI',
  keySequence: 'key_roadmap_element',
  initial: 'proposed',
  states: {
    proposed: { category: 'waiting', step: 1 },
    backlog: { category: 'waiting', step: 2 },
    inProgress: { category: 'active', step: 3 },
    delivered: { category: 'done', step: 4 },
    dropped: { category: 'done', abandoned: true },
  },
  fields: {
    title: { type: 'text', minLength: 3, maxLength: 200, storage: 'node', place: 'head' },
    summary: { type: 'text', maxLength: 200, storage: 'own', place: 'main', list: true },
    expectedResult: { type: 'markdown', maxLength: 20000, storage: 'own', place: 'main' },
    howItWorks: { type: 'markdown', maxLength: 20000, storage: 'own', place: 'main' },
    description: { type: 'markdown', maxLength: 20000, storage: 'own', place: 'main' },
    owner: { type: 'person', storage: 'matter', column: 'owner_id', place: 'facts' },
    product: { type: 'product', storage: 'matter', column: 'product_id', place: 'facts' },
    programme: { type: 'text', maxLength: 80, storage: 'own', place: 'facts', list: true },
    team: { type: 'team', storage: 'matter', column: 'team_id', place: 'facts' },
    productGroup: { type: 'productGroup', storage: 'matter', column: 'product_group_id', place: 'facts' },
    plannedStart: { type: 'date', storage: 'matter', place: 'facts' },
    plannedEnd: { type: 'date', storage: 'matter', place: 'facts' },
    personWeeks: {
      type: 'number',
      min: 0,
      max: 100000,
      storage: 'matter',
      column: 'estimate',
      place: 'facts',
    },
    // Shown beside the computed one, with who judged it and when.
    judgedProgress: {
      type: 'number',
      min: 0,
      max: 100,
      integer: true,
      storage: 'own',
      place: 'none',
      list: true,
    },
    audience: {
      type: 'choice',
      choices: ['public', 'agency', 'team', 'restricted'],
      storage: 'matter',
      place: 'facts',
    },
  },
  criteria: { 'VEI-L1': { kind: 'computed', rule: 'epicsClosed', counts: true } },
  rules: {
    epicsClosed: ({ facts }) => {
      const need = facts.relevantParts ?? 0;
      const have = facts.deliveredParts ?? 0;
      return { met: have >= need, have, need };
    },
  },
  facts: ['relevantParts', 'deliveredParts'],
  transitions: {
    accept: { from: ['proposed'], to: 'backlog', who: owners, fields: ['product'], move: 'forward' },
    start: {
      from: ['backlog'],
      to: 'inProgress',
      who: owners,
      fields: ['product', 'plannedEnd'],
      move: 'forward',
    },
    deliver: { from: ['inProgress'], to: 'delivered', who: owners, criteria: ['VEI-L1'], move: 'forward' },
    backToBacklog: { from: ['inProgress'], to: 'backlog', who: owners, reason: 'required', move: 'back' },
    drop: {
      from: ['proposed', 'backlog', 'inProgress'],
      to: 'dropped',
      who: owners,
      reason: 'required',
      move: 'reject',
    },
    reopen: {
      from: ['delivered', 'dropped'],
      to: 'inProgress',
      who: owners,
      reason: 'required',
      move: 'reopen',
    },
  },
  create: ['anyone'],
  edit: ['creator', 'owner', 'productOwner', 'productGroupLeader', 'portfolioManager'],
  mark: ['owner', 'productOwner'],
  waive: ['productGroupLeader'],
  processOwner: 'processOwner',
  links: {
    upstream: [{ type: 'decomposes', kinds: ['initiative'] }],
    downstream: [{ type: 'decomposes', kinds: ['epic', 'issue', 'externalIssue'] }],
  },
  figures: ['timeInState', 'countByState'],
});
