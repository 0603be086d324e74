import { defineProcess } from '../kernel/process.ts';

const team = ['owner', 'creator', 'teamMember', 'teamLead', 'productOwner'] as const;

/** The issue (sak): a small piece of work that one team does. */
export const issueProcess = defineProcess({
  kind: 'issue',
  path: 'issues',
  module: 'backlog',
  table: 'issue',
  keyPrefix: 'SAK',
  keySequence: 'key_issue',
  initial: 'todo',
  states: {
    todo: { category: 'waiting', step: 1 },
    inProgress: { category: 'active', step: 2 },
    inReview: { category: 'active', step: 3 },
    closed: { category: 'done', step: 4 },
    dropped: { category: 'done', abandoned: true },
  },
  fields: {
    title: { type: 'text', minLength: 3, maxLength: 200, storage: 'node', place: 'head' },
    description: { type: 'markdown', maxLength: 20000, storage: 'own', place: 'main' },
    acceptance: { type: 'markdown', maxLength: 20000, storage: 'own', place: 'main' },
    issueType: {
      type: 'choice',
      choices: ['bug', 'feature', 'task', 'debt'],
      storage: 'own',
      place: 'facts',
      list: true,
    },
    owner: { type: 'person', storage: 'matter', column: 'owner_id', place: 'facts' },
    team: { type: 'team', storage: 'matter', column: 'team_id', place: 'facts' },
    product: { type: 'product', storage: 'matter', column: 'product_id', place: 'facts' },
    estimate: { type: 'number', min: 0, max: 100000, storage: 'matter', place: 'facts' },
    labels: { type: 'labels', maxItems: 20, maxLength: 50, storage: 'matter', place: 'facts' },
    // A part of its own shows it, and only where the team works in sprints.
    sprint: {
      type: 'node',
      kind: 'sprint',
      storage: 'own',
      column: 'sprint_id',
      place: 'none',
      list: true,
    },
  },
  criteria: {},
  rules: {},
  facts: [],
  transitions: {
    start: { from: ['todo'], to: 'inProgress', who: team, move: 'forward' },
    review: { from: ['inProgress'], to: 'inReview', who: team, move: 'forward' },
    close: { from: ['inProgress', 'inReview'], to: 'closed', who: team, move: 'forward' },
    backToTodo: { from: ['inProgress', 'inReview'], to: 'todo', who: team, reason: 'optional', move: 'back' },
    drop: {
      from: ['todo', 'inProgress', 'inReview'],
      to: 'dropped',
      who: team,
      reason: 'required',
      move: 'reject',
    },
    reopen: { from: ['closed', 'dropped'], to: 'todo', who: team, reason: 'optional', move: 'reopen' },
  },
  create: ['anyone'],
  edit: ['creator', 'owner', 'teamMember', 'teamLead', 'productOwner'],
  mark: ['owner', 'teamMember', 'teamLead', 'productOwner'],
  waive: ['teamLead', 'productOwner'],
  processOwner: 'processOwner',
  links: {
    upstream: [{ type: 'decomposes', kinds: ['epic', 'roadmapElement', 'initiative', 'issue'] }],
    downstream: [
      { type: 'decomposes', kinds: ['issue', 'externalIssue'] },
      { type: 'delivers', kinds: ['deployment'] },
    ],
  },
  figures: ['timeInState', 'countByState'],
});
