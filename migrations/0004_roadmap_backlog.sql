-- The kinds between an initiative and its issues. Their processes are in src/domain/roadmap and src/domain/backlog.
create sequence key_roadmap_element;
create sequence key_epic;
create sequence key_issue;

create table roadmap_element (
  id              bigint primary key references matter,
  description     text not null default '' check (length(description) <= 20000),
  expected_result text not null default '' check (length(expected_result) <= 20000)
);
create table epic (
  id          bigint primary key references matter,
  description text not null default '' check (length(description) <= 20000),
  in_scope    text not null default '' check (length(in_scope) <= 20000),
  out_of_scope text not null default '' check (length(out_of_scope) <= 20000)
);
create table issue (
  id          bigint primary key references matter,
  description text not null default '' check (length(description) <= 20000),
  issue_type  text not null default 'task' check (issue_type in ('bug', 'feature', 'task', 'debt'))
);

alter table matter add constraint matter_state_roadmap_element check (
  kind <> 'roadmapElement' or state in ('proposed', 'backlog', 'inProgress', 'delivered', 'dropped')
);
alter table matter add constraint matter_state_epic check (
  kind <> 'epic' or state in ('proposed', 'ready', 'inProgress', 'closed', 'dropped')
);
alter table matter add constraint matter_state_issue check (
  kind <> 'issue' or state in ('todo', 'inProgress', 'inReview', 'closed', 'dropped')
);
