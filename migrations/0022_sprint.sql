-- Sprints: how a team works, its sprints, and which sprint an issue is in.
create sequence key_sprint;

create table team_way (
  team_id       bigint primary key references team,
  way           text not null check (way in ('kanban', 'sprints')),
  weeks         smallint not null default 2 check (weeks between 1 and 8),
  start_weekday smallint not null default 1 check (start_weekday between 1 and 7),
  make_ready    boolean not null default true,
  version       int not null default 1,
  updated_by    bigint not null references person,
  updated_at    timestamptz not null default event_now()
);
comment on table team_way is 'How a team works. A team without a row works by kanban: version 1.';
comment on column team_way.weeks is 'Length of a sprint in weeks.';
comment on column team_way.start_weekday is 'ISO weekday that a sprint starts on: 1 is Monday.';
comment on column team_way.make_ready is 'Whether the next sprint is planned by the program when there is none.';

create table sprint (
  id         bigint primary key references node,
  team_id    bigint not null references team,
  number     int not null check (number > 0),
  state      text not null default 'planned' check (state in ('planned', 'active', 'closed', 'cancelled')),
  goal       text not null default '' check (length(goal) <= 2000),
  starts_on  date not null,
  ends_on    date not null,
  started_at timestamptz,
  closed_at  timestamptz,
  version    int not null default 1,
  created_by bigint references person,
  created_at timestamptz not null default event_now(),
  updated_at timestamptz not null default event_now(),
  unique (team_id, number),
  check (ends_on >= starts_on),
  check ((state in ('active', 'closed')) = (started_at is not null)),
  check ((state = 'closed') = (closed_at is not null))
);
comment on table sprint is 'A sprint of a team. Its name is the title of its node. Locked for share while an issue comes into it or leaves it, and for update while it is started, changed or closed.';
comment on column sprint.number is 'Number among the sprints of its team, never used again.';
comment on column sprint.starts_on is 'First day; both ends are calendar days in the agency''s zone and belong to the sprint.';
create unique index sprint_one_active on sprint (team_id) where state = 'active';
create index sprint_of_team on sprint (team_id, starts_on, id);

alter table issue add column sprint_id bigint references sprint;
comment on column issue.sprint_id is 'The sprint it is in; one that is done keeps the one it was done in.';
create index issue_in_sprint on issue (sprint_id) where sprint_id is not null;
