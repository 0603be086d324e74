import Type, { type Static } from 'typebox';
import { documentTypes } from '../domain/demand/index.ts';
import { Closed, Day, Key, KeyParams, NodeRef, Nullable, OneOf, PersonRef } from './common.ts';
import { route } from './route.ts';

/** A guiding document, with how its demands stand. */
export const GuidingDocument = Type.Object({
  key: Key,
  title: Type.String(),
  type: OneOf(documentTypes),
  year: Nullable(Type.Integer()),
  issuer: Type.String(),
  validFrom: Nullable(Day),
  validTo: Nullable(Day),
  productGroup: Nullable(NodeRef),
  url: Type.String(),
  version: Type.Integer(),
  /** Demands that the reader sees; `unanswered` are neither met nor given up, and nothing answers them. */
  demands: Type.Integer(),
  unanswered: Type.Integer(),
  met: Type.Integer(),
  mayEdit: Type.Boolean(),
});
export type GuidingDocumentValue = Static<typeof GuidingDocument>;

const fields = {
  title: Type.String({ minLength: 3, maxLength: 300 }),
  type: OneOf(documentTypes),
  year: Nullable(Type.Integer({ minimum: 1990, maximum: 2100 })),
  issuer: Type.String({ maxLength: 200 }),
  validFrom: Nullable(Day),
  validTo: Nullable(Day),
  productGroup: Nullable(Key),
  url: Type.String({ maxLength: 2000 }),
};

/** Fields of a document to change; all optional. */
export const GuidingDocumentEdit = Closed({
  title: Type.Optional(fields.title),
  type: Type.Optional(fields.type),
  year: Type.Optional(fields.year),
  issuer: Type.Optional(fields.issuer),
  validFrom: Type.Optional(fields.validFrom),
  validTo: Type.Optional(fields.validTo),
  productGroup: Type.Optional(fields.productGroup),
  url: Type.Optional(fields.url),
});
export type GuidingDocumentEditValue = Static<typeof GuidingDocumentEdit>;

/** Fields of a new document. */
export const NewGuidingDocument = Closed({
  ...GuidingDocumentEdit.properties,
  title: fields.title,
  type: fields.type,
});
export type NewGuidingDocumentValue = Static<typeof NewGuidingDocument>;

/** A demand with what answers it. */
export const DemandWithAnswers = Type.Object({
  key: Key,
  number: Type.String(),
  title: Type.String(),
  state: Type.String(),
  category: Type.String(),
  owner: Nullable(PersonRef),
  productGroup: Nullable(NodeRef),
  deadline: Nullable(Day),
  document: Nullable(NodeRef),
  /** What answers it, as far as the reader sees; `hiddenAnswers` counts the rest. */
  answers: Type.Array(NodeRef),
  hiddenAnswers: Type.Integer(),
});
export type DemandWithAnswersValue = Static<typeof DemandWithAnswers>;

const ImportFault = Type.Object({
  /** Line of the pasted text, from 1. */
  line: Type.Integer(),
  field: OneOf(['number', 'title', 'text', 'row']),
  reason: Type.String(),
  /** In the caller's language. */
  text: Type.String(),
});

/** Guiding documents and their demands; a demand's own routes are those of every kind. */
export const demandRoutes = {
  documents: route({
    id: 'demand.documents',
    method: 'GET',
    path: '/api/v1/guiding-documents',
    tag: 'demand',
    summary: 'Guiding documents, newest first, with counts of their demands',
    permission: 'portfolio.read',
    status: 200,
    reply: Type.Object({ items: Type.Array(GuidingDocument), mayCreate: Type.Boolean() }),
  }),
  document: route({
    id: 'demand.document',
    method: 'GET',
    path: '/api/v1/guiding-documents/:key',
    tag: 'demand',
    summary: 'A guiding document with its demands in order, each with what answers it',
    permission: 'portfolio.read',
    params: KeyParams,
    status: 200,
    reply: Type.Object({ ...GuidingDocument.properties, items: Type.Array(DemandWithAnswers) }),
    etag: true,
  }),
  createDocument: route({
    id: 'demand.createDocument',
    method: 'POST',
    path: '/api/v1/guiding-documents',
    tag: 'demand',
    summary: 'Register a guiding document',
    permission: 'portfolio.edit',
    body: NewGuidingDocument,
    status: 201,
    reply: GuidingDocument,
    idempotent: true,
    etag: true,
  }),
  editDocument: route({
    id: 'demand.editDocument',
    method: 'PATCH',
    path: '/api/v1/guiding-documents/:key',
    tag: 'demand',
    summary: 'Change a guiding document',
    permission: 'portfolio.edit',
    params: KeyParams,
    body: GuidingDocumentEdit,
    status: 200,
    reply: GuidingDocument,
    ifMatch: true,
    etag: true,
  }),
  importDemands: route({
    id: 'demand.importDemands',
    method: 'POST',
    path: '/api/v1/guiding-documents/:key/demands/import',
    tag: 'demand',
    summary:
      'Demands of a document from a pasted list: number, title, text a row (tab, semicolon or comma). Known numbers are changed; the same list again changes nothing',
    permission: 'portfolio.edit',
    params: KeyParams,
    body: Closed({
      text: Type.String({ minLength: 1, maxLength: 1_000_000 }),
      /** Nothing is taken when one row is wrong. Default: the rows that are right are taken. */
      allOrNothing: Type.Optional(Type.Boolean()),
      /** Only tells what would be done. */
      dryRun: Type.Optional(Type.Boolean()),
    }),
    status: 200,
    reply: Type.Object({
      /** Whether anything was written: not on a dry run, nor when all-or-nothing met a fault. */
      taken: Type.Boolean(),
      created: Type.Integer(),
      changed: Type.Integer(),
      unchanged: Type.Integer(),
      faults: Type.Array(ImportFault),
    }),
    idempotent: true,
  }),
  answer: route({
    id: 'demand.answer',
    method: 'POST',
    path: '/api/v1/demands/:key/answers',
    tag: 'demand',
    summary: 'Link what answers a demand; the demand moves by it at once. Removing the link takes it back',
    permission: 'link.edit',
    params: KeyParams,
    body: Closed({ answer: Key }),
    status: 201,
    reply: Type.Object({
      /** The link, by which the answer is taken back. */
      link: Type.Integer(),
      demand: DemandWithAnswers,
    }),
    idempotent: true,
  }),
  unanswered: route({
    id: 'demand.unanswered',
    method: 'GET',
    path: '/api/v1/demands/unanswered',
    tag: 'demand',
    summary: 'Demands that nothing answers and nobody has given up, by document and number',
    permission: 'portfolio.read',
    query: Closed({
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 200 })),
      productGroup: Type.Optional(Key),
    }),
    status: 200,
    reply: Type.Object({ items: Type.Array(DemandWithAnswers), total: Type.Integer() }),
  }),
};
