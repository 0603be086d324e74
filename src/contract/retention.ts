import Type, { type Static } from 'typebox';
import { retentionActions } from '../domain/disclosure/index.ts';
import { processKinds } from '../domain/processes.ts';
import { Closed, Instant, Key, NodeRef, Nullable, OneOf, PersonRef } from './common.ts';
import { route } from './route.ts';

const Kind = OneOf(processKinds);
const Action = OneOf(retentionActions);

/** What holds for a kind: who sees new ones, and what becomes of them after their end. */
export const RetentionRule = Type.Object({
  kind: Kind,
  /** Access level of new ones; null: the process has none to choose. */
  audience: Nullable(Type.String()),
  /** What may be chosen. */
  audiences: Type.Array(Type.String()),
  /** Whole years after the end; null: kept. */
  years: Nullable(Type.Integer()),
  action: Action,
  /** 1: nobody has set it. */
  version: Type.Integer(),
  updatedBy: Nullable(PersonRef),
  updatedAt: Nullable(Instant),
  /** How many are due now, of those the reader sees. */
  due: Type.Integer(),
});
export type RetentionRuleValue = Static<typeof RetentionRule>;

const DueMatter = Type.Object({
  matter: NodeRef,
  version: Type.Integer(),
  endedAt: Instant,
  dueAt: Instant,
  comments: Type.Integer(),
  attachments: Type.Integer(),
  /** Entries of the trail whose content goes (erase), or whose names are no longer shown (anonymise). */
  events: Type.Integer(),
  disclosures: Type.Integer(),
});

/** Access level and retention by kind. */
export const retentionRoutes = {
  list: route({
    id: 'retention.list',
    method: 'GET',
    path: '/api/v1/retention',
    tag: 'retention',
    summary: 'Access level and retention of every kind, with how many are due',
    permission: 'disclosure.personRead',
    status: 200,
    reply: Type.Object({ items: Type.Array(RetentionRule) }),
  }),
  set: route({
    id: 'retention.set',
    method: 'PUT',
    path: '/api/v1/retention/:kind',
    tag: 'retention',
    summary: 'Set access level and retention of a kind; carries nothing out',
    permission: 'disclosure.erase',
    params: Closed({ kind: Kind }),
    body: Closed({
      audience: Nullable(Type.String({ maxLength: 40 })),
      years: Nullable(Type.Integer({ minimum: 0, maximum: 100 })),
      action: Action,
    }),
    status: 200,
    reply: RetentionRule,
    ifMatch: true,
    etag: true,
  }),
  due: route({
    id: 'retention.due',
    method: 'GET',
    path: '/api/v1/retention/:kind/due',
    tag: 'retention',
    summary: 'What is due under the rule of a kind, longest first, at most 200',
    permission: 'disclosure.personRead',
    params: Closed({ kind: Kind }),
    status: 200,
    reply: Type.Object({ rule: RetentionRule, items: Type.Array(DueMatter) }),
  }),
  carryOut: route({
    id: 'retention.carryOut',
    method: 'POST',
    path: '/api/v1/retention/:kind/carrying-out',
    tag: 'retention',
    summary:
      'Carry the rule out on matters that are due; each by itself, the answer tells which failed and why',
    permission: 'disclosure.erase',
    params: Closed({ kind: Kind }),
    body: Closed({
      action: Action,
      matters: Type.Array(Closed({ key: Key, version: Type.Integer({ minimum: 1 }) }), {
        minItems: 1,
        maxItems: 100,
      }),
    }),
    status: 200,
    reply: Type.Object({
      done: Type.Array(Key),
      failed: Type.Array(Type.Object({ key: Key, code: Type.String() })),
    }),
    ifMatch: true,
  }),
};
