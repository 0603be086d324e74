-- The portfolio office's weekly meeting: agenda, decisions recorded one by one, minute, and what is to be followed up.
create sequence key_meeting;

create table meeting (
  id          bigint primary key references node,
  day         date not null,
  starts_at   text check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  place       text not null default '' check (length(place) <= 200),
  state       text not null default 'planned' check (state in ('planned', 'open', 'closed')),
  version     int not null default 1,
  chair_id    bigint references person,
  language    text not null default 'nb' check (language in ('nb', 'nn', 'en')),
  summary     text not null default '' check (length(summary) <= 8000),
  opened_at   timestamptz,
  opened_by   bigint references person,
  closed_at   timestamptz,
  closed_by   bigint references person,
  created_by  bigint not null references person,
  created_at  timestamptz not null default event_now(),
  updated_at  timestamptz not null default event_now(),
  check ((state = 'planned') = (opened_at is null)),
  check ((state = 'closed') = (closed_at is not null))
);
comment on table meeting is 'A meeting of the portfolio office. Closed: its minute is approved and stands as it is.';
comment on column meeting.starts_at is 'Time of day in the agency''s zone, HH:MM.';
comment on column meeting.version is 'Rises for the meeting''s own fields and state; items have their own.';
comment on column meeting.summary is 'Opening words of the minute.';
create index meeting_day on meeting (day desc, id desc);

create table meeting_participant (
  meeting_id  bigint not null references meeting,
  person_id   bigint not null references person,
  attendance  text not null default 'invited' check (attendance in ('invited', 'present', 'absent')),
  primary key (meeting_id, person_id)
);
create index meeting_participant_person on meeting_participant (person_id);

create table meeting_item (
  id               bigint generated always as identity primary key,
  meeting_id       bigint not null references meeting,
  matter_id        bigint references matter,
  title            text not null check (length(title) between 1 and 500),
  reasons          jsonb not null default '[]' check (jsonb_typeof(reasons) = 'array'),
  proposed         boolean not null default false,
  note             text not null default '' check (length(note) <= 2000),
  rank             text collate "C" not null check (length(rank) between 2 and 200),
  version          int not null default 1,
  decision         text check (decision in ('takeUp', 'move', 'hold', 'reject', 'moreInfo', 'toManagement', 'noted')),
  words            text not null default '' check (length(words) <= 2000),
  outcome          jsonb,
  minute_text      text check (length(minute_text) <= 4000),
  follow_up_person bigint references person,
  follow_up_day    date,
  follow_up_done_at timestamptz,
  follow_up_done_by bigint references person,
  recorded_by      bigint references person,
  recorded_at      timestamptz,
  added_by         bigint references person,
  added_at         timestamptz not null default event_now(),
  removed_by       bigint references person,
  removed_at       timestamptz,
  check ((decision is null) = (recorded_at is null)),
  check (follow_up_day is null or follow_up_person is not null),
  check (removed_at is null or decision is null)
);
comment on table meeting_item is 'One item of an agenda: a matter, or a title of its own. Recorded items are never taken off.';
comment on column meeting_item.reasons is 'Why the data proposed it: [{code, …}], see src/domain/meeting/agenda.ts.';
comment on column meeting_item.outcome is 'What the decision led to: {status: moved | asked | pending | waiting, transition, to, missing}.';
comment on column meeting_item.minute_text is 'Words of the minute written by hand; null: made from what was recorded. Filled for all at closing.';
create index meeting_item_meeting on meeting_item (meeting_id, rank, id) where removed_at is null;
create unique index meeting_item_matter_once on meeting_item (meeting_id, matter_id) where removed_at is null;
create index meeting_item_matter on meeting_item (matter_id) where matter_id is not null;
create index meeting_item_follow_up on meeting_item (follow_up_person, follow_up_day) where follow_up_done_at is null;

create table meeting_addendum (
  id          bigint generated always as identity primary key,
  meeting_id  bigint not null references meeting,
  item_id     bigint references meeting_item,
  text        text not null check (length(text) between 1 and 4000),
  created_by  bigint not null references person,
  created_at  timestamptz not null default event_now()
);
create index meeting_addendum_meeting on meeting_addendum (meeting_id, id);
comment on table meeting_addendum is 'Corrections of an approved minute. The minute itself stays as it was.';
revoke update, delete on meeting_addendum from rodtrad_serve;
revoke delete on meeting, meeting_item from rodtrad_serve;

-- An approved minute stands: whatever the program tries.
create function meeting_minute_stands() returns trigger language plpgsql as $$
begin
  if exists (select 1 from meeting where id = old.meeting_id and state = 'closed')
     and (to_jsonb(new) - 'follow_up_done_at' - 'follow_up_done_by') <> (to_jsonb(old) - 'follow_up_done_at' - 'follow_up_done_by') then
    raise exception 'the minute of meeting % is approved', old.meeting_id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger meeting_item_stands before update on meeting_item for each row execute function meeting_minute_stands();
