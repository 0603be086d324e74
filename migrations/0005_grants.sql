-- The serving role reads and writes, but cannot rewrite events or change the schema.
grant usage on schema public to rodtrad_serve;
grant select, insert, update, delete on all tables in schema public to rodtrad_serve;
grant usage, select on all sequences in schema public to rodtrad_serve;
revoke update, delete, truncate on event, event_seal, seal_head, process_version, xid_epoch from rodtrad_serve;
revoke delete on node, matter, link, approval, deployment from rodtrad_serve;
revoke all on schema_migration from rodtrad_serve;
grant select on schema_migration to rodtrad_serve;
alter default privileges in schema public grant select, insert, update, delete on tables to rodtrad_serve;
alter default privileges in schema public grant usage, select on sequences to rodtrad_serve;
