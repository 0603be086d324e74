-- The roadmap: all that its template asks for, progress as it is judged, and dependencies that are asked for and answered.
alter table roadmap_element
  add column summary         text not null default '' check (length(summary) <= 200),
  add column how_it_works    text not null default '' check (length(how_it_works) <= 20000),
  add column programme       text not null default '' check (length(programme) <= 80),
  add column judged_progress smallint check (judged_progress between 0 and 100),
  add column judged_at       timestamptz,
  add column judged_by       bigint references person;
comment on column roadmap_element.summary is 'Very short: what comes, in a sentence.';
comment on column roadmap_element.programme is 'Label of the programme it belongs to; a word, not a node.';
comment on column roadmap_element.judged_progress is 'Per cent as the product owner last judged it; history in progress_judgement.';
create index roadmap_element_programme on roadmap_element (programme) where programme <> '';

create table progress_judgement (
  id         bigint generated always as identity primary key,
  element_id bigint not null references roadmap_element,
  progress   smallint not null check (progress between 0 and 100),
  computed   smallint check (computed between 0 and 100),
  judged_by  bigint not null references person,
  judged_at  timestamptz not null default event_now()
);
comment on table progress_judgement is 'Each time somebody judged the progress of an element, also when it was as before.';
comment on column progress_judgement.computed is 'Per cent of the work below that was closed then; null when there was none.';
create index progress_judgement_element on progress_judgement (element_id, judged_at desc);
create index progress_judgement_by on progress_judgement (judged_by);

create table element_dependency (
  id           bigint generated always as identity primary key,
  from_id      bigint not null references roadmap_element,
  to_id        bigint not null references roadmap_element,
  state        text not null default 'asked' check (state in ('asked', 'accepted', 'declined', 'withdrawn')),
  version      int not null default 1,
  need         text not null check (length(trim(need)) > 0 and length(need) <= 2000),
  wanted_by    date,
  asked_by     bigint not null references person,
  asked_at     timestamptz not null default event_now(),
  promised_day date,
  words        text not null default '' check (length(words) <= 2000),
  answered_by  bigint references person,
  answered_at  timestamptz,
  both_ends    boolean not null default false,
  withdrawn_by bigint references person,
  withdrawn_at timestamptz,
  link_id      bigint references link,
  check (from_id <> to_id),
  check ((state in ('accepted', 'declined')) <= (answered_by is not null)),
  check (state <> 'accepted' or (promised_day is not null and link_id is not null)),
  check (state <> 'declined' or length(trim(words)) > 0),
  check ((state = 'withdrawn') = (withdrawn_by is not null)),
  check (answered_by is null or answered_by <> asked_by or both_ends)
);
comment on table element_dependency is 'An element (to) needs another (from): asked for, and answered with a day by whoever answers for the other. Accepted, it is a link dependsOn; until then nobody counts on it.';
comment on column element_dependency.both_ends is 'Whoever asked answers for the other end too: agreed as it was asked for.';
create unique index element_dependency_open on element_dependency (from_id, to_id) where state in ('asked', 'accepted');
create index element_dependency_from on element_dependency (from_id, state);
create index element_dependency_to on element_dependency (to_id, state);
create index element_dependency_link on element_dependency (link_id) where link_id is not null;
create index element_dependency_asked on element_dependency (asked_by) where state = 'asked';

-- The timeline and the public roadmap: the elements of a product in the order they begin.
create index matter_roadmap_order on matter (product_id, planned_start, id) where kind = 'roadmapElement';
create index matter_roadmap_public on matter (product_id, state) where kind = 'roadmapElement' and audience = 'public';
