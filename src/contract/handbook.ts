import Type, { type Static } from 'typebox';
import { Closed, Instant, Nullable, PersonRef, PublicTextSchema } from './common.ts';
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
    byState: Type.Array(
      Type.Object({ state: Type.String(), count: Type.Integer(), medianDays: Nullable(Type.Number()) }),
    ),
    waitingForGate: Type.Integer(),
  }),
});
export type ProcessPageValue = Static<typeof ProcessPage>;

export const handbookRoutes = {
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
