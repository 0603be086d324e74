import Type, { type Static } from 'typebox';
import {
  handbookGroups,
  handbookIds,
  handbookSections,
  practices,
  routineStates,
} from '../domain/handbook/index.ts';
import {
  Closed,
  Day,
  Instant,
  Key,
  LanguageCode,
  NodeRef,
  Nullable,
  OneOf,
  PersonRef,
  PublicTextSchema,
} from './common.ts';
import { route } from './route.ts';

const Kind = Closed({ kind: Type.String({ maxLength: 40 }) });

/** A criterion that a process owner has added. */
export const AddedCriterion = Type.Object({
  id: Type.String(),
  transition: Type.String(),
  texts: PublicTextSchema,
  version: Type.Integer(),
  createdBy: PersonRef,
  createdAt: Instant,
  retiredBy: Nullable(PersonRef),
  retiredAt: Nullable(Instant),
});

/** A process as it runs: the definition itself (states, transitions, criteria as data), its owner's additions, its versions and its figures now. */
export const ProcessPage = Type.Object({
  kind: Type.String(),
  definition: Type.Record(Type.String(), Type.Any()),
  version: Type.Integer(),
  versions: Type.Array(
    Type.Object({ number: Type.Integer(), createdAt: Instant, createdBy: Nullable(PersonRef) }),
  ),
  added: Type.Array(AddedCriterion),
  owners: Type.Array(PersonRef),
  mayEdit: Type.Boolean(),
  figures: Type.Object({
    /** `medianDays`: how long they have stood there; `moved`: how many came there in the last `movedDays` days. */
    byState: Type.Array(
      Type.Object({
        state: Type.String(),
        count: Type.Integer(),
        medianDays: Nullable(Type.Number()),
        moved: Type.Integer(),
      }),
    ),
    /** Not done yet. */
    open: Type.Integer(),
    /** Whose state has changed in the last `movedDays` days. */
    moved: Type.Integer(),
    movedDays: Type.Integer(),
    waitingForGate: Type.Integer(),
  }),
  /** Those not done that have stood longest in their state: the first few of `figures.open`. */
  openMatters: Type.Array(Type.Object({ node: NodeRef, owner: Nullable(PersonRef), stateSince: Instant })),
});
export type ProcessPageValue = Static<typeof ProcessPage>;

const Process = OneOf(handbookIds);
const Section = OneOf(handbookSections);
const Body = Type.String({ minLength: 1, maxLength: 20000, pattern: '\\S' });

/** One text of the handbook. Version 1 is what the product comes with; `writtenBy` is then null. */
export const HandbookText = Type.Object({
  language: LanguageCode,
  version: Type.Integer(),
  body: Type.String(),
  writtenBy: Nullable(PersonRef),
  writtenAt: Nullable(Instant),
  /** Another language of the same section has been written since. */
  behind: Type.Boolean(),
});

/** One section of a process: its text in each language, and whether it is still our proposal. */
export const HandbookSectionSchema = Type.Object({
  section: Section,
  texts: Type.Array(HandbookText),
  proposal: Type.Boolean(),
  adopted: Nullable(Type.Object({ by: PersonRef, at: Instant })),
});
export type HandbookSectionValue = Static<typeof HandbookSectionSchema>;

/** How the teams stand with a process: teams by the state of their routine, and by what the data says. */
export const ProcessPractice = Type.Object({
  teams: Type.Integer(),
  states: Type.Array(Type.Object({ state: OneOf(routineStates), teams: Type.Integer() })),
  practices: Type.Array(Type.Object({ practice: OneOf(practices), teams: Type.Integer() })),
  /** What was counted in all teams together. */
  done: Type.Integer(),
  of: Type.Integer(),
  /** How many days back is looked; null: as it stands today, or nothing is counted. */
  days: Nullable(Type.Integer()),
});
export type ProcessPracticeValue = Static<typeof ProcessPractice>;

/** A process of the handbook. `kinds` are the kinds that run it here; none: it is told of only. */
export const HandbookPage = Type.Object({
  id: Process,
  group: OneOf(handbookGroups),
  kinds: Type.Array(Type.String()),
  routine: OneOf(['demanded', 'welcome']),
  sections: Type.Array(HandbookSectionSchema),
  owners: Type.Array(PersonRef),
  /** Who runs it from day to day; `version` is 1 where nobody has ever been named. */
  manager: Type.Object({ person: Nullable(PersonRef), version: Type.Integer() }),
  mayEdit: Type.Boolean(),
});
export type HandbookPageValue = Static<typeof HandbookPage>;

/** One version of a text, for its history. */
export const HandbookVersion = Type.Object({
  version: Type.Integer(),
  body: Type.String(),
  writtenBy: Nullable(PersonRef),
  writtenAt: Nullable(Instant),
  restored: Nullable(Type.Integer()),
});

/** How a team stands with a process: its routine, and what the data says (`practiceRules` in the domain). */
export const RoutineCell = Type.Object({
  team: Key,
  process: Process,
  state: OneOf(routineStates),
  owner: Nullable(PersonRef),
  /** The owner has left. */
  ownerLeft: Type.Boolean(),
  reviewed: Nullable(Day),
  practice: OneOf(practices),
  /** How much was done, of what there was to do; 0 where nothing is counted. */
  done: Type.Integer(),
  of: Type.Integer(),
});
export type RoutineCellValue = Static<typeof RoutineCell>;

/** The matrix of teams and processes. */
export const RoutineMatrix = Type.Object({
  processes: Type.Array(Process),
  teams: Type.Array(Type.Object({ team: NodeRef, productGroup: NodeRef })),
  cells: Type.Array(RoutineCell),
});
export type RoutineMatrixValue = Static<typeof RoutineMatrix>;

/** One routine whole. `version` is 1 where nothing is written. */
export const Routine = Type.Object({
  team: NodeRef,
  cell: RoutineCell,
  version: Type.Integer(),
  body: Nullable(Type.String()),
  language: Nullable(LanguageCode),
  writtenBy: Nullable(PersonRef),
  writtenAt: Nullable(Instant),
  reviewedBy: Nullable(PersonRef),
  reviewedAt: Nullable(Instant),
  dueForReview: Nullable(Day),
  /** Older texts, newest first. */
  history: Type.Array(
    Type.Object({ body: Type.String(), writtenBy: Nullable(PersonRef), writtenAt: Instant }),
  ),
  mayEdit: Type.Boolean(),
});
export type RoutineValue = Static<typeof Routine>;

/** What the practice of a team is counted from. */
export const CountedPractice = Type.Object({
  team: NodeRef,
  process: Process,
  practice: OneOf(practices),
  done: Type.Integer(),
  of: Type.Integer(),
  /** How many days back is looked; null: as it stands today, or nothing is counted. */
  days: Nullable(Type.Integer()),
  items: Type.Array(Type.Object({ node: NodeRef, done: Type.Boolean(), at: Nullable(Instant) })),
  /** Counted, and seen by the reader, beyond `items`. */
  more: Type.Integer(),
  /** Counted, but not shown to this reader. */
  notShown: Type.Integer(),
});
export type CountedPracticeValue = Static<typeof CountedPractice>;

const RoutineParams = Closed({ team: Key, process: Process });
const TextParams = Closed({ process: Process, section: Section, language: LanguageCode });

export const handbookRoutes = {
  contents: route({
    id: 'handbook.contents',
    method: 'GET',
    path: '/api/v1/handbook',
    tag: 'handbook',
    summary: 'The processes of the handbook, run here or told of',
    permission: 'process.read',
    status: 200,
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Process,
          group: OneOf(handbookGroups),
          kinds: Type.Array(Type.String()),
          /** The purpose in the reader's language. */
          purpose: Type.String(),
          /** Sections that are still our proposal. */
          proposals: Type.Integer(),
          owners: Type.Array(PersonRef),
        }),
      ),
    }),
  }),
  page: route({
    id: 'handbook.page',
    method: 'GET',
    path: '/api/v1/handbook/:process',
    tag: 'handbook',
    summary: 'The texts of a process in the three languages',
    permission: 'process.read',
    params: Closed({ process: Process }),
    status: 200,
    reply: HandbookPage,
  }),
  versions: route({
    id: 'handbook.versions',
    method: 'GET',
    path: '/api/v1/handbook/:process/texts/:section/:language',
    tag: 'handbook',
    summary: 'Every version of a text, newest first',
    permission: 'process.read',
    params: TextParams,
    status: 200,
    reply: Type.Object({ items: Type.Array(HandbookVersion) }),
  }),
  write: route({
    id: 'handbook.write',
    method: 'PUT',
    path: '/api/v1/handbook/:process/texts/:section/:language',
    tag: 'handbook',
    summary: 'Write a text anew, or restore an older version',
    permission: 'process.edit',
    params: TextParams,
    body: Closed({
      body: Type.Optional(Body),
      /** An older version to bring back instead of a body. */
      restore: Type.Optional(Type.Integer({ minimum: 1 })),
    }),
    status: 200,
    reply: HandbookPage,
    ifMatch: true,
  }),
  adopt: route({
    id: 'handbook.adopt',
    method: 'POST',
    path: '/api/v1/handbook/:process/adoptions',
    tag: 'handbook',
    summary: 'Adopt a proposed section: it is the process owner’s own from now on',
    permission: 'process.edit',
    params: Closed({ process: Process }),
    body: Closed({ section: Section }),
    status: 200,
    reply: HandbookPage,
    idempotent: true,
  }),
  practice: route({
    id: 'handbook.practice',
    method: 'GET',
    path: '/api/v1/handbook/:process/practice',
    tag: 'handbook',
    summary: 'How the teams stand with a process: routines, and what the data says',
    permission: 'deployment.read',
    params: Closed({ process: Process }),
    status: 200,
    reply: ProcessPractice,
  }),
  nameManager: route({
    id: 'handbook.nameManager',
    method: 'PUT',
    path: '/api/v1/handbook/:process/manager',
    tag: 'handbook',
    summary: 'Name who runs a process from day to day, or nobody; version 1 in If-Match where none ever was',
    permission: 'process.edit',
    params: Closed({ process: Process }),
    body: Closed({ person: Nullable(Type.Integer({ minimum: 1 })) }),
    status: 200,
    reply: HandbookPage,
    ifMatch: true,
  }),
  matrix: route({
    id: 'handbook.matrix',
    method: 'GET',
    path: '/api/v1/routines',
    tag: 'handbook',
    summary: 'Teams and processes: routine, owner, last review, and whether it is practised by the data',
    permission: 'deployment.read',
    query: Closed({ productGroup: Type.Optional(Key) }),
    status: 200,
    reply: RoutineMatrix,
  }),
  routine: route({
    id: 'handbook.routine',
    method: 'GET',
    path: '/api/v1/routines/:team/:process',
    tag: 'handbook',
    summary: 'A team’s routine for a process',
    permission: 'deployment.read',
    params: RoutineParams,
    status: 200,
    reply: Routine,
    etag: true,
  }),
  counted: route({
    id: 'handbook.counted',
    method: 'GET',
    path: '/api/v1/routines/:team/:process/practice',
    tag: 'handbook',
    summary: 'What is counted when it is said whether a team practises a process',
    permission: 'deployment.read',
    params: RoutineParams,
    status: 200,
    reply: CountedPractice,
  }),
  writeRoutine: route({
    id: 'handbook.writeRoutine',
    method: 'PUT',
    path: '/api/v1/routines/:team/:process',
    tag: 'handbook',
    summary: 'Write a team’s routine; version 1 in If-Match where there is none. Counts as reviewed',
    permission: 'matter.edit',
    params: RoutineParams,
    body: Closed({
      body: Body,
      language: LanguageCode,
      owner: Type.Optional(Nullable(Type.Integer({ minimum: 1 }))),
    }),
    status: 200,
    reply: Routine,
    ifMatch: true,
    etag: true,
  }),
  reviewRoutine: route({
    id: 'handbook.reviewRoutine',
    method: 'POST',
    path: '/api/v1/routines/:team/:process/reviews',
    tag: 'handbook',
    summary: 'Confirm that a routine still holds',
    permission: 'matter.edit',
    params: RoutineParams,
    status: 200,
    reply: Routine,
    ifMatch: true,
    etag: true,
  }),
  list: route({
    id: 'handbook.list',
    method: 'GET',
    path: '/api/v1/processes',
    tag: 'handbook',
    summary: 'The processes that run here',
    permission: 'public',
    status: 200,
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          kind: Type.String(),
          module: Type.String(),
          keyPrefix: Type.String(),
          version: Type.Integer(),
        }),
      ),
    }),
  }),
  read: route({
    id: 'handbook.read',
    method: 'GET',
    path: '/api/v1/processes/:kind',
    tag: 'handbook',
    summary: 'A process as it runs now',
    permission: 'process.read',
    params: Kind,
    status: 200,
    reply: ProcessPage,
  }),
  addCriterion: route({
    id: 'handbook.addCriterion',
    method: 'POST',
    path: '/api/v1/processes/:kind/criteria',
    tag: 'handbook',
    summary: 'Add a criterion to a transition; makes a new version of the process',
    permission: 'process.edit',
    params: Kind,
    body: Closed({ transition: Type.String({ maxLength: 60 }), texts: PublicTextSchema }),
    status: 201,
    reply: ProcessPage,
    idempotent: true,
  }),
  retireCriterion: route({
    id: 'handbook.retireCriterion',
    method: 'DELETE',
    path: '/api/v1/processes/:kind/criteria/:id',
    tag: 'handbook',
    summary: 'Retire an added criterion; makes a new version of the process',
    permission: 'process.edit',
    params: Closed({ kind: Type.String({ maxLength: 40 }), id: Type.String({ maxLength: 60 }) }),
    status: 200,
    reply: ProcessPage,
  }),
};
