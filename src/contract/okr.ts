import Type, { type Static } from 'typebox';
import { intervals } from '../domain/okr/index.ts';
import { processes } from '../domain/processes.ts';
import { Closed, Day, Instant, Key, KeyParams, NodeRef, Nullable, OneOf, PersonRef } from './common.ts';
import { newFieldsSchema } from './fields.ts';
import { Matter } from './matters.ts';
import { route } from './route.ts';

/** A key result with how it stands by its last measurement. */
export const KeyResult = Type.Object({
  key: Key,
  title: Type.String(),
  state: Type.String(),
  category: Type.String(),
  version: Type.Integer(),
  objective: Type.String(),
  baseline: Nullable(Type.Number()),
  target: Nullable(Type.Number()),
  unit: Type.String(),
  direction: Nullable(OneOf(['up', 'down'])),
  owner: Nullable(PersonRef),
  measuredBy: Nullable(PersonRef),
  interval: Nullable(OneOf(intervals)),
  /** First and last day of the measurement plan. */
  from: Nullable(Day),
  until: Nullable(Day),
  last: Nullable(Type.Object({ day: Day, value: Type.Number() })),
  /** 0–1 from baseline to target; null when nothing is measured or no way is told. */
  progress: Nullable(Type.Number()),
  /** `behind`: more than a tenth of the way behind the even line on the day of the last measurement. */
  track: OneOf(['unknown', 'reached', 'onTrack', 'behind']),
  nextDue: Nullable(Day),
  overdue: Type.Boolean(),
  /** Standing measurements, oldest first: the curve. */
  points: Type.Array(Type.Object({ day: Day, value: Type.Number() })),
  mayMeasure: Type.Boolean(),
  /** The need that was drafted when it was missed; null when there is none, or the reader does not see it. */
  need: Nullable(NodeRef),
});
export type KeyResultValue = Static<typeof KeyResult>;

/** An objective with its key results. */
export const Objective = Type.Object({
  objective: Type.String(),
  /** It is named and has 2–3 key results that have not been dropped. */
  complete: Type.Boolean(),
  keyResults: Type.Array(KeyResult),
});
export type ObjectiveValue = Static<typeof Objective>;

/** One entry of the measurements. A corrected one is kept, and says what superseded it. */
export const Measurement = Type.Object({
  id: Type.Integer(),
  day: Day,
  /** Null: the entry takes the superseded one back. */
  value: Nullable(Type.Number()),
  note: Type.String(),
  by: Nullable(PersonRef),
  at: Instant,
  supersedes: Nullable(Type.Integer()),
  supersededBy: Nullable(Type.Integer()),
});
export type MeasurementValue = Static<typeof Measurement>;

const value = Type.Number({ minimum: -1e12, maximum: 1e12 });
const note = Type.String({ maxLength: 2000 });
const Measurements = Type.Object({
  keyResult: KeyResult,
  /** Newest day first; corrected entries among them. */
  items: Type.Array(Measurement),
});

/** Key results of initiatives and their measurements; a key result's own routes are those of every kind. */
export const okrRoutes = {
  ofInitiative: route({
    id: 'okr.ofInitiative',
    method: 'GET',
    path: '/api/v1/initiatives/:key/key-results',
    tag: 'okr',
    summary: 'Objectives of an initiative with their key results and how they stand',
    permission: 'matter.read',
    params: KeyParams,
    status: 200,
    reply: Type.Object({ objectives: Type.Array(Objective), mayAdd: Type.Boolean() }),
  }),
  add: route({
    id: 'okr.add',
    method: 'POST',
    path: '/api/v1/initiatives/:key/key-results',
    tag: 'okr',
    summary: 'Add a key result to an initiative: registered and linked in one',
    permission: 'matter.create',
    params: KeyParams,
    body: newFieldsSchema(processes.keyResult),
    status: 201,
    reply: Matter,
    idempotent: true,
    etag: true,
  }),
  measurements: route({
    id: 'okr.measurements',
    method: 'GET',
    path: '/api/v1/key-results/:key/measurements',
    tag: 'okr',
    summary: 'A key result with everything that has been measured, corrected entries too',
    permission: 'matter.read',
    params: KeyParams,
    status: 200,
    reply: Measurements,
  }),
  measure: route({
    id: 'okr.measure',
    method: 'POST',
    path: '/api/v1/key-results/:key/measurements',
    tag: 'okr',
    summary: 'Record a measurement, while the key result is being measured',
    permission: 'matter.edit',
    params: KeyParams,
    body: Closed({ day: Day, value, note: Type.Optional(note) }),
    status: 201,
    reply: Measurements,
    idempotent: true,
  }),
  correct: route({
    id: 'okr.correct',
    method: 'POST',
    path: '/api/v1/key-results/:key/measurements/:id/corrections',
    tag: 'okr',
    summary: 'Correct a measurement by a new entry that supersedes it; `value: null` takes it back',
    permission: 'matter.edit',
    params: Closed({ key: Key, id: Type.Integer({ minimum: 1 }) }),
    body: Closed({ day: Day, value: Nullable(value), note: Type.String({ minLength: 1, maxLength: 2000 }) }),
    status: 201,
    reply: Measurements,
    idempotent: true,
  }),
  due: route({
    id: 'okr.due',
    method: 'GET',
    path: '/api/v1/work/measurements',
    tag: 'okr',
    summary: 'Measurements that wait for the caller: due within 14 days, the latest overdue first',
    permission: 'matter.read',
    status: 200,
    reply: Type.Object({
      items: Type.Array(Type.Object({ keyResult: KeyResult, initiatives: Type.Array(NodeRef) })),
    }),
  }),
};
