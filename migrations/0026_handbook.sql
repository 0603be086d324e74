-- The handbook: who runs a process from day to day, beside its owner; and reading what its figures are made of.

create table process_manager (
  process   text primary key check (process ~ '^[a-z][A-Za-z]{1,39}$'),
  version   int not null default 2 check (version >= 2),
  person_id bigint references person,
  named_by  bigint not null references person,
  named_at  timestamptz not null default event_now()
);
comment on table process_manager is 'The manager of a process of the handbook: who runs it from day to day. Told to readers; gives no right (those come from membership). Earlier ones are in event.';
comment on column process_manager.person_id is 'Null: nobody has it now.';
comment on column process_manager.version is 'Version 1 means that nobody has ever been named.';

-- What has moved lately in a kind, and what has stood longest in a state.
create index matter_kind_state_since on matter (kind, state, state_since);
