-- The handbook: texts of processes as their owners have written them, and the teams' routines.

create table handbook_text (
  process    text not null check (process ~ '^[a-z][A-Za-z]{1,39}$'),
  section    text not null check (section in ('purpose', 'input', 'effect', 'roles', 'course')),
  language   text not null check (language in ('nb', 'nn', 'en')),
  version    int not null check (version >= 2),
  body       text not null check (length(trim(body)) > 0 and length(body) <= 20000),
  restored   int,
  written_by bigint not null references person,
  written_at timestamptz not null default event_now(),
  primary key (process, section, language, version)
);
comment on table handbook_text is 'Each version of each text, in Markdown; the newest is shown. Version 1 is the text the product comes with (src/texts).';
comment on column handbook_text.restored is 'The older version that this one brought back.';

create table handbook_adoption (
  process    text not null,
  section    text not null check (section in ('purpose', 'input', 'effect', 'roles', 'course')),
  adopted_by bigint not null references person,
  adopted_at timestamptz not null default event_now(),
  primary key (process, section)
);
comment on table handbook_adoption is 'Sections that were our proposal, and that the process owner has made their own.';

create table team_routine (
  team_id     bigint not null references team,
  process     text not null check (process ~ '^[a-z][A-Za-z]{1,39}$'),
  version     int not null default 2 check (version >= 2),
  body        text not null check (length(trim(body)) > 0 and length(body) <= 20000),
  language    text not null check (language in ('nb', 'nn', 'en')),
  owner_id    bigint references person,
  written_by  bigint not null references person,
  written_at  timestamptz not null default event_now(),
  reviewed_by bigint not null references person,
  reviewed_at timestamptz not null default event_now(),
  primary key (team_id, process)
);
comment on table team_routine is 'How a team works with a process, in its own words. Writing it counts as reviewing it; older texts are in event. Version 1 means that nothing is written.';
create index matter_team_ended on matter (team_id, kind, ended_at) where team_id is not null and ended_at is not null;
