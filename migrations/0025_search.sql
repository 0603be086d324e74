-- Finding among a million: every word that the documents have, so that a beginning is asked for by the words it begins.

create table search_lexeme (
  lexeme text collate "C" primary key check (length(lexeme) between 1 and 60)
);
comment on table search_lexeme is 'Words that search documents have, as they are indexed (stemmed and as they stand), without those with digits. Only ever added to; whole when search_progress says that all documents are made by the rules of today.';
comment on column search_lexeme.lexeme is 'In byte order, so that the words that begin alike stand together.';
-- The few pages among the documents, which every start goes through.
create index search_document_page on search_document (ref) include (version) where page is not null;

-- ---------------------------------------------------------------- what the planner knows
-- Few of all matters are initiatives, but those have a priority nearly always and issues hardly ever: one by one these
-- say nothing of how many are both.
create statistics matter_kind_state (mcv) on kind, state, priority from matter;
analyze matter;

-- ---------------------------------------------------------------- counting and adding up from an index alone
create index matter_counted on matter (kind, state) include (estimate) where audience in ('public', 'agency');
create index matter_narrow on matter (kind, state) where audience not in ('public', 'agency');
-- All that adding up the portfolio reads, in the order of both tables' ids.
create index matter_initiative_sums on matter (id)
  include (state, priority, product_group_id, planned_start, planned_end, audience, organisation_id, team_id, owner_id, created_by)
  where kind = 'initiative';
create index initiative_sums on initiative (id) include (person_months, source, funding_total, funding_by_year);

-- ---------------------------------------------------------------- what nobody has
create index matter_without_owner on matter (kind, state) where owner_id is null;
create index matter_without_team on matter (kind, state) where team_id is null;
create index matter_without_product on matter (kind, state) where product_id is null;
