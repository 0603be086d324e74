-- The backlog of a team: what an epic and an issue tell, and how a team's board is set up.

alter table epic
  add column who              text not null default '' check (length(who) <= 20000),
  add column why              text not null default '' check (length(why) <= 20000),
  add column more_information text not null default '' check (length(more_information) <= 20000),
  add column tasks            jsonb not null default '[]' check (jsonb_typeof(tasks) = 'array');
comment on column epic.description is 'What is needed.';
comment on column epic.tasks is 'Checklist: [{task, done}], done the day it was ticked, absent while it is not.';

alter table issue
  add column acceptance text not null default '' check (length(acceptance) <= 20000);
comment on column issue.acceptance is 'What must be true for the issue to be done.';

create table team_board (
  team_id    bigint not null references team,
  kind       text not null check (kind in ('epic', 'issue')),
  limits     jsonb not null default '{}' check (jsonb_typeof(limits) = 'object'),
  version    int not null default 1,
  updated_by bigint not null references person,
  updated_at timestamptz not null default event_now(),
  primary key (team_id, kind)
);
comment on table team_board is 'How a team has set up its board of a kind. Locked while a matter is moved into a state that has a limit, so that two at once are both counted.';
comment on column team_board.limits is 'Most matters in a state at once, by state: {"inProgress": 5}. A state that is not named has none.';
