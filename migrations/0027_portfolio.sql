-- A demand moves by itself with what answers it (src/domain/demand/settle.ts). What a person decided otherwise stands
-- until the answers stand otherwise; what a person set as met the program does not take back.
alter table demand
  add column met_by_program boolean not null default false,
  add column overruled text check (overruled ~ '^\d+/\d+$');
comment on column demand.met_by_program is 'The program set it as met, since all that answers it was done; it may then open it again.';
comment on column demand.overruled is 'How the answers stood (done/all) when a person last decided otherwise than they say; null when nobody has.';
