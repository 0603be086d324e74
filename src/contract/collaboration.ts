import Type, { type Static } from 'typebox';
import { channels, maxCommentLength, noticeTopicNames, watchReasons } from '../domain/collaboration/index.ts';
import {
  CappedCount,
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
import { HistoryEntry } from './matters.ts';
import { route } from './route.ts';

const IdParams = Closed({ id: Type.Integer({ minimum: 1 }) });

/** Something said at a node. Markdown; `@[12]` and `#[TIL-42]` in it are people and nodes, named beside. */
export const Comment = Type.Object({
  id: Type.Integer(),
  /** Null when it has been removed. */
  body: Nullable(Type.String()),
  language: LanguageCode,
  author: PersonRef,
  /** A note inside the agency. */
  internal: Type.Boolean(),
  version: Type.Integer(),
  createdAt: Instant,
  editedAt: Nullable(Instant),
  deletedAt: Nullable(Instant),
  deletedBy: Nullable(PersonRef),
  /** What its tokens mean to the reader. A key that is not here, the reader does not see. */
  mentions: Type.Object({ people: Type.Array(PersonRef), nodes: Type.Array(NodeRef) }),
  mayEdit: Type.Boolean(),
  mayRemove: Type.Boolean(),
});
export type CommentValue = Static<typeof Comment>;

/** One entry of the stream of talk and history: the one or the other. */
export const StreamItem = Type.Object({
  id: Type.Integer(),
  comment: Nullable(Comment),
  entry: Nullable(HistoryEntry),
});
export type StreamItemValue = Static<typeof StreamItem>;

export const Watching = Type.Object({
  items: Type.Array(Type.Object({ person: PersonRef, reason: OneOf(watchReasons) })),
  /** Whether the reader follows it. */
  mine: Type.Boolean(),
});
export type WatchingValue = Static<typeof Watching>;

/** What there is to tell of one node, newest first. */
export const NoticeGroup = Type.Object({
  node: NodeRef,
  /** The newest notice's id: marks up to here leave later ones alone. */
  upTo: Type.Integer(),
  unread: Type.Integer(),
  count: Type.Integer(),
  at: Instant,
  /** The newest few. */
  notices: Type.Array(
    Type.Object({
      id: Type.Integer(),
      type: Type.String(),
      actor: Nullable(PersonRef),
      at: Instant,
      read: Type.Boolean(),
      /** About a note inside the agency. */
      internal: Type.Boolean(),
      /** Arguments of its message; see `noticeArguments`. */
      data: Type.Record(Type.String(), Type.Any()),
      /** The beginning of what was said. */
      excerpt: Nullable(Type.String()),
      /** Why, in the words of whoever declined, returned or moved it. */
      reason: Nullable(Type.String()),
      /** Of the excerpt or the reason. */
      language: Nullable(LanguageCode),
    }),
  ),
});
export type NoticeGroupValue = Static<typeof NoticeGroup>;

export const NoticeCount = Type.Object({ unread: CappedCount });

export const NoticePreferences = Type.Object({
  topics: Type.Array(
    Type.Object({
      topic: OneOf(noticeTopicNames),
      channel: OneOf(channels),
      standard: OneOf(channels),
    }),
  ),
  /** Whether the installation sends mail, and where the reader's goes. */
  mail: Type.Object({ sends: Type.Boolean(), address: Nullable(Type.String()) }),
});
export type NoticePreferencesValue = Static<typeof NoticePreferences>;

/** How sending mail goes, for whoever runs the installation. Holds no addresses and no contents. */
export const MailStatus = Type.Object({
  sends: Type.Boolean(),
  from: Nullable(Type.String()),
  queued: Type.Integer(),
  oldest: Nullable(Instant),
  failed: Type.Integer(),
  lastSent: Nullable(Instant),
  /** The newest error of mail still waiting or given up. */
  lastError: Nullable(Type.String()),
});
export type MailStatusValue = Static<typeof MailStatus>;

export const Attachment = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  mediaType: Type.String(),
  /** Bytes. */
  size: Type.Integer(),
  /** SHA-256, hexadecimal. */
  hash: Type.String(),
  by: PersonRef,
  at: Instant,
  /** A browser may show it where it is: `content?show=yes`. */
  shown: Type.Boolean(),
  mayRemove: Type.Boolean(),
});
export type AttachmentValue = Static<typeof Attachment>;

export const Attachments = Type.Object({
  items: Type.Array(Attachment),
  /** Largest file, in bytes; most files at one node. */
  limits: Type.Object({ bytes: Type.Integer(), files: Type.Integer() }),
});
export type AttachmentsValue = Static<typeof Attachments>;

const tag = 'collaboration';

export const collaborationRoutes = {
  stream: route({
    id: 'collaboration.stream',
    method: 'GET',
    path: '/api/v1/matters/:key/stream',
    tag,
    summary: 'Talk and history as one stream, newest first',
    permission: 'matter.read',
    params: KeyParams,
    query: Closed({
      ...pageQuery,
      only: Type.Optional(OneOf(['all', 'talk', 'fields', 'states', 'criteria', 'links'])),
    }),
    status: 200,
    reply: Page(StreamItem),
  }),
  say: route({
    id: 'collaboration.say',
    method: 'POST',
    path: '/api/v1/matters/:key/comments',
    tag,
    summary: 'Write a comment, or a note inside the agency',
    permission: 'comment.write',
    params: KeyParams,
    body: Closed({
      body: Type.String({ minLength: 1, maxLength: maxCommentLength }),
      internal: Type.Optional(Type.Boolean()),
      language: Type.Optional(LanguageCode),
    }),
    status: 201,
    reply: Type.Object({
      comment: Comment,
      /** People mentioned who do not see it, and are not told. */
      untold: Type.Array(PersonRef),
    }),
    idempotent: true,
  }),
  edit: route({
    id: 'collaboration.edit',
    method: 'PATCH',
    path: '/api/v1/comments/:id',
    tag,
    summary: 'Rewrite an own comment; the earlier words are kept',
    permission: 'comment.write',
    params: IdParams,
    body: Closed({
      body: Type.String({ minLength: 1, maxLength: maxCommentLength }),
      language: Type.Optional(LanguageCode),
    }),
    status: 200,
    reply: Comment,
    ifMatch: true,
    etag: true,
  }),
  remove: route({
    id: 'collaboration.remove',
    method: 'DELETE',
    path: '/api/v1/comments/:id',
    tag,
    summary: 'Remove a comment; that it was there stays',
    permission: 'comment.write',
    params: IdParams,
    status: 200,
    reply: Comment,
  }),
  versions: route({
    id: 'collaboration.versions',
    method: 'GET',
    path: '/api/v1/comments/:id/versions',
    tag,
    summary: 'What a comment said before, oldest first',
    permission: 'matter.read',
    params: IdParams,
    status: 200,
    reply: Type.Object({
      items: Type.Array(Type.Object({ body: Nullable(Type.String()), at: Instant })),
    }),
  }),
  watchers: route({
    id: 'collaboration.watchers',
    method: 'GET',
    path: '/api/v1/matters/:key/watchers',
    tag,
    summary: 'Who follows it, and why',
    permission: 'matter.read',
    params: KeyParams,
    status: 200,
    reply: Watching,
  }),
  watch: route({
    id: 'collaboration.watch',
    method: 'PUT',
    path: '/api/v1/matters/:key/watching',
    tag,
    summary: 'Follow it, or stop',
    permission: 'profile.edit',
    params: KeyParams,
    body: Closed({ on: Type.Boolean() }),
    status: 200,
    reply: Watching,
  }),
  watched: route({
    id: 'collaboration.watched',
    method: 'GET',
    path: '/api/v1/watching',
    tag,
    summary: 'What I follow, latest changed first',
    permission: 'matter.read',
    query: Closed(pageQuery),
    status: 200,
    reply: Page(Type.Object({ node: NodeRef, reason: OneOf(watchReasons), changedAt: Instant })),
  }),
  notices: route({
    id: 'collaboration.notices',
    method: 'GET',
    path: '/api/v1/notices',
    tag,
    summary: 'What I am told, by node, newest first',
    permission: 'profile.edit',
    query: Closed({ ...pageQuery, only: Type.Optional(OneOf(['all', 'unread'])) }),
    status: 200,
    reply: Page(NoticeGroup),
  }),
  noticeCount: route({
    id: 'collaboration.noticeCount',
    method: 'GET',
    path: '/api/v1/notices/count',
    tag,
    summary: 'How many unread notices I have, exact up to 99',
    permission: 'profile.edit',
    status: 200,
    reply: NoticeCount,
  }),
  markNotices: route({
    id: 'collaboration.markNotices',
    method: 'POST',
    path: '/api/v1/notices/marks',
    tag,
    summary: 'Mark my notices as read or unread: of a node, or all; up to one',
    permission: 'profile.edit',
    body: Closed({
      read: Type.Boolean(),
      node: Type.Optional(Key),
      upTo: Type.Optional(Type.Integer({ minimum: 1 })),
    }),
    status: 200,
    reply: NoticeCount,
  }),
  preferences: route({
    id: 'collaboration.preferences',
    method: 'GET',
    path: '/api/v1/notices/preferences',
    tag,
    summary: 'How I am told of what',
    permission: 'profile.edit',
    status: 200,
    reply: NoticePreferences,
  }),
  choose: route({
    id: 'collaboration.choose',
    method: 'PATCH',
    path: '/api/v1/notices/preferences',
    tag,
    summary: 'Choose how I am told of topics; the others stay',
    permission: 'profile.edit',
    body: Closed({
      topics: Type.Array(Closed({ topic: OneOf(noticeTopicNames), channel: OneOf(channels) }), {
        minItems: 1,
        maxItems: 20,
      }),
    }),
    status: 200,
    reply: NoticePreferences,
  }),
  mail: route({
    id: 'collaboration.mail',
    method: 'GET',
    path: '/api/v1/mail',
    tag,
    summary: 'How sending mail goes',
    permission: 'metrics.read',
    status: 200,
    reply: MailStatus,
  }),
  attachments: route({
    id: 'collaboration.attachments',
    method: 'GET',
    path: '/api/v1/matters/:key/attachments',
    tag,
    summary: 'Files at a matter, newest first',
    permission: 'matter.read',
    params: KeyParams,
    status: 200,
    reply: Attachments,
  }),
  attach: route({
    id: 'collaboration.attach',
    method: 'POST',
    path: '/api/v1/matters/:key/attachments',
    tag,
    summary:
      'Attach a file: its bytes as the body, `application/octet-stream`. What it is, is judged by the bytes',
    permission: 'comment.write',
    params: KeyParams,
    query: Closed({ name: Type.String({ minLength: 1, maxLength: 400 }) }),
    status: 201,
    reply: Attachment,
    idempotent: true,
  }),
  content: route({
    id: 'collaboration.content',
    method: 'GET',
    path: '/api/v1/attachments/:id/content',
    tag,
    summary: 'The file itself; to be saved, or with `show=yes` to be shown when it is of a safe kind',
    permission: 'matter.read',
    params: IdParams,
    query: Closed({ show: Type.Optional(OneOf(['yes'])) }),
    status: 200,
    reply: Type.String(),
  }),
  detach: route({
    id: 'collaboration.detach',
    method: 'DELETE',
    path: '/api/v1/attachments/:id',
    tag,
    summary: 'Remove a file; that it was there stays',
    permission: 'comment.write',
    params: IdParams,
    status: 200,
    reply: Attachments,
  }),
};
