import type { Actor } from '../../../../domain/kernel/roles.ts';
import { belongsToAgency, visibleNode } from '../../../core/visibility.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** What somebody searches under besides words. */
export interface FindFilters {
  readonly kinds: readonly string[] | null;
  /** Kinds that the reader lacks the permission for. */
  readonly hiddenKinds: readonly string[];
  readonly open: boolean | null;
  /** `kind state` of matters that are done. */
  readonly doneStates: readonly string[];
  readonly team: string | null;
  readonly product: string | null;
}

/** Expressions of PostgreSQL's full text search (tsquery) for words in titles and anywhere. */
export interface Expressions {
  readonly title: string;
  readonly body: string;
}

/** Where a window ends: the change and the id of its last row. */
export interface Bound {
  readonly changedAt: string;
  readonly id: number;
}

/** A candidate, before it is ranked. */
export interface Candidate {
  readonly id: number;
  readonly nodeId: number | null;
  readonly commentId: number | null;
  readonly page: string | null;
  readonly kind: string;
  readonly language: string;
  readonly key: string | null;
  readonly title: string;
  readonly state: string | null;
  readonly changedAt: Date;
  /** To the microsecond, for the bound. */
  readonly changedText: string;
  readonly textRank: number;
}

/** All that a document `d` may belong to. */
export const joins = `left join node n on n.id = d.node_id left join matter m on m.id = d.node_id
  left join external_issue x on x.id = d.node_id left join comment c on c.id = d.comment_id`;
/** Columns of a {@link Candidate} but its rank. */
export const columns = `d.id, d.node_id as "nodeId", d.comment_id as "commentId", d.page, d.kind, d.language, n.key,
  coalesce(n.title, d.title) as title, coalesce(m.state, x.state) as state, d.changed_at as "changedAt", d.changed_at::text as "changedText"`;

/**
 * For whoever does not belong to the agency: what the index is asked besides the words, so that what they may not see is
 * not even looked at. Null for the agency's own, who see nearly everything.
 */
export function marksFor(actor: Actor): string | null {
  if (belongsToAgency(actor)) return null;
  const held = actor.held.flatMap((h) =>
    h.scopeId === null
      ? []
      : h.scopeKind === 'organisation'
        ? [`'/o${h.scopeId}'`]
        : h.scopeKind === 'team'
          ? [`'/t${h.scopeId}'`]
          : [],
  );
  return `(${["'/open'", `'/p${actor.personId}'`, ...held].join(' | ')})`;
}

/** What is filtered by and who may see it, judged by the rows themselves. Needs {@link joins}. */
export function conditions(w: Where, actor: Actor, f: FindFilters): void {
  const comment = belongsToAgency(actor) ? 'c.deleted_at is null' : 'c.deleted_at is null and not c.internal';
  w.and(`d.node_id is null or (${visibleNode(actor, w)})`);
  w.and(`d.comment_id is null or (${comment})`);
  w.and(`d.page is null or d.language = ${w.value(actor.language)}`);
  if (f.kinds !== null) w.and(`d.kind = any(${w.value(f.kinds)}::text[])`);
  if (f.hiddenKinds.length > 0) w.and(`n.id is null or not n.kind = any(${w.value(f.hiddenKinds)}::text[])`);
  if (f.open !== null) {
    const done = `(m.kind || ' ' || m.state) = any(${w.value(f.doneStates)}::text[])`;
    w.and(`m.id is not null and d.comment_id is null and ${f.open ? 'not ' : ''}${done}`);
  }
  if (f.team !== null)
    w.and(
      `m.team_id = (select id from node where namespace = 'rodtrad' and kind = 'team' and key = ${w.value(f.team)})`,
    );
  if (f.product !== null) {
    const product = `(select id from node where namespace = 'product' and kind = 'product' and key = ${w.value(f.product)})`;
    w.and(
      `m.product_id = ${product} or exists (select from deployment p where p.id = d.node_id and p.product_id = ${product})`,
    );
  }
}

/** Titles with parts of words in them are looked through up to so many: words that all have are found by their index. */
const mostParts = 3000;

/** Titles with all the parts of words in them, newest nodes first: what the index of words cannot find. */
export async function findParts(
  q: Queryable,
  actor: Actor,
  parts: readonly string[],
  query: { readonly title: string; readonly body: string },
  filters: FindFilters,
  size: number,
): Promise<Candidate[]> {
  const w = new Where();
  const within = parts
    .map((p) => `title ilike ${w.value(`%${p.replace(/[\\%_]/g, '\\$&')}%`)}`)
    .join(' and ');
  w.and('d.comment_id is null');
  w.and(
    `not d.title_words @@ ${w.value(query.title)}::tsquery and not d.words @@ ${w.value(query.body)}::tsquery`,
  );
  const marks = marksFor(actor);
  if (marks !== null) w.and(`d.title_words @@ ${w.value(marks)}::tsquery`);
  conditions(w, actor, filters);
  return q.sql<Candidate>(
    `select ${columns}, 0::real as "textRank"
       from (select * from node where ${within} limit ${mostParts}) n join search_document d on d.node_id = n.id
       left join matter m on m.id = n.id left join external_issue x on x.id = n.id left join comment c on c.id = d.comment_id
      where ${w.text} order by n.id desc limit ${size}`,
    w.values,
  );
}

/** Stems of words in Norwegian and English; empty for words that say nothing (stop words). */
export async function stemsOf(
  q: Queryable,
  words: readonly string[],
): Promise<{ word: string; nb: string[]; en: string[] }[]> {
  return q.sql(
    `select w as word, ts_lexize('norwegian_stem', w) as nb, ts_lexize('english_stem', w) as en from unnest($1::text[]) w`,
    [words],
  );
}

/** Words of titles that look like a word, likest first. */
export async function wordsLike(q: Queryable, word: string): Promise<string[]> {
  const rows = await q.sql<{ word: string }>(
    `select word from search_word where word % $1 order by similarity(word, $1) desc, word limit 30`,
    [word],
  );
  return rows.map((r) => r.word);
}

/** Whether any title or body has a word, or one that begins so. */
export async function hasWord(q: Queryable, query: string): Promise<boolean> {
  const rows = await q.sql('select 1 from search_document where words @@ $1::tsquery limit 1', [query]);
  return rows.length > 0;
}

/** Bodies of documents, and the authors of comments, for what is shown. */
export async function bodiesOf(
  q: Queryable,
  ids: readonly number[],
): Promise<{ id: number; body: string; authorId: number | null; author: string | null }[]> {
  if (ids.length === 0) return [];
  return q.sql(
    `select d.id, left(d.body, 20000) as body, p.id as "authorId", p.name as author from search_document d
       left join comment c on c.id = d.comment_id left join person p on p.id = c.author_id where d.id = any($1::bigint[])`,
    [ids],
  );
}

/** People of the agency by the beginnings of their names; those who have left are not found. */
export async function findPersons(
  q: Queryable,
  words: readonly string[],
  limit: number,
): Promise<{ id: number; name: string }[]> {
  const w = new Where();
  for (const word of words)
    w.and(
      `p.name ilike ${w.value(`${word}%`)} or p.name ilike ${w.value(`% ${word}%`)} or p.name ilike ${w.value(`%-${word}%`)}`,
    );
  return q.sql(
    `select p.id, p.name from person p where p.left_at is null and ${w.text} order by p.name collate "nb-x-icu", p.id limit ${limit}`,
    w.values,
  );
}

/** Nodes whose keys begin with a text, shortest key first; only what the actor sees. */
export async function keysBeginning(
  q: Queryable,
  actor: Actor,
  beginning: string,
  hiddenKinds: readonly string[],
  limit: number,
): Promise<{ key: string; kind: string; title: string; state: string | null }[]> {
  const w = new Where();
  const begin = w.value(beginning.toUpperCase());
  w.and(`upper(n.key) ~>=~ ${begin} and upper(n.key) ~<~ (${begin} || U&'\\+10FFFF')`);
  w.and(visibleNode(actor, w));
  if (hiddenKinds.length > 0) w.and(`not n.kind = any(${w.value(hiddenKinds)}::text[])`);
  return q.sql(
    `select n.key, n.kind, n.title, coalesce(m.state, x.state) as state from node n left join matter m on m.id = n.id
       left join external_issue x on x.id = n.id where ${w.text} order by upper(n.key) using ~<~ limit ${limit}`,
    w.values,
  );
}
