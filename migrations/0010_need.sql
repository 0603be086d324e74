-- The need (behov): the columns only it has, and who supports it. Its process is src/domain/need/need.ts.
create sequence key_need;

create table need (
  id             bigint primary key references matter,
  description    text not null default '' check (length(description) <= 20000),
  why            text not null default '' check (length(why) <= 20000),
  supporters     int not null default 0 check (supporters >= 0),
  in_production_at timestamptz
);
comment on column need.supporters is 'How many support it now; kept with need_support in the same transaction. No part of the version.';
comment on column need.in_production_at is 'When something that answers it first reached production, as recorded: word has been sent.';

alter table matter add constraint matter_state_need check (
  kind <> 'need' or state in ('registered', 'considered', 'takenUp', 'met', 'declined', 'merged')
);

create table need_support (
  id              bigint generated always as identity primary key,
  need_id         bigint not null references need,
  person_id       bigint not null references person,
  organisation_id bigint references organisation,
  why             text not null check (length(trim(why)) between 1 and 2000),
  language        text not null default 'nb' check (language in ('nb', 'nn', 'en')),
  followed_from   bigint references need check (followed_from <> need_id),
  supported_at    timestamptz not null default event_now(),
  withdrawn_at    timestamptz
);
comment on table need_support is 'Who supports a need and why, for themselves or for an organisation. Withdrawn, never removed.';
comment on column need_support.followed_from is 'The need that was merged into this one, and whose supporter or asker came along.';
create unique index need_support_once on need_support (need_id, person_id) where withdrawn_at is null;
create index need_support_person on need_support (person_id) where withdrawn_at is null;

-- Likeness while somebody writes: among the needs alone, so that it costs the same however many other nodes there are.
create index node_need_alike on node using gin (title gin_trgm_ops) where kind = 'need' and deleted_at is null;
