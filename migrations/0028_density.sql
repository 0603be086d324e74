-- How close together a person wants lists, tables and trees.

alter table person
  add column density text not null default 'comfortable' check (density in ('comfortable', 'compact'));
comment on column person.density is 'How close together the person wants the rows of lists, tables and trees.';
