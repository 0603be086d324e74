-- Giving matters out as they stood on a date, with what the law keeps back blacked out.

create table disclosure (
  id           bigint generated always as identity primary key,
  node_id      bigint not null references node,
  as_of        timestamptz not null,
  language     text not null check (language in ('nb', 'nn', 'en')),
  parts        text[] not null check (cardinality(parts) > 0),
  requester    text check (length(requester) between 1 and 300),
  reference    text check (length(reference) between 1 and 200),
  redactions   jsonb not null check (jsonb_typeof(redactions) = 'array'),
  wider_access boolean not null,
  fingerprint  bytea not null check (octet_length(fingerprint) = 32),
  made_by      bigint not null references person,
  made_at      timestamptz not null default event_now(),
  check (as_of <= made_at)
);
create index disclosure_node on disclosure (node_id, id desc);
create index disclosure_made_by on disclosure (made_by);
comment on table disclosure is 'A matter given out as it stood at as_of (offentleglova). Never rewritten; whoever asked (requester) can be taken out.';
comment on column disclosure.parts is 'What went along: fields, criteria, approvals, links, attachments (a list), comments, history. Notes inside the agency never do.';
comment on column disclosure.requester is 'Who asked for it, when the one who made it chose to write it; null also when it has been taken out.';
comment on column disclosure.redactions is 'Places and grounds, never the words: [{item, part, from, to, ground, provision}].';
comment on column disclosure.wider_access is 'Wider access was weighed (offentleglova § 11).';
comment on column disclosure.fingerprint is 'sha256 of the draft that was redacted: what was looked at is what was given out.';

create table disclosure_file (
  disclosure_id bigint not null references disclosure,
  format        text not null check (format in ('docx', 'html')),
  name          text not null check (length(name) between 1 and 200),
  sha256        bytea not null check (octet_length(sha256) = 32),
  size          int not null check (size > 0),
  bytes         bytea,
  erased_at     timestamptz,
  primary key (disclosure_id, format),
  check ((bytes is null) = (erased_at is not null))
);
alter table disclosure_file alter column bytes set storage external;
comment on table disclosure_file is 'The files as they were given out, byte by byte, so that the same can be given again. Erased with the content of the matter; the hash stays.';

revoke update, delete on disclosure, disclosure_file from rodtrad_serve;
grant update (requester) on disclosure to rodtrad_serve;
grant update (bytes, erased_at) on disclosure_file to rodtrad_serve;

-- ---------------------------------------------------------------- erasing what an event says
-- Nobody erases without leaving word of it: an event `event.erased` of the same transaction names what is erased.
create or replace function erase_event(event_id bigint) returns void
language plpgsql security definer set search_path = public as $$
begin
  if not exists (
    select from event e where e.xid = event_xid() and e.type = 'event.erased' and e.payload->'data'->'events' @> to_jsonb(event_id)
  ) then
    raise exception 'event % cannot be erased without an event that tells of it', event_id using errcode = 'insufficient_privilege';
  end if;
  if exists (select from event e where e.id = event_id and e.type = 'event.erased') then
    raise exception 'event % tells of an erasure', event_id using errcode = 'insufficient_privilege';
  end if;
  update event set payload = null, salt = null, erased_at = now() where id = event_id and erased_at is null;
end $$;
comment on function erase_event is 'Takes payload and salt of an event named by an event.erased of the same transaction; the commitment and the chain stay.';
revoke execute on function erase_event from public;
grant execute on function erase_event to rodtrad_serve;

-- ---------------------------------------------------------------- people who have left
alter table person add column anonymised_at timestamptz;
alter table person add constraint person_anonymised check (
  anonymised_at is null or (left_at is not null and email is null and subject is null)
);
comment on column person.anonymised_at is 'When name, address and login were taken out. What the person did stays, by the same id.';

-- ---------------------------------------------------------------- access level and retention by kind
create table retention_rule (
  kind       text primary key check (kind ~ '^[a-z][A-Za-z]{1,39}$'),
  audience   text check (audience in ('public', 'agency', 'organisation', 'team', 'restricted')),
  years      smallint check (years between 0 and 100),
  action     text not null check (action in ('keep', 'anonymise', 'erase')),
  version    int not null default 2 check (version >= 2),
  updated_by bigint not null references person,
  updated_at timestamptz not null default event_now(),
  check ((action = 'keep') = (years is null))
);
comment on table retention_rule is 'Who sees new matters of a kind unless said otherwise, and what becomes of them some years after they ended. Version 1 means that nobody has set it; earlier ones are in event.';
comment on column retention_rule.audience is 'Access level of new matters; null: as the process has it.';
comment on column retention_rule.years is 'Whole years after the end (matter.ended_at).';

create table retention_done (
  matter_id    bigint not null references matter,
  action       text not null check (action in ('anonymise', 'erase')),
  rule_version int not null,
  done_by      bigint not null references person,
  done_at      timestamptz not null default event_now(),
  primary key (matter_id, action)
);
comment on table retention_done is 'Matters whose people, or content, have been taken out under the rule of their kind; by a person, never by itself. The node, its key, its links and the chain of its events stay.';
revoke update, delete on retention_done from rodtrad_serve;
create index matter_kind_ended on matter (kind, ended_at) where ended_at is not null;

-- A submitted report never changes, but its words can be taken out.
create or replace function status_report_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.summary = '-' and new.progress_note = '' and new.cost_note = '' and new.risk_note = ''
     and new.okr = '[]' and new.id = old.id and new.initiative_id = old.initiative_id and new.status is not distinct from old.status
     and new.progress is not distinct from old.progress and new.spent is not distinct from old.spent
     and new.forecast is not distinct from old.forecast and new.submitted_at = old.submitted_at and new.reported_on = old.reported_on then
    return new;
  end if;
  raise exception 'status report % is submitted', old.id using errcode = 'integrity_constraint_violation';
end $$;

-- Measurements are never changed by who serves; their notes go with the content of the key result, told by an event of the same transaction.
create function erase_measurement_notes(of_key_result bigint) returns void
language plpgsql security definer set search_path = public as $$
begin
  if not exists (
    select from event e where e.xid = event_xid() and e.type = 'matter.contentErased' and e.node_id = of_key_result
  ) then
    raise exception 'notes of % cannot be erased without an event that tells of it', of_key_result using errcode = 'insufficient_privilege';
  end if;
  update key_result_measurement set note = case when supersedes_id is null then '' else '-' end where key_result_id = of_key_result;
end $$;
comment on function erase_measurement_notes is 'Takes the notes of a key result''s measurements whose content is being erased (matter.contentErased in the same transaction).';
revoke execute on function erase_measurement_notes from public;
grant execute on function erase_measurement_notes to rodtrad_serve;
