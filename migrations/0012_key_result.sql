-- The key result (nøkkelresultat): what only it has, its measurements over time, and which of them have been asked for.
-- Its process is src/domain/okr/key-result.ts; the plan's first and last day are matter.planned_start and planned_end.
create sequence key_key_result;

create table key_result (
  id               bigint primary key references matter,
  description      text not null default '' check (length(description) <= 20000),
  objective        text not null default '' check (length(objective) <= 300),
  baseline         numeric check (baseline between -1e12 and 1e12),
  target           numeric check (target between -1e12 and 1e12),
  unit             text not null default '' check (length(unit) <= 40),
  measure_interval text check (measure_interval in ('weekly', 'monthly', 'quarterly', 'halfYearly', 'yearly')),
  measured_by      bigint references person,
  next_due         date,
  need_id          bigint references node
);
comment on table key_result is 'A measurable result under an objective of the initiatives it measures (link measures).';
comment on column key_result.next_due is 'Read model: when the next measurement is due; null unless it is being measured. Kept by the module on every change.';
comment on column key_result.need_id is 'The need that was drafted because it was missed; drafted once.';
create index key_result_due on key_result (next_due) where next_due is not null;
create index key_result_measured_by on key_result (measured_by, next_due) where next_due is not null;

alter table matter add constraint matter_state_key_result check (
  kind <> 'keyResult' or state in ('draft', 'agreed', 'measuring', 'achieved', 'missed', 'dropped')
);

create table key_result_measurement (
  id            bigint generated always as identity primary key,
  key_result_id bigint not null references key_result,
  day           date not null check (day >= '2000-01-01'),
  value         numeric check (value between -1e12 and 1e12),
  note          text not null default '' check (length(note) <= 2000),
  supersedes_id bigint unique references key_result_measurement,
  recorded_by   bigint references person,
  recorded_at   timestamptz not null default event_now(),
  check (supersedes_id is distinct from id),
  check (supersedes_id is null or length(trim(note)) > 0),
  check (value is not null or supersedes_id is not null)
);
comment on table key_result_measurement is 'What was measured. Never changed: a correction is a new row that supersedes the old one (once), with a reason; without a value it takes the old one back.';
create index key_result_measurement_of on key_result_measurement (key_result_id, day, id);

create table key_result_reminder (
  key_result_id bigint not null references key_result,
  due           date not null,
  reminded_at   timestamptz not null default now(),
  primary key (key_result_id, due)
);
comment on table key_result_reminder is 'Measurements that somebody has been told to take: once for each day one is due.';

revoke update, delete on key_result_measurement from rodtrad_serve;
