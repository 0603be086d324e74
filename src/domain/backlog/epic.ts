import { defineProcess } from '../kernel/process.ts';

const team = ['owner', 'teamMember', 'teamLead', 'productOwner'] as const;

/** The epic (epos): a team's description of problem and solution at an overarching technical level. */
export const epicProcess = defineProcess({
  kind: 'epic',
  path: 'epics',
  module: 'backlog',
  table: 'epic',
  keyPrefix: 'EPO',
  keySequence: 'key_epic',
  initial: 'proposed',
  states: {
    proposed: { category: 'waiting', step: 1 },
    ready: { category: 'waiting', step: 2 },
    inProgress: { category: 'active', step: 3 },
    closed: { category: 'done', step: 4 },
    dropped: { category: 'done', abandoned: true },
  },
  fields: {
    title: { type: 'text', minLength: 3, maxLength: 200, storage: 'node', place: 'head' },
    who: { type: 'markdown', maxLength: 20000, storage: 'own', place: 'main' },
    why: { type: 'markdown', maxLength: 20000, storage: 'own', place: 'main' },
    description: { type: 'markdown', maxLength: 20000, storage: 'own', place: 'main' },
    inScope: { type: 'markdown', maxLength: 20000, storage: 'own', place: 'main' },
    outOfScope: { type: 'markdown', maxLength: 20000, storage: 'own', place: 'main' },
    moreInformation: { type: 'markdown', maxLength: 20000, storage: 'own', place: 'main' },
    tasks: {
      type: 'rows',
      // Done on the day it was ticked; a module shows them as a checklist.
      columns: [
        { name: 'task', type: 'text', required: true, maxLength: 300 },
        { name: 'done', type: 'date' },
      ],
      maxRows: 100,
      storage: 'own',
      place: 'none',
    },
    owner: { type: 'person', storage: 'matter', column: 'owner_id', place: 'facts' },
    team: { type: 'team', storage: 'matter', column: 'team_id', place: 'facts' },
    product: { type: 'product', storage: 'matter', column: 'product_id', place: 'facts' },
    estimate: { type: 'number', min: 0, max: 100000, storage: 'matter', place: 'facts' },
    labels: { type: 'labels', maxItems: 20, maxLength: 50, storage: 'matter', place: 'facts' },
    plannedStart: { type: 'date', storage: 'matter', place: 'facts' },
    plannedEnd: { type: 'date', storage: 'matter', place: 'facts' },
  },
  criteria: { 'EPO-L1': { kind: 'computed', rule: 'issuesClosed', counts: true } },
  rules: {
    issuesClosed: ({ facts }) => {
      const need = facts.relevantParts ?? 0;
      const have = facts.deliveredParts ?? 0;
      return { met: have >= need, have, need };
    },
  },
  facts: ['relevantParts', 'deliveredParts'],
  transitions: {
    prepare: { from: ['proposed'], to: 'ready', who: team, fields: ['description', 'team'], move: 'forward' },
    start: { from: ['ready'], to: 'inProgress', who: team, fields: ['team'], move: 'forward' },
    close: { from: ['inProgress'], to: 'closed', who: team, criteria: ['EPO-L1'], move: 'forward' },
    backToReady: { from: ['inProgress'], to: 'ready', who: team, reason: 'optional', move: 'back' },
    drop: {
      from: ['proposed', 'ready', 'inProgress'],
      to: 'dropped',
      who: team,
      reason: 'required',
      move: 'reject',
    },
    reopen: { from: ['closed', 'dropped'], to: 'inProgress', who: team, reason: 'optional', move: 'reopen' },
  },
  create: ['anyone'],
  edit: ['creator', 'owner', 'teamMember', 'teamLead', 'productOwner'],
  mark: ['owner', 'teamMember', 'teamLead', 'productOwner'],
  waive: ['teamLead', 'productOwner'],
  processOwner: 'processOwner',
  links: {
    upstream: [{ type: 'decomposes', kinds: ['initiative', 'roadmapElement'] }],
    downstream: [{ type: 'decomposes', kinds: ['issue', 'externalIssue'] }],
  },
  figures: ['timeInState', 'countByState'],
});
