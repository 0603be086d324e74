import Type, { type Static } from 'typebox';
import { disclosureFormats, disclosureParts, groundIds } from '../domain/disclosure/index.ts';
import {
  Closed,
  Instant,
  Key,
  KeyParams,
  LanguageCode,
  NodeRef,
  Nullable,
  OneOf,
  Page,
  PersonRef,
  pageQuery,
} from './common.ts';
import { route } from './route.ts';

const Part = OneOf(disclosureParts);
const Ground = OneOf(groundIds);
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256, hex' });

/** One thing that goes along. `text` is what people wrote (`markdown`) or what the product says of it. */
const DraftItem = Type.Object({
  id: Type.String(),
  head: Type.String(),
  text: Type.String(),
  markdown: Type.Boolean(),
  /** Language of the text where people wrote it; null: the document's own. */
  lang: Nullable(LanguageCode),
});
export type DisclosureItemValue = Static<typeof DraftItem>;

/** A matter as it would be given out, before anything is redacted. */
export const DisclosureDraft = Type.Object({
  key: Key,
  kind: Type.String(),
  at: Instant,
  language: LanguageCode,
  /** Of all that is below: what is redacted is what was looked at. */
  fingerprint: Hash,
  sections: Type.Array(Type.Object({ part: Part, items: Type.Array(DraftItem) })),
  /** What is listed as kept back, whatever is chosen: notes inside the agency. */
  withheld: Type.Array(Type.Object({ id: Type.String(), head: Type.String(), ground: Ground })),
  /** Links to what the one who asks does not see: told by their number only. */
  unseenLinks: Type.Integer(),
});
export type DisclosureDraftValue = Static<typeof DisclosureDraft>;

/** What is blacked out. `from`/`to` are UTF-16 offsets in the part, end not included; both absent: the whole part. */
const RedactionInput = Closed({
  item: Type.String({ minLength: 1, maxLength: 100 }),
  part: OneOf(['head', 'text', 'all']),
  from: Type.Optional(Type.Integer({ minimum: 0 })),
  to: Type.Optional(Type.Integer({ minimum: 1 })),
  ground: Ground,
  provision: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'Paragraph, letter or number; for s13 the provision that demands secrecy',
    }),
  ),
});

/** A matter that has been given out. */
export const Disclosure = Type.Object({
  id: Type.Integer(),
  matter: NodeRef,
  at: Instant,
  language: LanguageCode,
  parts: Type.Array(Part),
  requester: Nullable(Type.String()),
  reference: Nullable(Type.String()),
  widerAccess: Type.Boolean(),
  madeBy: PersonRef,
  madeAt: Instant,
  grounds: Type.Array(
    Type.Object({ ground: Ground, places: Type.Integer(), provisions: Type.Array(Type.String()) }),
  ),
  files: Type.Array(
    Type.Object({
      format: OneOf(disclosureFormats),
      name: Type.String(),
      size: Type.Integer(),
      sha256: Hash,
      /** The content has been erased; the hash stays. */
      erasedAt: Nullable(Instant),
    }),
  ),
});
export type DisclosureValue = Static<typeof Disclosure>;

const At = Type.String({
  maxLength: 40,
  description:
    'ISO instant; a day YYYY-MM-DD (its end) or a time YYYY-MM-DDTHH:MM in the agency zone. Not in the future',
});

/** Innsyn: giving a matter out as it stood, redacted by legal ground, recorded. */
export const disclosureRoutes = {
  draft: route({
    id: 'disclosure.draft',
    method: 'GET',
    path: '/api/v1/matters/:key/disclosure-draft',
    tag: 'disclosure',
    summary: 'A matter as it stood, piece by piece, as it would be given out',
    permission: 'disclosure.make',
    params: KeyParams,
    query: Closed({
      at: At,
      parts: Type.String({ maxLength: 200, description: `Comma-separated: ${disclosureParts.join(', ')}` }),
      language: Type.Optional(LanguageCode),
    }),
    status: 200,
    reply: DisclosureDraft,
  }),
  make: route({
    id: 'disclosure.make',
    method: 'POST',
    path: '/api/v1/matters/:key/disclosures',
    tag: 'disclosure',
    summary:
      'Give a matter out: makes and keeps the files. 412 when the draft is no longer what was looked at',
    permission: 'disclosure.make',
    params: KeyParams,
    body: Closed({
      at: Instant,
      parts: Type.Array(Part, { minItems: 1, uniqueItems: true, maxItems: disclosureParts.length }),
      language: LanguageCode,
      fingerprint: Hash,
      redactions: Type.Array(RedactionInput, { maxItems: 2000 }),
      widerAccess: Type.Boolean({ description: 'Wider access was weighed (offentleglova § 11)' }),
      requester: Type.Optional(Type.String({ maxLength: 300 })),
      reference: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    status: 201,
    reply: Disclosure,
    idempotent: true,
  }),
  list: route({
    id: 'disclosure.list',
    method: 'GET',
    path: '/api/v1/disclosures',
    tag: 'disclosure',
    summary: 'What has been given out, newest first; of one matter with `key`',
    permission: 'disclosure.read',
    query: Closed({ ...pageQuery, key: Type.Optional(Key) }),
    status: 200,
    reply: Page(Disclosure),
  }),
  read: route({
    id: 'disclosure.read',
    method: 'GET',
    path: '/api/v1/disclosures/:id',
    tag: 'disclosure',
    summary: 'One that has been given out',
    permission: 'disclosure.read',
    params: Closed({ id: Type.Integer({ minimum: 1 }) }),
    status: 200,
    reply: Disclosure,
  }),
  file: route({
    id: 'disclosure.file',
    method: 'GET',
    path: '/api/v1/disclosures/:id/files/:format',
    tag: 'disclosure',
    summary: 'The file as it was given out, byte by byte. 410 when its content has been erased',
    permission: 'disclosure.read',
    params: Closed({ id: Type.Integer({ minimum: 1 }), format: OneOf(disclosureFormats) }),
    status: 200,
    reply: Type.Unsafe<unknown>({ type: 'string', format: 'binary' }),
  }),
};
