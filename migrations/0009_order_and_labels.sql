-- What lists of every kind share: an order that people set by hand, and labels.

-- The place of a matter among those of its kind until somebody moves it: as a key of fractional indexing (an integer part
-- of eight digits, head `h`), so that any two have room between them. Compared byte by byte.
create function rank_of(id bigint) returns text language sql immutable parallel safe as $$
  select 'h' || string_agg(
    substr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', ((id / (62::numeric ^ p)::bigint) % 62)::int + 1, 1), '' order by p desc)
  from generate_series(0, 7) p
$$;
comment on function rank_of is 'First place of a matter in the order of its kind: after all that were there before it.';

alter table matter
  add column labels text[] not null default '{}',
  add column rank   text collate "C" check (length(rank) between 2 and 200);
update matter set rank = rank_of(id);
alter table matter alter column rank set not null;
comment on column matter.rank is 'Order set by hand, a key of fractional indexing; no part of the version.';
comment on column matter.labels is 'Words that a team sorts by, lower case as written.';

create function matter_gets_rank() returns trigger language plpgsql as $$
begin
  new.rank := coalesce(new.rank, rank_of(new.id));
  return new;
end $$;
create trigger matter_rank before insert on matter for each row execute function matter_gets_rank();

create index matter_kind_rank on matter (kind, rank, id);
create index matter_team_rank on matter (team_id, kind, state, rank, id) where team_id is not null;
create index matter_labels on matter using gin (labels) where labels <> '{}';
