-- After much has been written at once (an import, a seeding) the planner must know of it before the next question. Only
-- the owner may ANALYZE; the serving role may ask for it here.
create function refresh_statistics() returns void language plpgsql security definer set search_path = public as $$
declare
  t record;
begin
  for t in select tablename from pg_tables where schemaname = 'public' and tableowner = current_user order by 1 loop
    execute format('analyze %I', t.tablename);
  end loop;
end $$;
comment on function refresh_statistics is 'ANALYZE of every table of the product, for the role that serves.';
revoke execute on function refresh_statistics() from public;
grant execute on function refresh_statistics() to rodtrad_serve;
