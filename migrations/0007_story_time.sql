-- The time at which things are recorded: the transaction's. Only the demo seeding says otherwise, to tell of a year
-- that has passed: set_config('rodtrad.now', …, true), for its own transaction, and never a time to come.
create function event_now() returns timestamptz language sql stable parallel safe as
  $$ select least(now(), coalesce(nullif(current_setting('rodtrad.now', true), '')::timestamptz, now())) $$;
comment on function event_now is 'When this is recorded. A past time only where the demo agency''s year is told.';

alter table person
  alter column created_at set default event_now();
alter table membership
  alter column created_at set default event_now(),
  alter column valid set default tstzrange(event_now(), null);
alter table node
  alter column created_at set default event_now();
alter table matter
  alter column state_since set default event_now(),
  alter column created_at set default event_now(),
  alter column updated_at set default event_now();
alter table criterion_mark
  alter column marked_at set default event_now();
alter table approval
  alter column requested_at set default event_now();
alter table link
  alter column created_at set default event_now();
alter table event
  alter column occurred_at set default event_now(),
  alter column recorded_at set default event_now();
