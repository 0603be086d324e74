import type { Queryable } from '../../../platform/db/db.ts';

/**
 * A beginning of more words than these is asked for as a beginning: that many words cost the index more than the list of
 * all documents that begin so.
 */
const mostBegun = 120;

/** Whether every document has been made by the rules of a version, so that its words are all known. */
export async function knowsWords(q: Queryable, version: number): Promise<boolean> {
  const rows = await q.sql('select from search_progress where done_at is not null and version = $1', [
    version,
  ]);
  return rows.length > 0;
}

/** Which of some lexemes any document has, and which lexemes begin with some beginnings (null: too many to tell). */
export async function lexemesOf(
  q: Queryable,
  lexemes: readonly string[],
  beginnings: readonly string[],
): Promise<{ known: Set<string>; begun: Map<string, string[] | null> }> {
  const rows = await q.sql<{ beginning: string | null; lexeme: string }>(
    `select null as beginning, k.lexeme from search_lexeme k where k.lexeme = any($1::text[])
     union all
     select b.beginning, k.lexeme from unnest($2::text[]) b (beginning) cross join lateral (
       select lexeme from search_lexeme where lexeme >= b.beginning collate "C" and lexeme < (b.beginning || U&'\\+10FFFF') collate "C"
       limit ${mostBegun + 1}) k`,
    [lexemes, beginnings],
  );
  const known = new Set<string>();
  const all = new Map<string, string[]>(beginnings.map((b) => [b, []]));
  for (const r of rows) {
    if (r.beginning === null) known.add(r.lexeme);
    else all.get(r.beginning)!.push(r.lexeme);
  }
  const begun = new Map([...all].map(([b, found]) => [b, found.length > mostBegun ? null : found] as const));
  return { known, begun };
}
