-- Finding: the search documents, the words of titles, saved views and calendar feeds.

-- ---------------------------------------------------------------- search
create table search_document (
  id          bigint generated always as identity primary key,
  ref         text not null unique,
  node_id     bigint references node,
  comment_id  bigint unique references comment,
  page        text check (page ~ '^/[a-z]' and length(page) <= 300),
  kind        text not null,
  language    text not null check (language in ('nb', 'nn', 'en')),
  title       text not null default '' check (length(title) <= 500),
  body        text not null default '' check (length(body) <= 40000),
  title_words tsvector not null,
  words       tsvector not null,
  changed_at  timestamptz not null,
  version     smallint not null,
  check ((node_id is null) = (page is not null))
);
comment on table search_document is 'Read model of the search: one row for each node, comment and page of the handbook. Who may see it is decided by node, matter and comment, never here. Kept up from the outbox, rebuilt by `rodtrad search rebuild`.';
comment on column search_document.ref is 'n<node id>, c<comment id> or p<address>#<language>.';
comment on column search_document.title is 'Only of pages; nodes have theirs in node.';
comment on column search_document.body is 'Plain words, for the excerpt.';
comment on column search_document.title_words is 'Words of the title and key: stemmed in Norwegian (nynorsk as bokmål, src/domain/search) and English, and as they stand.';
comment on column search_document.version is 'The rules by which the words were made (documentVersion); older ones are made anew in the background.';
create index search_document_title on search_document using gin (title_words);
create index search_document_words on search_document using gin (words);
create index search_document_newest on search_document (changed_at desc, id desc);
create index search_document_kind on search_document (kind, changed_at desc, id desc);
create index search_document_node on search_document (node_id) where comment_id is not null;

create table search_word (
  word text primary key check (length(word) between 4 and 60)
);
comment on table search_word is 'Words that titles have: what a misspelt word is compared with.';
create index search_word_like on search_word using gin (word gin_trgm_ops);

create table search_progress (
  only_row boolean primary key default true check (only_row),
  version  smallint not null default 0,
  node_id  bigint not null default 0,
  comment_id bigint not null default 0,
  done_at  timestamptz
);
insert into search_progress default values;
comment on table search_progress is 'How far the making of documents for what was there before has come, by id.';

-- ---------------------------------------------------------------- views
create table saved_view (
  id          bigint generated always as identity primary key,
  owner_id    bigint not null references person,
  name        text not null check (length(trim(name)) between 1 and 100),
  address     text not null check (length(address) between 2 and 2000 and address ~ '^/[a-z]'),
  shared_with text not null default 'nobody' check (shared_with in ('nobody', 'team', 'agency')),
  team_id     bigint references team,
  position    int not null default 0,
  version     int not null default 1,
  created_at  timestamptz not null default event_now(),
  updated_at  timestamptz not null default event_now(),
  deleted_at  timestamptz,
  check ((shared_with = 'team') = (team_id is not null))
);
comment on table saved_view is 'A list as somebody looks at it: its address with filters, sort and columns. Deletion is a tombstone.';
create index saved_view_owner on saved_view (owner_id, position, id) where deleted_at is null;
create index saved_view_team on saved_view (team_id, position, id) where deleted_at is null and team_id is not null;
create index saved_view_agency on saved_view (position, id) where deleted_at is null and shared_with = 'agency';

-- ---------------------------------------------------------------- calendar feeds
create table calendar_feed (
  id          bigint generated always as identity primary key,
  person_id   bigint not null references person,
  name        text not null check (length(trim(name)) between 1 and 100),
  address     text check (length(address) between 2 and 2000 and address ~ '^/[a-z]'),
  view_id     bigint references saved_view,
  token_hash  bytea not null unique check (octet_length(token_hash) = 32),
  hint        text not null check (length(hint) = 4),
  created_at  timestamptz not null default event_now(),
  used_at     timestamptz,
  revoked_at  timestamptz,
  check ((address is null) = (view_id is not null))
);
comment on table calendar_feed is 'A list''s dates as a calendar that programs read by a secret address. What is seen is decided anew each time, by what the person may see then.';
comment on column calendar_feed.token_hash is 'sha256 of the secret; the secret itself is never stored.';
create index calendar_feed_person on calendar_feed (person_id, id);
revoke delete on saved_view, calendar_feed from rodtrad_serve;
