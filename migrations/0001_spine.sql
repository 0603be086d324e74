-- The spine: nodes, matters, links, events and what every process stands on.
-- Times: timestamptz are instants; date is a calendar day in the agency's time zone.

create extension if not exists pg_trgm;

-- ---------------------------------------------------------------- people
create table person (
  id            bigint generated always as identity primary key,
  name          text not null check (length(name) between 1 and 200),
  email         text check (length(email) <= 320),
  subject       text unique,
  language      text not null default 'nb' check (language in ('nb', 'nn', 'en')),
  theme         text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
  single_keys   boolean not null default true,
  demo          boolean not null default false,
  left_at       timestamptz,
  created_at    timestamptz not null default now()
);
create unique index person_email on person (lower(email)) where email is not null;
comment on column person.subject is 'OIDC issuer and sub, joined by a space; null until first login';
comment on column person.single_keys is 'single-key shortcuts on (WCAG 2.1.4 lets a person switch them off)';

-- ---------------------------------------------------------------- nodes
create table node (
  id          bigint generated always as identity primary key,
  kind        text not null check (kind ~ '^[a-z][A-Za-z]{1,39}$'),
  namespace   text not null default 'rodtrad',
  key         text not null check (length(key) between 1 and 200),
  title       text not null check (length(title) between 1 and 500),
  created_at  timestamptz not null default now(),
  deleted_at  timestamptz,
  unique (namespace, key)
);
comment on table node is 'What the red thread joins. Deletion is a tombstone (deleted_at); keys are never reused.';
comment on column node.namespace is 'rodtrad for own keys; a tracker or registry otherwise. The same key in two namespaces is answered with 300 and the candidates.';
create index node_key_upper on node (upper(key));
create index node_kind_title on node (kind, title collate "nb-x-icu", id);
create index node_title_trgm on node using gin (title gin_trgm_ops);

create table key_alias (
  key        text primary key,
  node_id    bigint not null references node,
  created_at timestamptz not null default now()
);
comment on table key_alias is 'A key that a node had before: addresses redirect.';

create table external_ref (
  id          bigint generated always as identity primary key,
  source      text not null,
  type        text not null,
  external_id text not null,
  node_id     bigint not null references node,
  url         text,
  created_at  timestamptz not null default now(),
  unique (source, type, external_id)
);
create index external_ref_node on external_ref (node_id);
comment on table external_ref is 'Who a thing is elsewhere. Every import and webhook finds its node here.';

-- ---------------------------------------------------------------- parties
create table organisation (
  id          bigint primary key references node,
  number      text unique check (number ~ '^[0-9]{9}$'),
  short_name  text unique check (short_name ~ '^[a-z][a-z0-9-]{0,3}[a-z0-9]$'),
  own_agency  boolean not null default false
);
comment on column organisation.number is 'Organisation number with mod-11 check digit (checked in src/domain/directory).';
create table product_group (
  id        bigint primary key references node,
  position  int not null default 0
);
create table team (
  id               bigint primary key references node,
  product_group_id bigint not null references product_group,
  ceased_at        timestamptz
);
create index team_group on team (product_group_id);
create table product (
  id               bigint primary key references node,
  product_group_id bigint references product_group,
  team_id          bigint references team,
  slug             text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]*$'),
  generation       text not null default 'altinn3' check (generation in ('altinn2', 'altinn3', 'common')),
  service          boolean not null default false,
  description      jsonb
);
create index product_group_of on product (product_group_id);
comment on column product.description is 'Public text {nb, nn, en}';

create table membership (
  id          bigint generated always as identity primary key,
  person_id   bigint not null references person,
  role        text not null,
  scope_kind  text not null check (scope_kind in ('agency', 'productGroup', 'team', 'product', 'organisation', 'process')),
  scope_id    bigint references node,
  scope_name  text,
  valid       tstzrange not null default tstzrange(now(), null),
  source      text not null default 'rodtrad',
  created_by  bigint references person,
  created_at  timestamptz not null default now(),
  check ((scope_kind in ('agency', 'process')) = (scope_id is null))
);
create index membership_person on membership (person_id);
create index membership_scope on membership (scope_kind, scope_id, role);
comment on table membership is 'The only authority on who belongs where. Roles are always role@scope.';

-- ---------------------------------------------------------------- process definitions
create table process_version (
  id          bigint generated always as identity primary key,
  kind        text not null,
  number      int not null,
  fingerprint text not null,
  definition  json not null,
  created_at  timestamptz not null default now(),
  created_by  bigint references person,
  unique (kind, number),
  unique (kind, fingerprint)
);
comment on table process_version is 'Immutable (json, not jsonb: the order of states and transitions is part of it). Made when the program starts with a changed definition, and when a process owner adds or retires a criterion.';

create table process_criterion (
  id          text primary key,
  kind        text not null,
  transition  text not null,
  texts       jsonb not null,
  version     int not null default 1,
  created_by  bigint not null references person,
  created_at  timestamptz not null default now(),
  retired_by  bigint references person,
  retired_at  timestamptz
);
comment on table process_criterion is 'Criteria that process owners have added. Ids are permanent; retired, never removed.';

-- ---------------------------------------------------------------- matters
create table matter (
  id                 bigint primary key references node,
  kind               text not null,
  state              text not null,
  version            int not null default 1,
  owner_id           bigint references person,
  team_id            bigint references team,
  product_id         bigint references product,
  product_group_id   bigint references product_group,
  organisation_id    bigint references organisation,
  audience           text not null default 'agency' check (audience in ('public', 'agency', 'organisation', 'team', 'restricted')),
  priority           smallint,
  estimate           numeric check (estimate >= 0),
  planned_start      date,
  planned_end        date,
  started_at         timestamptz,
  ended_at           timestamptz,
  language           text not null default 'nb' check (language in ('nb', 'nn', 'en')),
  resume_state       text,
  state_since        timestamptz not null default now(),
  process_version_id bigint not null references process_version,
  created_by         bigint references person,
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now(),
  check (planned_end is null or planned_start is null or planned_end >= planned_start)
);
comment on column matter.version is 'Rises for own fields and state only; the ETag of the matter.';
comment on column matter.resume_state is 'The state to go back to from a pause or a rejection.';
create index matter_kind_id on matter (kind, id);
create index matter_kind_updated on matter (kind, updated_at desc, id desc);
create index matter_kind_state_updated on matter (kind, state, updated_at desc, id desc);
create index matter_kind_priority on matter (kind, priority, id);
create index matter_kind_planned_start on matter (kind, planned_start, id);
create index matter_kind_planned_end on matter (kind, planned_end, id);
create index matter_owner on matter (owner_id, kind, updated_at desc) where owner_id is not null;
create index matter_team on matter (team_id, kind, state, updated_at desc) where team_id is not null;
create index matter_product on matter (product_id, kind, state, updated_at desc) where product_id is not null;
create index matter_group on matter (product_group_id, kind, state, updated_at desc) where product_group_id is not null;
create index matter_organisation on matter (organisation_id) where organisation_id is not null;
create index matter_created_by on matter (created_by, kind);

create table matter_access (
  matter_id  bigint not null references matter,
  person_id  bigint not null references person,
  primary key (matter_id, person_id)
);
create index matter_access_person on matter_access (person_id);
comment on table matter_access is 'Who, besides owner and creator, sees a matter whose audience is restricted.';

create table criterion_mark (
  matter_id    bigint not null references matter,
  criterion_id text not null,
  status       text not null check (status in ('met', 'waived')),
  note         text check (length(note) <= 2000),
  marked_by    bigint not null references person,
  marked_at    timestamptz not null default now(),
  primary key (matter_id, criterion_id),
  check (status <> 'waived' or length(trim(note)) > 0)
);
comment on table criterion_mark is 'What a person has said of a criterion now; the history is in event.';

create table approval (
  id           bigint generated always as identity primary key,
  matter_id    bigint not null references matter,
  transition   text not null,
  role         text not null,
  state        text not null,
  status       text not null default 'pending' check (status in ('pending', 'approved', 'declined', 'withdrawn', 'void')),
  request_note text check (length(request_note) <= 2000),
  requested_by bigint not null references person,
  requested_at timestamptz not null default now(),
  decided_by   bigint references person,
  decided_at   timestamptz,
  note         text check (length(note) <= 2000),
  check (decided_by is null or decided_by <> requested_by),
  check ((status in ('approved', 'declined')) = (decided_by is not null))
);
create index approval_matter on approval (matter_id, transition);
create index approval_pending on approval (role) where status = 'pending';
create unique index approval_one_pending on approval (matter_id, transition, role) where status = 'pending';
comment on column approval.state is 'The state the matter was in: an approval counts only while it still is.';

-- ---------------------------------------------------------------- links
create table link (
  id           bigint generated always as identity primary key,
  type         text not null,
  from_id      bigint not null references node,
  to_id        bigint not null references node,
  status       text not null default 'confirmed' check (status in ('suggested', 'confirmed', 'rejected')),
  share        numeric check (share > 0 and share <= 1),
  source       text not null default 'person',
  confidence   real not null default 1 check (confidence between 0 and 1),
  note         text check (length(note) <= 2000),
  created_by   bigint references person,
  created_at   timestamptz not null default now(),
  decided_by   bigint references person,
  decided_at   timestamptz,
  removed_by   bigint references person,
  removed_at   timestamptz,
  check (from_id <> to_id)
);
comment on table link is 'Typed hand-over. from is upstream (the origin), to is downstream (the effect).';
create unique index link_once on link (from_id, to_id, type) where removed_at is null;
create index link_from on link (from_id, type, to_id) where removed_at is null and status = 'confirmed';
create index link_to on link (to_id, type, from_id) where removed_at is null and status = 'confirmed';
create index link_suggested on link (created_at) where status = 'suggested' and removed_at is null;

-- ---------------------------------------------------------------- events
-- Transaction ids start anew in a restored database: the offset keeps them rising in the trail (set by db restore).
create table xid_epoch (
  only_row   boolean primary key default true check (only_row),
  xid_offset bigint not null default 0
);
insert into xid_epoch default values;
create function event_xid() returns bigint language sql stable parallel safe as
  'select pg_current_xact_id()::text::bigint + xid_offset from xid_epoch';
create function event_horizon() returns bigint language sql stable parallel safe as
  'select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + xid_offset from xid_epoch';
comment on function event_horizon is 'Every event below it is committed and every transaction that could write one is over.';

create table event (
  id          bigint generated always as identity primary key,
  xid         bigint not null default event_xid(),
  type        text not null,
  v           smallint not null default 1,
  node_id     bigint references node,
  kind        text,
  actor_id    bigint references person,
  actor_kind  text not null check (actor_kind in ('person', 'token', 'system', 'import', 'webhook')),
  actor_note  text,
  occurred_at timestamptz not null default now(),
  recorded_at timestamptz not null default now(),
  payload     jsonb,
  salt        bytea,
  commitment  bytea not null,
  erased_at   timestamptz,
  check ((payload is null) = (erased_at is not null))
);
comment on table event is 'Append-only: audit, history and outbox at once. commitment = sha256(salt || payload as text); erasing personal data removes payload and salt and leaves the proof.';
create index event_node on event (node_id, id);
create index event_horizon on event (xid, id);
create index event_recorded on event (recorded_at);

create table event_seal (
  seq       bigint primary key,
  event_id  bigint not null unique,
  hash      bytea not null,
  sealed_at timestamptz not null default now()
);
comment on table event_seal is 'The chain: hash = sha256(previous hash || event row without payload). Written by one sealer, behind the horizon of open transactions, so writers never queue.';
create table seal_head (
  id           bigint generated always as identity primary key,
  seq          bigint not null,
  hash         bytea not null,
  signature    text not null,
  published_at timestamptz not null default now()
);

create table tail_position (
  name      text primary key,
  xid       bigint not null default 0,
  event_id  bigint not null default 0,
  moved_at  timestamptz not null default now()
);
comment on table tail_position is 'How far each reader of the outbox has come, in (xid, id) order.';

create function event_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.erased_at is null and new.erased_at is not null
     and new.payload is null and new.salt is null
     and new.id = old.id and new.xid = old.xid and new.type = old.type and new.v = old.v
     and new.commitment = old.commitment and new.recorded_at = old.recorded_at
     and new.occurred_at = old.occurred_at and new.actor_id is not distinct from old.actor_id
     and new.node_id is not distinct from old.node_id then
    return new;
  end if;
  raise exception 'event % is append-only', old.id using errcode = 'integrity_constraint_violation';
end $$;
-- Erasing personal data takes payload and salt; the commitment and the chain stay.
create function erase_event(event_id bigint) returns void language sql security definer set search_path = public as
  'update event set payload = null, salt = null, erased_at = now() where id = event_id and erased_at is null';

create trigger event_append_only before update or delete on event for each row execute function event_is_append_only();

-- ---------------------------------------------------------------- roll-up
create table rollup (
  node_id        bigint primary key references node,
  total          int not null default 0,
  closed         int not null default 0,
  merged         int not null default 0,
  released       int not null default 0,
  in_production  int not null default 0,
  estimate       numeric not null default 0,
  estimate_done  numeric not null default 0,
  hidden_below   int not null default 0,
  computed_at    timestamptz not null default now()
);
comment on table rollup is 'Read model for lists: work below a node, each descendant once. Rebuilt by a command, compared with the live computation by a test.';
create table rollup_dirty (
  node_id   bigint primary key references node,
  marked_at timestamptz not null default now()
);

-- ---------------------------------------------------------------- sessions, tokens, idempotency
create table session (
  id_hash      bytea primary key,
  person_id    bigint not null references person,
  csrf         text not null,
  acting_id    bigint references organisation,
  created_at   timestamptz not null default now(),
  seen_at      timestamptz not null default now(),
  expires_at   timestamptz not null,
  id_token     text,
  user_agent   text
);
create index session_person on session (person_id);
create index session_expires on session (expires_at);
comment on column session.id_hash is 'sha256 of the cookie value; the value itself is never stored.';

create table api_token (
  id          bigint generated always as identity primary key,
  token_hash  bytea not null unique,
  person_id   bigint not null references person,
  name        text not null check (length(name) between 1 and 100),
  scopes      text[] not null,
  hint        text not null,
  created_at  timestamptz not null default now(),
  expires_at  timestamptz not null,
  used_at     timestamptz,
  revoked_at  timestamptz
);
create index api_token_person on api_token (person_id);

create table idempotency_key (
  actor_id     bigint not null references person,
  key          text not null check (length(key) between 1 and 200),
  fingerprint  bytea not null,
  status       int not null,
  body         jsonb not null,
  created_at   timestamptz not null default now(),
  primary key (actor_id, key)
);
create index idempotency_age on idempotency_key (created_at);

create table login_attempt (
  state         text primary key,
  nonce         text not null,
  code_verifier text not null,
  return_to     text not null,
  created_at    timestamptz not null default now()
);

create table app_setting (
  name       text primary key,
  value      jsonb not null,
  version    int not null default 1,
  updated_by bigint references person,
  updated_at timestamptz not null default now()
);
