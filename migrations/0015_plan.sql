-- Budget proposals to the ministry (satsningsforslag) and plans of a year (virksomhetsplan): picked, ordered, frozen.
create sequence key_plan_list;

create table plan_list (
  id           bigint primary key references node,
  type         text not null check (type in ('budgetProposal', 'yearPlan')),
  year         int not null check (year between 2000 and 2100),
  state        text not null default 'open' check (state in ('open', 'frozen')),
  edition      int not null default 1 check (edition >= 1),
  version      int not null default 1,
  introduction text not null default '' check (length(introduction) <= 8000),
  language     text not null default 'nb' check (language in ('nb', 'nn', 'en')),
  created_by   bigint not null references person,
  created_at   timestamptz not null default event_now(),
  updated_at   timestamptz not null default event_now()
);
comment on table plan_list is 'A list of initiatives that goes out as a document. Frozen: nothing in it changes before it is opened again as a new edition.';
comment on column plan_list.version is 'Rises with every change of the list or of an item in it.';
create index plan_list_year on plan_list (year desc, id desc);

create table plan_item (
  id          bigint generated always as identity primary key,
  list_id     bigint not null references plan_list,
  matter_id   bigint not null references matter,
  rank        text collate "C" not null check (length(rank) between 2 and 200),
  note        text not null default '' check (length(note) <= 4000),
  amount      numeric check (amount between 0 and 1e12),
  priority    smallint check (priority between 1 and 3),
  added_by    bigint not null references person,
  added_at    timestamptz not null default event_now(),
  removed_by  bigint references person,
  removed_at  timestamptz
);
comment on column plan_item.amount is 'Proposed amount in whole kroner of the year.';
comment on column plan_item.priority is '1 high, 2 medium, 3 low.';
create unique index plan_item_once on plan_item (list_id, matter_id) where removed_at is null;
create index plan_item_list on plan_item (list_id, rank, id) where removed_at is null;
create index plan_item_matter on plan_item (matter_id);

create table plan_snapshot (
  list_id    bigint not null references plan_list,
  edition    int not null,
  content    jsonb not null,
  frozen_by  bigint not null references person,
  frozen_at  timestamptz not null default event_now(),
  primary key (list_id, edition)
);
comment on table plan_snapshot is 'The list as it stood when an edition was frozen. Never changed.';
create table plan_reopening (
  list_id      bigint not null references plan_list,
  edition      int not null check (edition >= 2),
  reason       text not null check (length(trim(reason)) between 1 and 2000),
  reopened_by  bigint not null references person,
  reopened_at  timestamptz not null default event_now(),
  primary key (list_id, edition)
);
comment on table plan_reopening is 'Why an edition was begun after a frozen one.';
revoke update, delete on plan_snapshot, plan_reopening from rodtrad_serve;
revoke delete on plan_list, plan_item from rodtrad_serve;
