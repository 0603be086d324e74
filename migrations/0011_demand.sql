-- Guiding documents (allocation letter, strategies) and their numbered demands (krav). The process of a demand is
-- src/domain/demand/demand.ts; its deadline is matter.planned_end. A document is a node without a process.
create sequence key_guiding_document;
create sequence key_demand;

create table guiding_document (
  id               bigint primary key references node,
  document_type    text not null check (document_type in ('allocationLetter', 'agencyStrategy', 'productGroupStrategy', 'other')),
  year             int check (year between 1990 and 2100),
  issuer           text not null default '' check (length(issuer) <= 200),
  valid_from       date,
  valid_to         date,
  product_group_id bigint references product_group,
  url              text not null default '' check (length(url) <= 2000 and (url = '' or url ~* '^https?://')),
  version          int not null default 1,
  created_by       bigint references person,
  created_at       timestamptz not null default event_now(),
  updated_at       timestamptz not null default event_now(),
  check (valid_from is null or valid_to is null or valid_to >= valid_from)
);
comment on table guiding_document is 'A document that says what the agency must do; its demands are matters that point at it.';
comment on column guiding_document.version is 'Rises with each edit; the ETag of the document.';
create index guiding_document_group on guiding_document (product_group_id) where product_group_id is not null;

create table demand (
  id          bigint primary key references matter,
  description text not null default '' check (length(description) <= 20000),
  document_id bigint references guiding_document,
  number      text not null default '' check (length(number) <= 20),
  -- Deferred: the module refuses with words first; two at once meet here.
  constraint demand_number_once unique (document_id, number) deferrable initially deferred
);
comment on column demand.number is 'The demand''s number in its document, as written there (3.2); once in a document.';

alter table matter add constraint matter_state_demand check (
  kind <> 'demand' or state in ('open', 'answered', 'met', 'notPursued')
);
