import Type, { type Static } from 'typebox';
import { distributionStates, receivers, reportIntervals, reportStatuses } from '../domain/portfolio/index.ts';
import { Day, Instant, Key, LanguageCode, NodeRef, Nullable, OneOf, PersonRef } from './common.ts';
import { MatterRow } from './matters.ts';

/** An initiative that is like another, with whom to talk to about it. */
export const SimilarInitiative = Type.Object({
  initiative: NodeRef,
  /** How like, 0–1. */
  likeness: Type.Number(),
  owner: Nullable(PersonRef),
  productGroup: Nullable(NodeRef),
  /** Leaders of the product group. */
  leaders: Type.Array(PersonRef),
});
export type SimilarInitiativeValue = Static<typeof SimilarInitiative>;

/** One dependency, seen from one of its ends: the other end and what speaks against the order. */
export const DependencySchema = Type.Object({
  linkId: Type.Integer(),
  initiative: NodeRef,
  owner: Nullable(PersonRef),
  plannedStart: Nullable(Day),
  plannedEnd: Nullable(Day),
  /** `order`: ends after what waits begins; `dropped`, `onHold`: what is waited for; `begun`: begun before it may. */
  fault: Nullable(OneOf(['order', 'dropped', 'onHold', 'begun'])),
});
export type DependencyValue = Static<typeof DependencySchema>;

/** How a key result stood on the day of a report. */
export const OkrStanding = Type.Object({
  objective: Type.String(),
  keyResult: Type.String(),
  baseline: Nullable(Type.Number()),
  target: Nullable(Type.Number()),
  unit: Nullable(Type.String()),
  value: Nullable(Type.Number()),
  measuredOn: Nullable(Day),
});
export type OkrStandingValue = Static<typeof OkrStanding>;

/** A status report: a draft until `submittedAt` is set, and then it never changes. */
export const StatusReport = Type.Object({
  id: Type.Integer(),
  version: Type.Integer(),
  status: Nullable(OneOf(reportStatuses)),
  summary: Type.String(),
  progress: Nullable(Type.Integer()),
  progressNote: Type.String(),
  /** NOK so far, and the sum expected when all is done. */
  spent: Nullable(Type.Number()),
  forecast: Nullable(Type.Number()),
  costNote: Type.String(),
  riskNote: Type.String(),
  okr: Type.Array(OkrStanding),
  language: LanguageCode,
  dueOn: Nullable(Day),
  createdBy: PersonRef,
  updatedAt: Instant,
  submittedBy: Nullable(PersonRef),
  submittedAt: Nullable(Instant),
  reportedOn: Nullable(Day),
});
export type StatusReportValue = Static<typeof StatusReport>;

/** Everything about an initiative's reports. */
export const ReportsSchema = Type.Object({
  /** Submitted ones, newest first, at most 60. */
  items: Type.Array(StatusReport),
  /** Only to those who may write it. */
  draft: Nullable(StatusReport),
  interval: OneOf(reportIntervals),
  dueOn: Nullable(Day),
  standing: OneOf(['none', 'later', 'soon', 'due', 'overdue']),
  /** Days from today to the due day; negative when it has passed. */
  days: Type.Integer(),
  mayWrite: Type.Boolean(),
  maySubmit: Type.Boolean(),
});
export type ReportsValue = Static<typeof ReportsSchema>;

/** An initiative given to those who will do the work, and their answer. */
export const Distribution = Type.Object({
  id: Type.Integer(),
  version: Type.Integer(),
  receiver: OneOf(receivers),
  place: Nullable(NodeRef),
  name: Nullable(Type.String()),
  lead: Nullable(PersonRef),
  members: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String(), left: Type.Boolean() })),
  state: OneOf(distributionStates),
  note: Type.String(),
  reason: Nullable(Type.String()),
  createdBy: PersonRef,
  createdAt: Instant,
  decidedBy: Nullable(PersonRef),
  decidedAt: Nullable(Instant),
  /** What accepting drafted. */
  parts: Type.Array(NodeRef),
  /** The team has ceased, or the lead has left. */
  gone: Type.Boolean(),
  mayAnswer: Type.Boolean(),
  /** Why whoever holds the receiver's role may not accept. */
  whyNot: Nullable(OneOf(['self', 'gone', 'state'])),
  mayWithdraw: Type.Boolean(),
});
export type DistributionValue = Static<typeof Distribution>;

export const Distributions = Type.Object({
  items: Type.Array(Distribution),
  mayDistribute: Type.Boolean(),
  /** Why nothing can be given out now. */
  whyNot: Nullable(OneOf(['role', 'state', 'restricted'])),
});
export type DistributionsValue = Static<typeof Distributions>;

/** What the data says of being done, and how its key results are measured after that. */
export const DoneProposal = Type.Object({
  /** Since when it is proposed done; null when it is not. */
  since: Nullable(Instant),
  parts: Type.Integer(),
  delivered: Type.Integer(),
  /** The measurement plan: who measures each key result, how often, and until when. */
  plan: Type.Array(
    Type.Object({
      keyResult: NodeRef,
      objective: Type.String(),
      measuredBy: Nullable(PersonRef),
      interval: Nullable(Type.String()),
      until: Nullable(Day),
      nextDue: Nullable(Day),
    }),
  ),
});
export type DoneProposalValue = Static<typeof DoneProposal>;

/** What the portfolio asks of the reader. */
export const PortfolioWork = Type.Object({
  /** Given to the reader, to accept or send back. */
  distributions: Type.Array(Type.Object({ initiative: NodeRef, distribution: Distribution })),
  /** Reports of the reader's initiatives that are due within days, or late. */
  reports: Type.Array(
    Type.Object({
      initiative: NodeRef,
      dueOn: Day,
      standing: OneOf(['soon', 'due', 'overdue']),
      days: Type.Integer(),
      draft: Type.Boolean(),
    }),
  ),
  /** To the portfolio manager: initiatives whose every part is delivered. */
  proposals: Type.Array(Type.Object({ initiative: NodeRef, since: Instant, parts: Type.Integer() })),
});
export type PortfolioWorkValue = Static<typeof PortfolioWork>;

/** One MoSCoW group of the prioritising table. `priority` 0: not set. */
export const PriorityGroup = Type.Object({
  priority: Type.Integer(),
  count: Type.Integer(),
  personMonths: Type.Number(),
  /** Person-months of it that fall in the year asked for. */
  monthsInYear: Type.Number(),
  /** NOK in the year asked for. */
  funding: Type.Number(),
  /** In the order set by hand, at most as many as asked for. */
  rows: Type.Array(Type.Object({ matter: MatterRow, monthsInYear: Type.Number() })),
});
export type PriorityGroupValue = Static<typeof PriorityGroup>;

/** One milestone of one initiative. */
export const Milestone = Type.Object({
  initiative: NodeRef,
  owner: Nullable(PersonRef),
  milestone: Type.String(),
  date: Day,
  reached: Nullable(Day),
});
export type MilestoneValue = Static<typeof Milestone>;

/** One bar of the balance: how many, how many person-months, how much money in all. */
export const BalanceLine = Type.Object({
  /** A choice, a state, a rank, or the key of a node; null: not set. */
  of: Nullable(Type.String()),
  /** The node, where `of` is a key. */
  node: Nullable(NodeRef),
  count: Type.Integer(),
  personMonths: Type.Number(),
  funding: Type.Number(),
});
export type BalanceLineValue = Static<typeof BalanceLine>;

/** Need against capacity of one product group in one year. `version` 0: nobody has said what the capacity is. */
export const CapacityCell = Type.Object({
  productGroup: Nullable(NodeRef),
  year: Type.Integer(),
  need: Type.Number(),
  initiatives: Type.Integer(),
  capacity: Nullable(Type.Number()),
  version: Type.Integer(),
});
export type CapacityCellValue = Static<typeof CapacityCell>;

/** A capacity as it was set. */
export const Capacity = Type.Object({
  productGroup: Key,
  year: Type.Integer(),
  personMonths: Type.Number(),
  version: Type.Integer(),
});
