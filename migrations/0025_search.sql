-- Finding among a million: every word that the documents have, so that a beginning is asked for by the words it begins.

create table search_lexeme (
  lexeme text collate "C" primary key check (length(lexeme) between 1 and 60)
);
comment on table search_lexeme is 'Words that search documents have, as they are indexed (stemmed and as they stand), without those with digits. Only ever added to; whole when search_progress says that all documents are made by the rules of today.';
comment on column search_lexeme.lexeme is 'In byte order, so that the words that begin alike stand together.';
