import Type from 'typebox';
import { attendances, decisions, meetingStates } from '../domain/meeting/index.ts';
import {
  Closed,
  Day,
  Instant,
  Key,
  KeyParams,
  LanguageCode,
  Nullable,
  OneOf,
  Page,
  pageQuery,
} from './common.ts';
import { FollowUpRow, Meeting, MeetingRow, Words } from './meeting-values.ts';
import { route } from './route.ts';

export type {
  ChoiceValue,
  FollowUpRowValue,
  MeetingItemValue,
  MeetingRowValue,
  MeetingValue,
  OutcomeValue,
} from './meeting-values.ts';

const base = '/api/v1/meetings';

const tag = 'meeting';

const Time = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: 'HH:MM, agency zone' });

const ItemParams = Closed({ key: Key, id: Type.Integer({ minimum: 1 }) });

const PersonId = Type.Integer({ minimum: 1 });

const DocumentQuery = Closed({ language: Type.Optional(LanguageCode) });

const settings = {
  time: Type.Optional(Nullable(Time)),
  place: Type.Optional(Type.String({ maxLength: 200 })),
  title: Type.Optional(Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' })),
  chair: Type.Optional(Nullable(PersonId)),
};

const edited = { permission: 'meeting.edit', status: 200, reply: Meeting, tag, etag: true } as const;

/** Routes of the portfolio office's meetings. */
export const meetingRoutes = {
  list: route({
    id: 'meeting.list',
    method: 'GET',
    path: base,
    tag,
    summary: 'Meetings, latest day first',
    permission: 'meeting.read',
    query: Closed({ ...pageQuery, state: Type.Optional(OneOf(meetingStates)) }),
    status: 200,
    reply: Page(MeetingRow),
  }),
  plan: route({
    id: 'meeting.plan',
    method: 'POST',
    path: base,
    summary: 'Plan a meeting; its agenda is proposed from the data at once',
    ...edited,
    body: Closed({
      day: Day,
      ...settings,
      participants: Type.Optional(Type.Array(PersonId, { maxItems: 60 })),
    }),
    status: 201,
    idempotent: true,
  }),
  followUps: route({
    id: 'meeting.followUps',
    method: 'GET',
    path: `${base}/follow-ups`,
    tag,
    summary: 'What the reader is to follow up after meetings, the soonest first',
    permission: 'signedIn',
    status: 200,
    reply: Type.Object({ items: Type.Array(FollowUpRow) }),
  }),
  read: route({
    id: 'meeting.read',
    method: 'GET',
    path: `${base}/:key`,
    tag,
    summary: 'A meeting with its agenda, decisions and minute; only matters the reader sees',
    permission: 'meeting.read',
    params: KeyParams,
    status: 200,
    reply: Meeting,
    etag: true,
  }),
  edit: route({
    id: 'meeting.edit',
    method: 'PATCH',
    path: `${base}/:key`,
    summary: 'Change day, time, place, title, chair, or the opening words of the minute; never when closed',
    ...edited,
    params: KeyParams,
    body: Closed({
      day: Type.Optional(Day),
      ...settings,
      summary: Type.Optional(Type.String({ maxLength: 8000 })),
    }),
    ifMatch: true,
  }),
  participants: route({
    id: 'meeting.participants',
    method: 'PUT',
    path: `${base}/:key/participants`,
    summary: 'Who is asked to the meeting, and who came',
    ...edited,
    params: KeyParams,
    body: Closed({
      people: Type.Array(Closed({ id: PersonId, attendance: OneOf(attendances) }), { maxItems: 60 }),
    }),
    ifMatch: true,
  }),
  open: route({
    id: 'meeting.open',
    method: 'POST',
    path: `${base}/:key/open`,
    summary: 'Begin the meeting',
    ...edited,
    params: KeyParams,
    ifMatch: true,
  }),
  close: route({
    id: 'meeting.close',
    method: 'POST',
    path: `${base}/:key/close`,
    summary: 'Approve the minute and end the meeting; from then on only addenda',
    ...edited,
    params: KeyParams,
    ifMatch: true,
  }),
  propose: route({
    id: 'meeting.propose',
    method: 'POST',
    path: `${base}/:key/agenda`,
    summary: 'Propose the agenda anew from the data; what is there keeps its place',
    ...edited,
    params: KeyParams,
  }),
  addItem: route({
    id: 'meeting.addItem',
    method: 'POST',
    path: `${base}/:key/items`,
    summary: 'Put a matter, or a title of its own, on the agenda',
    ...edited,
    params: KeyParams,
    body: Closed({
      matter: Type.Optional(Key),
      title: Type.Optional(Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' })),
      note: Type.Optional(Words),
    }),
    status: 201,
    idempotent: true,
  }),
  editItem: route({
    id: 'meeting.editItem',
    method: 'PATCH',
    path: `${base}/:key/items/:id`,
    summary:
      'Change note, title (of an item of its own) or the text of the minute; null: as recorded. If-Match is the version of the item',
    ...edited,
    params: ItemParams,
    body: Closed({
      title: Type.Optional(Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' })),
      note: Type.Optional(Words),
      minuteText: Type.Optional(Nullable(Type.String({ maxLength: 4000 }))),
    }),
    ifMatch: true,
  }),
  moveItem: route({
    id: 'meeting.moveItem',
    method: 'POST',
    path: `${base}/:key/items/:id/move`,
    summary: 'Move an item to right after another, or first (null)',
    ...edited,
    params: ItemParams,
    body: Closed({ after: Nullable(Type.Integer({ minimum: 1 })) }),
  }),
  removeItem: route({
    id: 'meeting.removeItem',
    method: 'DELETE',
    path: `${base}/:key/items/:id`,
    summary: 'Take an item off the agenda; never one that is decided',
    ...edited,
    params: ItemParams,
  }),
  record: route({
    id: 'meeting.record',
    method: 'PUT',
    path: `${base}/:key/items/:id/decision`,
    summary:
      'Record a decision and carry it out: 409 with everything missing, unless `evenIfMissing`. If-Match is the version of the item',
    ...edited,
    params: ItemParams,
    body: Closed({
      decision: OneOf(decisions),
      /** The transition that was decided on: refused when the matter has moved meanwhile. */
      transition: Type.Optional(Type.String({ maxLength: 60 })),
      words: Type.Optional(Words),
      followUp: Type.Optional(Nullable(Closed({ person: PersonId, day: Type.Optional(Nullable(Day)) }))),
      evenIfMissing: Type.Optional(Type.Boolean()),
    }),
    ifMatch: true,
    idempotent: true,
  }),
  followUp: route({
    id: 'meeting.followUp',
    method: 'POST',
    path: `${base}/:key/items/:id/follow-up`,
    tag,
    summary: 'Say that what was to be followed up is done, or is not; whoever it was given to, or the office',
    permission: 'signedIn',
    params: ItemParams,
    body: Closed({ done: Type.Boolean() }),
    status: 200,
    reply: Type.Object({ doneAt: Nullable(Instant) }),
  }),
  addendum: route({
    id: 'meeting.addendum',
    method: 'POST',
    path: `${base}/:key/addenda`,
    summary: 'Correct an approved minute: an addendum below it',
    ...edited,
    params: KeyParams,
    body: Closed({
      item: Type.Optional(Type.Integer({ minimum: 1 })),
      text: Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S' }),
    }),
    status: 201,
    idempotent: true,
  }),
  minute: route({
    id: 'meeting.minute',
    method: 'GET',
    path: `${base}/:key/minute.docx`,
    tag,
    summary: 'The minute as a document (docx)',
    permission: 'meeting.read',
    params: KeyParams,
    query: DocumentQuery,
    status: 200,
    reply: Type.String(),
  }),
  notes: route({
    id: 'meeting.notes',
    method: 'GET',
    path: `${base}/:key/notes.docx`,
    tag,
    summary: 'Decision notes of everything that goes to the management group (docx)',
    permission: 'meeting.read',
    params: KeyParams,
    query: DocumentQuery,
    status: 200,
    reply: Type.String(),
  }),
  note: route({
    id: 'meeting.note',
    method: 'GET',
    path: `${base}/:key/items/:id/note.docx`,
    tag,
    summary: 'The decision note of one item (docx)',
    permission: 'meeting.read',
    params: ItemParams,
    query: DocumentQuery,
    status: 200,
    reply: Type.String(),
  }),
};
