-- The portfolio beyond its process: status reports, distribution to those who will do the work, capacity, and finding
-- initiatives that are alike. Its rules are in src/domain/portfolio.

alter table initiative
  add column report_interval text not null default 'monthly' check (report_interval in ('fortnightly', 'monthly', 'quarterly')),
  add column report_status   text check (report_status in ('green', 'yellow', 'red')),
  add column reported_on     date,
  add column report_due      date,
  add column done_proposed_at timestamptz,
  add check ((report_status is null) = (reported_on is null));
comment on column initiative.report_status is 'Of the newest submitted report; set with it, never by hand.';
comment on column initiative.report_due is 'The day the next report is asked for; null while the initiative is not in implementation.';
comment on column initiative.done_proposed_at is 'Since when every relevant part is delivered, so that the initiative is proposed done; null otherwise.';

update initiative i set report_due = (m.state_since at time zone 'Europe/Oslo')::date + interval '1 month'
from matter m where m.id = i.id and m.state = 'implementation';

create index initiative_report_due on initiative (report_due) where report_due is not null;
create index initiative_done_proposed on initiative (done_proposed_at) where done_proposed_at is not null;

-- ---------------------------------------------------------------- alike
-- The nearest titles are read from the index in the order of their distance; only initiatives are in it.
create index node_initiative_alike on node using gist (title gist_trgm_ops (siglen = 128))
  where kind = 'initiative' and deleted_at is null;
-- Words of the texts without places or weights: small, and enough to count how many two texts share.
alter table initiative add column words tsvector
  generated always as (strip(to_tsvector('norwegian', left(problem_statement || ' ' || description, 12000)))) stored;
create index initiative_words on initiative using gin (words);

-- ---------------------------------------------------------------- reading the portfolio whole
create index matter_initiative_order on matter (priority, rank, id) where kind = 'initiative';
create index matter_initiative_place on matter (product_group_id, state) where kind = 'initiative';

-- Sums and ends of the rows that are kept as JSON, so that nobody unpacks them to add up a portfolio.
create function funding_by_year(funding jsonb) returns jsonb language sql immutable parallel safe as $$
  select coalesce(jsonb_object_agg(y, s), '{}') from (
    select f ->> 'year' as y, sum((f ->> 'amount')::numeric) as s from jsonb_array_elements(funding) f
    where f ->> 'year' is not null and f ->> 'amount' is not null group by 1) x
$$;
create function funding_total(funding jsonb) returns numeric language sql immutable parallel safe as $$
  select coalesce(sum((f ->> 'amount')::numeric), 0) from jsonb_array_elements(funding) f
$$;
create function milestone_end(milestones jsonb, first boolean) returns date language sql immutable parallel safe as $$
  select case when first then min(make_date(left(d, 4)::int, substr(d, 6, 2)::int, right(d, 2)::int))
    else max(make_date(left(d, 4)::int, substr(d, 6, 2)::int, right(d, 2)::int)) end
  from (select m ->> 'date' as d from jsonb_array_elements(milestones) m) x where d is not null
$$;
alter table initiative
  add column funding_by_year jsonb generated always as (funding_by_year(funding)) stored,
  add column funding_total   numeric generated always as (funding_total(funding)) stored,
  add column first_milestone date generated always as (milestone_end(milestones, true)) stored,
  add column last_milestone  date generated always as (milestone_end(milestones, false)) stored;
create index initiative_milestones on initiative (last_milestone, first_milestone) where last_milestone is not null;

-- ---------------------------------------------------------------- status reports
create table status_report (
  id            bigint generated always as identity primary key,
  initiative_id bigint not null references initiative,
  status        text check (status in ('green', 'yellow', 'red')),
  summary       text not null default '' check (length(summary) <= 4000),
  progress      smallint check (progress between 0 and 100),
  progress_note text not null default '' check (length(progress_note) <= 4000),
  spent         numeric check (spent between 0 and 1e12),
  forecast      numeric check (forecast between 0 and 1e12),
  cost_note     text not null default '' check (length(cost_note) <= 4000),
  risk_note     text not null default '' check (length(risk_note) <= 4000),
  okr           jsonb not null default '[]' check (jsonb_typeof(okr) = 'array'),
  language      text not null default 'nb' check (language in ('nb', 'nn', 'en')),
  version       int not null default 1,
  created_by    bigint not null references person,
  created_at    timestamptz not null default event_now(),
  updated_at    timestamptz not null default event_now(),
  due_on        date,
  submitted_by  bigint references person,
  submitted_at  timestamptz,
  reported_on   date,
  check ((submitted_at is null) = (submitted_by is null) and (submitted_at is null) = (reported_on is null)),
  check (submitted_at is null or (status is not null and length(trim(summary)) > 0))
);
create unique index status_report_one_draft on status_report (initiative_id) where submitted_at is null;
create index status_report_of on status_report (initiative_id, submitted_at desc, id desc) where submitted_at is not null;
comment on table status_report is 'What an initiative tells while it runs. A draft until it is submitted; then it never changes.';
comment on column status_report.spent is 'NOK so far; forecast is the sum expected when all is done.';
comment on column status_report.okr is 'How the key results stood on the day: [{objective, keyResult, baseline, target, unit, value, measuredOn}].';
comment on column status_report.due_on is 'The day it was asked for; null when nobody had asked.';

create function status_report_stands() returns trigger language plpgsql as $$
begin
  raise exception 'status report % is submitted', old.id using errcode = 'integrity_constraint_violation';
end $$;
create trigger status_report_stands before update or delete on status_report for each row
  when (old.submitted_at is not null) execute function status_report_stands();

create table status_report_asked (
  initiative_id bigint not null references initiative,
  due_on        date not null,
  asked_at      timestamptz not null default event_now(),
  primary key (initiative_id, due_on)
);
comment on table status_report_asked is 'That the owner has been told of a report being due: once for each due day.';

-- ---------------------------------------------------------------- distribution
create table distribution (
  id             bigint generated always as identity primary key,
  initiative_id  bigint not null references initiative,
  receiver       text not null check (receiver in ('productGroup', 'team', 'workingGroup')),
  place_id       bigint references node,
  name           text check (length(name) between 1 and 200),
  lead_id        bigint references person,
  state          text not null default 'proposed' check (state in ('proposed', 'accepted', 'returned', 'withdrawn')),
  note           text not null default '' check (length(note) <= 2000),
  version        int not null default 1,
  created_by     bigint not null references person,
  created_at     timestamptz not null default event_now(),
  decided_by     bigint references person,
  decided_at     timestamptz,
  reason         text check (length(reason) <= 2000),
  check ((receiver = 'workingGroup') = (place_id is null)),
  check ((receiver = 'workingGroup') = (name is not null and lead_id is not null)),
  check ((state = 'proposed') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  check (state <> 'returned' or length(trim(coalesce(reason, ''))) > 0),
  check (state not in ('accepted', 'returned') or decided_by <> created_by)
);
create unique index distribution_once on distribution (initiative_id, place_id)
  where place_id is not null and state in ('proposed', 'accepted');
create index distribution_of on distribution (initiative_id, id);
create index distribution_waits_at on distribution (place_id) where state = 'proposed';
create index distribution_waits_for on distribution (lead_id) where state = 'proposed';
comment on table distribution is 'An initiative given to those who will do the work, and what they answered. Four eyes: never answered by who gave it.';

create table distribution_member (
  distribution_id bigint not null references distribution,
  person_id       bigint not null references person,
  primary key (distribution_id, person_id)
);
create index distribution_member_person on distribution_member (person_id);
create table distribution_part (
  distribution_id bigint not null references distribution,
  part_id         bigint not null references matter,
  team_id         bigint references team,
  primary key (distribution_id, part_id)
);
comment on table distribution_part is 'The epics (or the roadmap element) that accepting drafted, each under the initiative.';

-- ---------------------------------------------------------------- capacity
create table product_group_capacity (
  product_group_id bigint not null references product_group,
  year             smallint not null check (year between 2000 and 2100),
  person_months    numeric not null check (person_months between 0 and 100000),
  version          int not null default 1,
  updated_by       bigint not null references person,
  updated_at       timestamptz not null default event_now(),
  primary key (product_group_id, year)
);
comment on table product_group_capacity is 'Person-months that a product group has for initiatives in a year.';

-- Person-months of an initiative that fall in a year: spread evenly over the days planned; without a whole period, all in
-- the year given as `without`. The same rule as src/domain/portfolio/capacity.ts, held against it by a test.
create function months_in_year(months numeric, starts date, ends date, year int, without int) returns double precision
language sql immutable parallel safe as $$
  select case
    when months is null then 0
    when starts is null or ends is null then case when year = without then months::float8 else 0 end
    else months::float8 * greatest(0, least(ends, make_date(year, 12, 31)) - greatest(starts, make_date(year, 1, 1)) + 1)
      / (ends - starts + 1)
  end
$$;
