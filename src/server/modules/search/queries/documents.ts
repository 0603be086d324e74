import { lastPart, normaliseWord, plainText, wordsIn } from '../../../../domain/search/index.ts';
import type { Queryable } from '../../../platform/db/db.ts';

/** What a document is made of. `body` is plain text or Markdown. */
export interface NewDocument {
  readonly ref: string;
  readonly nodeId: number | null;
  readonly commentId: number | null;
  readonly page: string | null;
  readonly kind: string;
  readonly language: 'nb' | 'nn' | 'en';
  /** Words it is found by first: title, key, name. */
  readonly title: string;
  readonly body: string;
  readonly changedAt: Date;
  /** Who outside the agency may see it and what it is filtered by, as words of its own, separated by spaces. */
  readonly marks: string;
}

/** Words as bokmål, and after them the last parts of those that are compounds. */
const comparable = (words: readonly string[]): string => {
  const normal = words.map(normaliseWord);
  return [...normal, ...normal.flatMap((w) => lastPart(w) ?? [])].join(' ');
};
const spaced = (words: readonly string[]): string => words.join(' ');
/** What misspelt words are compared with: of letters alone, neither short nor endless. */
const telling = /^\p{L}{4,60}$/u;

/** Lexemes of letters alone: marks, keys and other numbers have no end, and nobody types their beginnings as words. */
const spelt = `l.lexeme !~ '^/|[0-9]' and length(l.lexeme) <= 60`;

/**
 * Stores documents, replacing those of the same `ref`. Words are made comparable here (nynorsk as bokmål) and stemmed
 * by PostgreSQL: titles in Norwegian, in English and as they stand, bodies in Norwegian, English ones in English too.
 */
export async function storeDocuments(
  q: Queryable,
  documents: readonly NewDocument[],
  version: number,
): Promise<void> {
  if (documents.length === 0) return;
  const sorted = [...new Map(documents.map((d) => [d.ref, d])).values()].sort((a, b) =>
    a.ref < b.ref ? -1 : 1,
  );
  const rows = sorted.map((d) => {
    const title = wordsIn(d.title);
    const body = plainText(d.body);
    const words = wordsIn(body);
    return {
      ...d,
      title: d.page === null ? '' : d.title.slice(0, 500),
      body,
      titlePlain: spaced(title),
      titleNormal: comparable(title),
      bodyNormal: comparable(words),
      bodyEnglish: d.language === 'en' ? spaced(words) : '',
      marks: `/is${d.kind} ${d.marks}`.trim(),
      titleWords: d.page === null && d.commentId === null ? title.filter((w) => telling.test(w)) : [],
    };
  });
  await q.sql(
    `with stored as (insert into search_document (ref, node_id, comment_id, page, kind, language, title, body, title_words, words, changed_at, version)
     select d.ref, d.node_id, d.comment_id, d.page, d.kind, d.language, d.title, d.body, t.words,
       setweight(t.words, 'A') || setweight(to_tsvector('norwegian', d.body_normal), 'B') || setweight(to_tsvector('english', d.body_english), 'C'),
       d.changed_at, $13::smallint
     from unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::text[], $10::text[], $11::text[], $12::text[], $14::timestamptz[], $15::text[])
       as d (ref, node_id, comment_id, page, kind, language, title, body, title_plain, title_normal, body_normal, body_english, changed_at, marks)
     cross join lateral (select array_to_tsvector(string_to_array(d.marks, ' ')) || to_tsvector('norwegian', d.title_normal) || to_tsvector('english', d.title_plain) || to_tsvector('simple', d.title_plain) as words) t
     on conflict (ref) do update set kind = excluded.kind, language = excluded.language, title = excluded.title, body = excluded.body,
       title_words = excluded.title_words, words = excluded.words, changed_at = excluded.changed_at, version = excluded.version
       returning words)
     insert into search_lexeme (lexeme) select distinct l.lexeme from stored cross join unnest(stored.words) l
       where ${spelt} and not exists (select from search_lexeme k where k.lexeme = l.lexeme) order by 1 on conflict do nothing`,
    [
      rows.map((r) => r.ref),
      rows.map((r) => r.nodeId),
      rows.map((r) => r.commentId),
      rows.map((r) => r.page),
      rows.map((r) => r.kind),
      rows.map((r) => r.language),
      rows.map((r) => r.title),
      rows.map((r) => r.body),
      rows.map((r) => r.titlePlain),
      rows.map((r) => r.titleNormal),
      rows.map((r) => r.bodyNormal),
      rows.map((r) => r.bodyEnglish),
      version,
      rows.map((r) => r.changedAt),
      rows.map((r) => r.marks),
    ],
  );
  const words = [...new Set(rows.flatMap((r) => r.titleWords))].sort();
  if (words.length > 0) {
    await q.sql(
      `insert into search_word (word) select w from unnest($1::text[]) w
        where not exists (select 1 from search_word s where s.word = w) on conflict do nothing`,
      [words],
    );
  }
}

/** Takes documents away: of comments that are gone, of pages that are no more. */
export async function removeDocuments(q: Queryable, refs: readonly string[]): Promise<void> {
  if (refs.length > 0) await q.sql('delete from search_document where ref = any($1::text[])', [refs]);
}

/** Addresses of the pages that have documents. */
export async function pageRefs(q: Queryable): Promise<{ ref: string; version: number }[]> {
  return q.sql('select ref, version from search_document where page is not null');
}

/** How many documents there are. */
export async function countDocuments(q: Queryable): Promise<number> {
  const [row] = await q.sql<{ count: number }>('select count(*) as count from search_document');
  return row?.count ?? 0;
}
