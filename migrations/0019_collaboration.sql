-- Working together: comments, who follows what, notices, mail and attachments.

-- ---------------------------------------------------------------- who follows what
create table watcher (
  node_id    bigint not null references node,
  person_id  bigint not null references person,
  reason     text not null check (reason in ('author', 'owner', 'commented', 'mentioned', 'supported', 'self')),
  created_at timestamptz not null default event_now(),
  stopped_at timestamptz,
  primary key (node_id, person_id)
);
create index watcher_person on watcher (person_id, created_at desc, node_id) where stopped_at is null;
comment on table watcher is 'Who is told of changes at a node, and why. Whoever has stopped (stopped_at) is not made to follow again except by themselves.';

insert into watcher (node_id, person_id, reason)
select m.id, m.owner_id, 'owner' from matter m where m.owner_id is not null
union all
select m.id, m.created_by, 'author' from matter m where m.created_by is not null and m.created_by is distinct from m.owner_id;

-- ---------------------------------------------------------------- comments
create table comment (
  id         bigint generated always as identity primary key,
  node_id    bigint not null references node,
  author_id  bigint not null references person,
  body       text check (length(body) between 1 and 20000),
  language   text not null check (language in ('nb', 'nn', 'en')),
  internal   boolean not null default false,
  version    int not null default 1,
  event_id   bigint unique references event,
  created_at timestamptz not null default event_now(),
  edited_at  timestamptz,
  deleted_at timestamptz,
  deleted_by bigint references person,
  check ((deleted_at is null) = (body is not null)),
  check ((deleted_at is null) = (deleted_by is null))
);
create index comment_node on comment (node_id, id);
create index comment_author on comment (author_id, id);
comment on table comment is 'What people say about a node, as it is now; earlier words are in event. Deletion is a tombstone without the text.';
comment on column comment.body is 'Markdown. Mentions are tokens: @[person id], #[key].';
comment on column comment.internal is 'A note inside the agency: never shown to service owners or the public, never exported, never sent out.';
comment on column comment.event_id is 'The event that told of it first: its place in the stream.';

-- ---------------------------------------------------------------- attachments
create table blob (
  id           bigint generated always as identity primary key,
  sha256       bytea unique check (octet_length(sha256) = 32),
  size         bigint not null default 0 check (size >= 0),
  created_at   timestamptz not null default now(),
  used_at      timestamptz not null default now()
);
comment on table blob is 'Content of files, each once, found by its hash. sha256 is null while it is being received; what is never finished, or nobody points at any more, is swept.';
create table blob_chunk (
  blob_id bigint not null references blob on delete cascade,
  n       int not null check (n >= 0),
  bytes   bytea not null,
  primary key (blob_id, n)
);
alter table blob_chunk alter column bytes set storage external;
comment on table blob_chunk is 'A file in pieces, so that neither receiving nor sending holds it whole in memory. Most files are compressed already: not again.';

create table attachment (
  id          bigint generated always as identity primary key,
  node_id     bigint not null references node,
  name        text not null check (length(name) between 1 and 200),
  media_type  text not null,
  size        bigint not null check (size > 0),
  sha256      bytea not null check (octet_length(sha256) = 32),
  blob_id     bigint references blob,
  uploaded_by bigint not null references person,
  created_at  timestamptz not null default event_now(),
  deleted_at  timestamptz,
  deleted_by  bigint references person,
  check ((deleted_at is null) = (deleted_by is null))
);
create index attachment_node on attachment (node_id, id) where deleted_at is null;
create index attachment_blob on attachment (blob_id) where blob_id is not null;
comment on table attachment is 'Files at a node. Deletion is a tombstone; the hash stays, the content is swept 30 days later (blob_id becomes null).';
comment on column attachment.media_type is 'What the bytes are, never what the sender said.';

-- ---------------------------------------------------------------- notices
create table mail (
  id         bigint generated always as identity primary key,
  person_id  bigint not null references person,
  kind       text not null check (kind in ('once', 'digest')),
  node_id    bigint references node,
  day        date,
  message_id text not null unique,
  status     text not null default 'queued' check (status in ('queued', 'sent', 'dropped', 'failed')),
  attempts   int not null default 0,
  next_at    timestamptz not null default now(),
  last_error text check (length(last_error) <= 500),
  created_at timestamptz not null default now(),
  ended_at   timestamptz,
  check ((kind = 'digest') = (day is not null)),
  check ((kind = 'once') = (node_id is not null)),
  check ((status = 'queued') = (ended_at is null))
);
create index mail_queued on mail (next_at, id) where status = 'queued';
create index mail_ended on mail (ended_at) where ended_at is not null;
create unique index mail_digest_once on mail (person_id, day) where kind = 'digest';
comment on table mail is 'Mail to be sent. Its words are put together when it is sent, from the notices that the reader may still see: nothing personal waits here.';
comment on column mail.next_at is 'When to try (again). While it is being sent: when the attempt counts as lost.';

create table notice (
  id         bigint generated always as identity primary key,
  person_id  bigint not null references person,
  type       text not null,
  node_id    bigint not null references node,
  event_id   bigint references event,
  actor_id   bigint references person,
  internal   boolean not null default false,
  data       jsonb not null default '{}',
  dedupe     text,
  channel    text not null check (channel in ('product', 'mail', 'digest')),
  mail_id    bigint references mail,
  created_at timestamptz not null default event_now(),
  read_at    timestamptz,
  unique (person_id, type, node_id, dedupe)
);
create index notice_person on notice (person_id, node_id, id desc);
create index notice_unread on notice (person_id, id desc) where read_at is null;
create index notice_to_mail on notice (created_at) where channel <> 'product' and mail_id is null and read_at is null;
create index notice_mail on notice (mail_id) where mail_id is not null;
create index notice_created on notice (created_at);
comment on table notice is 'What a person is told. Whether they may see what it is about is judged when it is read or mailed, not here.';
comment on column notice.dedupe is 'The same person is told of the same thing once; null: nothing to compare with.';
comment on column notice.internal is 'Of a note inside the agency.';

create table notice_preference (
  person_id  bigint not null references person,
  topic      text not null,
  channel    text not null check (channel in ('product', 'mail', 'digest', 'off')),
  updated_at timestamptz not null default now(),
  primary key (person_id, topic)
);
comment on table notice_preference is 'How a person wants to be told of a topic (src/domain/collaboration/notices.ts); absent: the topic''s default.';

revoke delete on comment, attachment from rodtrad_serve;
