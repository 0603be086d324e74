import Type, { type Static } from 'typebox';
import {
  CappedCount,
  Closed,
  Day,
  Instant,
  Key,
  KeyParams,
  NodeRef,
  Nullable,
  OneOf,
  Page,
  PersonRef,
  pageQuery,
} from './common.ts';
import { route } from './route.ts';

export const explainedValues = ['issue', 'origin', 'maintenance', 'none'] as const;

/** A reference found in a line; `starts`/`ends` are UTF-16 offsets in its text. `url` where it can be followed. */
export const LineReference = Type.Object({
  type: OneOf(['issue', 'pullRequest', 'cve', 'ghsa']),
  value: Type.String(),
  starts: Type.Integer(),
  ends: Type.Integer(),
  url: Nullable(Type.String()),
  key: Nullable(Key),
});
export const DeploymentLine = Type.Object({
  position: Type.Integer(),
  text: Type.String(),
  kind: OneOf(['change', 'maintenance', 'merge', 'revert']),
  references: Type.Array(LineReference),
});

export const DeploymentRow = Type.Object({
  key: Key,
  product: NodeRef,
  application: NodeRef,
  environment: Type.String(),
  production: Type.Boolean(),
  sha: Type.String(),
  deployedAt: Instant,
  source: Type.String(),
  explained: OneOf(explainedValues),
  lines: Type.Integer(),
  /** The first line, or the maintenance line, for a dense list. */
  summary: Type.String(),
  issues: Type.Array(Key),
});
export type DeploymentRowValue = Static<typeof DeploymentRow>;

export const Deployment = Type.Object({
  ...DeploymentRow.properties,
  title: Type.String(),
  recordedAt: Instant,
  content: Type.Array(DeploymentLine),
  explanationNote: Nullable(Type.String()),
  /** The same commit elsewhere. */
  elsewhere: Type.Array(
    Type.Object({ key: Key, environment: Type.String(), production: Type.Boolean(), deployedAt: Instant }),
  ),
  previous: Nullable(Type.Object({ key: Key, sha: Type.String(), deployedAt: Instant })),
  next: Nullable(Type.Object({ key: Key, sha: Type.String(), deployedAt: Instant })),
  publicAddress: Nullable(Type.String()),
});
export type DeploymentValue = Static<typeof Deployment>;

const filters = {
  product: Type.Optional(Key),
  application: Type.Optional(Key),
  environment: Type.Optional(Type.String({ maxLength: 40 })),
  production: Type.Optional(Type.Boolean()),
  explained: Type.Optional(OneOf(explainedValues)),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  q: Type.Optional(
    Type.String({ minLength: 2, maxLength: 200, description: 'Words of a line, a commit, or a key' }),
  ),
};

/** What runs where now: one row an application, one cell an environment. */
export const RunningNow = Type.Object({
  environments: Type.Array(Type.Object({ name: Type.String(), production: Type.Boolean() })),
  applications: Type.Array(
    Type.Object({
      application: NodeRef,
      product: NodeRef,
      cells: Type.Array(Nullable(Type.Object({ key: Key, sha: Type.String(), since: Instant }))),
      /** Same commit in production as in the newest test deployment; null when it cannot be compared. */
      same: Nullable(Type.Boolean()),
    }),
  ),
});

export const TrackerPrefix = Type.Object({
  prefix: Type.String(),
  tracker: Type.String(),
  product: Nullable(NodeRef),
  status: OneOf(['learned', 'confirmed', 'rejected']),
  evidence: Type.Integer(),
  confidence: Type.Number(),
  url: Nullable(Type.String()),
  version: Type.Integer(),
});

export const Refusal = Type.Object({
  file: Type.String(),
  line: Nullable(Type.Integer()),
  field: Nullable(Type.String()),
  reason: Type.String(),
  detail: Type.String(),
});
export const ImportSummary = Type.Object({
  files: Type.Integer(),
  deployments: Type.Integer(),
  applications: Type.Integer(),
  products: Type.Integer(),
  issueKeys: Type.Integer(),
  refused: Type.Array(Refusal),
  byProductEnvironment: Type.Record(Type.String(), Type.Integer()),
});
export type ImportSummaryValue = Static<typeof ImportSummary>;

/**
 * The body of a GitHub delivery, tolerant of unknown fields as every webhook is. What a release note must hold is
 * checked when it is one: one address may be sent every kind of event.
 */
export const DispatchPayload = Type.Object(
  {
    action: Type.Optional(Type.Unknown({ description: 'The event type: `update-release-notes-2`' })),
    event_type: Type.Optional(Type.Unknown({ description: 'The same, as whoever dispatches it says' })),
    client_payload: Type.Optional(
      Type.Unknown({
        description:
          '`{product, environment, application-name, sha, title, date, release-notes}`, all strings; `release-notes` is a JSON array inside one, an entry a line',
      }),
    ),
  },
  { additionalProperties: true },
);

export const deploymentRoutes = {
  list: route({
    id: 'deployment.list',
    method: 'GET',
    path: '/api/v1/deployments',
    tag: 'deployment',
    summary: 'Deployments, newest first',
    permission: 'deployment.read',
    query: Closed({ ...pageQuery, ...filters }),
    status: 200,
    reply: Page(DeploymentRow),
  }),
  export: route({
    id: 'deployment.export',
    method: 'GET',
    path: '/api/v1/deployments/export',
    tag: 'deployment',
    summary: 'Deployments as a file, whole, as filtered, newest first',
    permission: 'deployment.read',
    query: Closed({ ...filters, format: OneOf(['csv', 'xlsx']) }),
    status: 200,
    // A file, sent as it is made.
    reply: Type.Unsafe<unknown>({ type: 'string', format: 'binary' }),
  }),
  count: route({
    id: 'deployment.count',
    method: 'GET',
    path: '/api/v1/deployments/count',
    tag: 'deployment',
    summary: 'How many under a filter',
    permission: 'deployment.read',
    query: Closed(filters),
    status: 200,
    reply: CappedCount,
  }),
  read: route({
    id: 'deployment.read',
    method: 'GET',
    path: '/api/v1/deployments/:key',
    tag: 'deployment',
    summary: 'A deployment with its lines and links',
    permission: 'deployment.read',
    params: KeyParams,
    status: 200,
    reply: Deployment,
  }),
  density: route({
    id: 'deployment.density',
    method: 'GET',
    path: '/api/v1/deployments/density',
    tag: 'deployment',
    summary: 'Deployments a day in the agency zone',
    permission: 'deployment.read',
    query: Closed(filters),
    status: 200,
    reply: Type.Object({
      days: Type.Array(Type.Object({ day: Day, count: Type.Integer() })),
      from: Nullable(Day),
      to: Nullable(Day),
    }),
  }),
  running: route({
    id: 'deployment.running',
    method: 'GET',
    path: '/api/v1/running',
    tag: 'deployment',
    summary: 'What runs where now and since when',
    permission: 'deployment.read',
    query: Closed({ product: Type.Optional(Key) }),
    status: 200,
    reply: RunningNow,
  }),
  application: route({
    id: 'deployment.application',
    method: 'GET',
    path: '/api/v1/applications/:key',
    tag: 'deployment',
    summary: 'An application: where it runs, how often it is deployed',
    permission: 'deployment.read',
    params: KeyParams,
    status: 200,
    reply: Type.Object({
      application: NodeRef,
      product: NodeRef,
      running: Type.Array(
        Type.Object({
          environment: Type.String(),
          production: Type.Boolean(),
          key: Key,
          sha: Type.String(),
          since: Instant,
          previous: Nullable(Type.String()),
        }),
      ),
      productionCount: Type.Integer(),
      medianGapDays: Nullable(Type.Number()),
      waiting: Type.Array(DeploymentLine),
    }),
  }),
  explain: route({
    id: 'deployment.explain',
    method: 'POST',
    path: '/api/v1/deployments/:key/explanation',
    tag: 'deployment',
    summary: 'Say that a deployment was maintenance, and why; or take it back',
    permission: 'deployment.explain',
    params: KeyParams,
    body: Closed({ maintenance: Type.Boolean(), note: Type.String({ minLength: 1, maxLength: 2000 }) }),
    status: 200,
    reply: Deployment,
  }),
  prefixes: route({
    id: 'deployment.prefixes',
    method: 'GET',
    path: '/api/v1/tracker-prefixes',
    tag: 'deployment',
    summary: 'Issue-key prefixes, learned and edited',
    permission: 'deployment.read',
    status: 200,
    reply: Type.Object({ items: Type.Array(TrackerPrefix), mayEdit: Type.Boolean() }),
  }),
  editPrefix: route({
    id: 'deployment.editPrefix',
    method: 'PUT',
    path: '/api/v1/tracker-prefixes/:prefix',
    tag: 'deployment',
    summary: 'Confirm, reject or add a prefix; references are read again',
    permission: 'tracker.edit',
    params: Closed({ prefix: Type.String({ pattern: '^[A-ZÆØÅ][A-ZÆØÅ0-9]{1,9}$' }) }),
    body: Closed({
      status: OneOf(['confirmed', 'rejected']),
      product: Type.Optional(Nullable(Key)),
      tracker: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
      url: Type.Optional(Nullable(Type.String({ maxLength: 500, pattern: '^https://' }))),
    }),
    status: 200,
    reply: TrackerPrefix,
  }),
  imports: route({
    id: 'deployment.imports',
    method: 'GET',
    path: '/api/v1/imports',
    tag: 'deployment',
    summary: 'Imports so far, with what they refused',
    permission: 'deployment.read',
    query: Closed(pageQuery),
    status: 200,
    reply: Page(
      Type.Object({
        id: Type.Integer(),
        source: Type.String(),
        startedBy: Nullable(PersonRef),
        startedAt: Instant,
        finishedAt: Nullable(Instant),
        summary: Nullable(ImportSummary),
      }),
    ),
  }),
  receive: route({
    id: 'deployment.receive',
    method: 'POST',
    path: '/api/v1/webhooks/release-notes',
    tag: 'webhook',
    summary:
      'GitHub repository_dispatch `update-release-notes-2`, signed (X-Hub-Signature-256); repeats change nothing',
    permission: 'public',
    body: DispatchPayload,
    status: 200,
    reply: Type.Object({
      outcome: OneOf(['recorded', 'unchanged', 'ignored']),
      key: Nullable(Key),
      /** Lines that were left out; the rest of the note is in. */
      refused: Type.Array(Refusal),
    }),
  }),
};
