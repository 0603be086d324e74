import Type, { type Static } from 'typebox';
import { agendaReasonCodes, attendances, decisions, meetingStates } from '../domain/meeting/index.ts';
import { Day, Instant, Key, LanguageCode, NodeRef, Nullable, OneOf, PersonRef } from './common.ts';
import { MissingSchema } from './matters.ts';

/** Words of people about an item: at most 2,000 code units. */
export const Words = Type.String({ maxLength: 2000 });

/** Why the data proposed an item; see `AgendaReason` in the domain. */
const Reason = Type.Object({
  code: OneOf(agendaReasonCodes),
  transition: Type.Optional(Type.String()),
  to: Type.Optional(Type.String()),
  pending: Type.Optional(Type.Boolean()),
  day: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
  meeting: Type.Optional(Type.String()),
});

/** What a recorded decision led to. `waiting`: recorded, but what is missing stands in the way of carrying it out. */
const Outcome = Type.Object({
  status: OneOf(['moved', 'asked', 'pending', 'waiting']),
  transition: Type.String(),
  to: Type.String(),
  missing: Type.Array(MissingSchema),
});

export type OutcomeValue = Static<typeof Outcome>;

/** One thing that can be decided of an item now, and what it would do. */
const Choice = Type.Object({
  decision: OneOf(decisions),
  transition: Nullable(Type.String()),
  to: Nullable(Type.String()),
  /** What it does: moves the matter, asks for approval (which others have been asked for already: `pending`), waits for what is missing, or is only recorded. */
  effect: OneOf(['moves', 'asks', 'pending', 'waits', 'records']),
  missing: Type.Array(MissingSchema),
});

export type ChoiceValue = Static<typeof Choice>;

/** A thing somebody is to do after a meeting. */
const FollowUp = Type.Object({
  person: PersonRef,
  day: Nullable(Day),
  doneAt: Nullable(Instant),
  doneBy: Nullable(PersonRef),
});

/** One item of an agenda. Items about matters the reader does not see are left out. */
export const MeetingItem = Type.Object({
  id: Type.Integer(),
  version: Type.Integer(),
  matter: Nullable(NodeRef),
  title: Type.String(),
  reasons: Type.Array(Reason),
  /** The data proposed it. */
  proposed: Type.Boolean(),
  note: Type.String(),
  decision: Nullable(OneOf(decisions)),
  words: Type.String(),
  outcome: Nullable(Outcome),
  /** As it stands in the minute: made from what was recorded, until somebody writes it otherwise. */
  minuteText: Type.String(),
  minuteEdited: Type.Boolean(),
  followUp: Nullable(FollowUp),
  recordedBy: Nullable(PersonRef),
  recordedAt: Nullable(Instant),
  /** Empty when nothing can be recorded (closed, or the reader may not). */
  choices: Type.Array(Choice),
});

export type MeetingItemValue = Static<typeof MeetingItem>;

const header = {
  key: Key,
  title: Type.String(),
  day: Day,
  time: Nullable(Type.String()),
  place: Type.String(),
  state: OneOf(meetingStates),
  version: Type.Integer(),
};

/** One line of the list of meetings. Counts are of what the reader sees. */
export const MeetingRow = Type.Object({
  ...header,
  chair: Nullable(PersonRef),
  items: Type.Integer(),
  decided: Type.Integer(),
});

export type MeetingRowValue = Static<typeof MeetingRow>;

/** A meeting whole. */
export const Meeting = Type.Object({
  ...header,
  language: LanguageCode,
  chair: Nullable(PersonRef),
  participants: Type.Array(
    Type.Object({ id: Type.Integer(), name: Type.String(), attendance: OneOf(attendances) }),
  ),
  summary: Type.String(),
  /** The meeting held before it: what is new is new since then. */
  previous: Nullable(Type.Object({ key: Key, day: Day })),
  openedAt: Nullable(Instant),
  closedAt: Nullable(Instant),
  closedBy: Nullable(PersonRef),
  mayEdit: Type.Boolean(),
  items: Type.Array(MeetingItem),
  addenda: Type.Array(
    Type.Object({
      id: Type.Integer(),
      item: Nullable(Type.Integer()),
      text: Type.String(),
      by: PersonRef,
      at: Instant,
    }),
  ),
});

export type MeetingValue = Static<typeof Meeting>;

/** What somebody promised in a meeting and has not done. */
export const FollowUpRow = Type.Object({
  meeting: Key,
  meetingDay: Day,
  item: Type.Integer(),
  matter: Nullable(NodeRef),
  title: Type.String(),
  words: Type.String(),
  day: Nullable(Day),
});

export type FollowUpRowValue = Static<typeof FollowUpRow>;
