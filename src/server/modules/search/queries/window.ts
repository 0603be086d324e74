import type { Actor } from '../../../../domain/kernel/roles.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';
import {
  type Bound,
  type Candidate,
  columns,
  conditions,
  type Expressions,
  type FindFilters,
  joins,
  marksFor,
} from './find.ts';

/** What is asked: as one document is compared with it, and as the index is asked. */
export interface Asked {
  readonly query: Expressions;
  readonly listed: Expressions;
  /** All documents have the marks of what is filtered by. */
  readonly marked: boolean;
}

/** How far each look goes. */
export interface Reach {
  /** A first look at so few of the latest documents tells how common the words are. */
  readonly glance: number;
  /** So many of the latest are looked through where the words are common enough to fill a few pages from them. */
  readonly recent: number;
  readonly enough: number;
  /** Words of this share of all documents are common, though hardly any of the latest may have them: then so many are looked through. */
  readonly common: number;
  readonly wide: number;
}
const usual: Reach = { glance: 400, recent: 4000, enough: 50, common: 0.02, wide: 20_000 };
/** So many documents tell how common words are. */
const sampled = 400;

/** Marks of what is filtered by, as the documents have them: nothing else is looked at. */
async function filterMarks(q: Queryable, f: FindFilters): Promise<string[]> {
  const marks: string[] = [];
  if (f.kinds !== null)
    marks.push(`(${f.kinds.map((k) => `'/is${k.replace(/[^A-Za-z]/g, '')}'`).join(' | ')})`);
  if (f.open === true) marks.push(`'/live'`);
  const keys = [
    ['/at', 'team', f.team],
    ['/on', 'product', f.product],
  ] as const;
  for (const [mark, kind, key] of keys) {
    if (key === null) continue;
    const [node] = await q.sql<{ id: number }>('select id from node where kind = $1 and key = $2', [
      kind,
      key,
    ]);
    marks.push(`'${mark}${node?.id ?? 0}'`);
  }
  return marks;
}
const within = (query: string, marks: readonly string[]): string => [`(${query})`, ...marks].join(' & ');

/**
 * The latest changed documents that match, as many as a window holds, and where the window ends. `title`: all words in
 * the title; `body`: all words somewhere, but not all in the title. A glance at the latest documents tells whether they
 * hold enough, so that common words are found newest first and the others by the index of words; words that are common
 * but not of late (much has come in since) are told by a sample. What is filtered by is among the words where all documents
 * have their marks. What may be seen is judged for the window only.
 */
export async function findWindow(
  q: Queryable,
  actor: Actor,
  phase: 'title' | 'body',
  asked: Asked,
  filters: FindFilters,
  after: Bound | null,
  size: number,
  { glance, recent, enough, common, wide }: Reach = usual,
): Promise<{ rows: Candidate[]; end: Bound | null }> {
  const readers = marksFor(actor);
  const marks = [
    ...(readers === null ? [] : [readers]),
    ...(asked.marked ? await filterMarks(q, filters) : []),
  ];
  const sought = { phase, asked, marks, filters, after, size };
  const look = (among: number | 'all') => placesOf(q, actor, { ...sought, among });
  const rank = phase === 'title' ? null : within(asked.query.body, marks);
  const done = async (places: readonly Bound[], edge: Bound | null = null) => ({
    rows: await seenOf(q, actor, filters, places, rank),
    end: places.length === size ? (places.at(-1) ?? null) : edge,
  });
  let places = await look(glance);
  const reach =
    places.length >= (enough * glance) / recent ? recent : (await shareOf(q, sought)) >= common ? wide : 0;
  if (places.length < size && reach > 0) {
    places = await look(reach);
    const edge = places.length < enough || places.length === size ? null : await edgeOf(q, after, reach);
    if (edge !== null) return done(places, edge);
  }
  if (places.length < size) places = await look('all');
  return done(places);
}

interface Sought {
  readonly phase: 'title' | 'body';
  readonly asked: Asked;
  readonly marks: readonly string[];
  readonly filters: FindFilters;
  readonly after: Bound | null;
  readonly size: number;
}
interface Look extends Sought {
  /** Among so many of the latest, in their order; or among all, by the index of words. */
  readonly among: number | 'all';
}

const newest = 'changed_at desc, id desc';
const before = (w: Where, after: Bound | null): string =>
  after === null
    ? 'true'
    : `(changed_at, id) < (${w.value(after.changedAt)}::timestamptz, ${w.value(after.id)}::bigint)`;

/** How a document `d` is compared with the words. */
function matching(w: Where, { phase, marks }: Sought, words: Expressions): string {
  const title = `${w.value(phase === 'title' ? within(words.title, marks) : words.title)}::tsquery`;
  return phase === 'title'
    ? `d.title_words @@ ${title}`
    : `d.words @@ ${w.value(within(words.body, marks))}::tsquery and not d.title_words @@ ${title}`;
}

/** Which share of all documents matches, told by a few hundred spread evenly over their ids. */
async function shareOf(q: Queryable, sought: Sought): Promise<number> {
  const w = new Where();
  const match = matching(w, sought, sought.asked.query);
  const [row] = await q.sql<{ share: number }>(
    `select count(*) filter (where ${match})::float8 / greatest(count(*), 1) as share
       from (select max(id) as top from search_document) t
       cross join generate_series(1, t.top, greatest(1, t.top / ${sampled})) s (id) join search_document d on d.id = s.id`,
    w.values,
  );
  return row?.share ?? 0;
}

/** The latest that match, of one table alone: planned once, whatever the words. */
function placesOf(q: Queryable, actor: Actor, look: Look): Promise<Bound[]> {
  const { filters, among } = look;
  const w = new Where();
  const match = matching(w, look, among === 'all' ? look.asked.listed : look.asked.query);
  const bound = before(w, look.after);
  // Few matters of a team or product are among many of the same words: they are chosen before the window is cut.
  const narrow =
    !look.asked.marked &&
    (filters.kinds !== null || filters.open !== null || filters.team !== null || filters.product !== null);
  if (narrow) conditions(w, actor, filters);
  const judged = narrow ? ` and ${w.text}` : '';
  // By the index of words the planner must not walk through the order; among the latest it is what it walks along.
  const [from, order] =
    among === 'all'
      ? [`search_document where ${bound}`, `d.changed_at + interval '0' desc, d.id desc`]
      : [`search_document where ${bound} order by ${newest} limit ${among}`, `d.changed_at desc, d.id desc`];
  return q.sql<Bound>(
    `select d.id, d.changed_at::text as "changedAt" from (select * from ${from}) d ${narrow ? joins : ''}
      where ${match}${judged} order by ${order} limit ${look.size}`,
    w.values,
  );
}

/** The last of so many of the latest documents. Null when there are not so many. */
async function edgeOf(q: Queryable, after: Bound | null, among: number): Promise<Bound | null> {
  const w = new Where();
  const [row] = await q.sql<Bound>(
    `select id, changed_at::text as "changedAt" from search_document where ${before(w, after)}
      order by ${newest} offset ${among - 1} limit 1`,
    w.values,
  );
  return row ?? null;
}

/** Those of some documents that may be seen and are filtered for, latest first. `rank`: what the body is ranked by. */
function seenOf(
  q: Queryable,
  actor: Actor,
  filters: FindFilters,
  places: readonly Bound[],
  rank: string | null,
): Promise<Candidate[]> | Candidate[] {
  if (places.length === 0) return [];
  const w = new Where([places.map((p) => p.id)]);
  const textRank = rank === null ? '0' : `ts_rank(d.words, ${w.value(rank)}::tsquery, 1)`;
  conditions(w, actor, filters);
  return q.sql<Candidate>(
    `select ${columns}, ${textRank}::real as "textRank" from search_document d ${joins}
      where d.id = any($1::bigint[]) and (${w.text}) order by d.changed_at desc, d.id desc`,
    w.values,
  );
}
