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
  /** More hits than these are not sorted: the window is then looked for among the latest documents only, so many of them. */
  readonly sortable: number;
  readonly wide: number;
}
const usual: Reach = { glance: 400, recent: 4000, enough: 50, sortable: 5000, wide: 40_000 };

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
 * but not of late (much has come in since) by both. What is filtered by is among the words where all documents have their
 * marks. What may be seen is judged for the window only.
 */
export async function findWindow(
  q: Queryable,
  actor: Actor,
  phase: 'title' | 'body',
  asked: Asked,
  filters: FindFilters,
  after: Bound | null,
  size: number,
  { glance, recent, enough, sortable, wide }: Reach = usual,
): Promise<{ rows: Candidate[]; end: Bound | null }> {
  const readers = marksFor(actor);
  const marks = [
    ...(readers === null ? [] : [readers]),
    ...(asked.marked ? await filterMarks(q, filters) : []),
  ];
  const look = (among: number | 'all', most: number | null = null, until: Bound | null = null) =>
    placesOf(q, actor, { phase, asked, marks, filters, after, among, most, until, size });
  const rank = phase === 'title' ? null : within(asked.query.body, marks);
  const done = async (places: readonly Place[], edge: Bound | null = null) => ({
    rows: await seenOf(q, actor, filters, places, rank),
    end: places.length === size ? (places.at(-1) ?? null) : edge,
  });
  let places = await look(glance);
  if (places.length < size && places.length >= (enough * glance) / recent) {
    places = await look(recent);
    const edge = places.length < enough || places.length === size ? null : await edgeOf(q, after, recent);
    if (edge !== null) return done(places, edge);
  }
  if (places.length === size) return done(places);
  places = await look('all', sortable);
  if ((places[0]?.found ?? 0) <= sortable) return done(places);
  const edge = await edgeOf(q, after, wide);
  if (edge !== null) {
    // Only with the edge at hand does the planner see that both indexes together leave little.
    await q.sql(`select set_config('plan_cache_mode', 'force_custom_plan', true)`);
    places = await look('all', null, edge);
    if (places.length >= enough) return done(places, edge);
  }
  return done(await look('all'));
}

interface Look {
  readonly phase: 'title' | 'body';
  readonly asked: Asked;
  readonly marks: readonly string[];
  readonly filters: FindFilters;
  readonly after: Bound | null;
  /** Among so many of the latest, in their order; or among all, by the index of words. */
  readonly among: number | 'all';
  /** By the index of words: no more than these are looked at, and one more. */
  readonly most: number | null;
  /** By the index of words: none before this. */
  readonly until: Bound | null;
  readonly size: number;
}

interface Place extends Bound {
  /** How many were looked at to sort them. */
  readonly found: number;
}

const newest = 'changed_at desc, id desc';
const before = (w: Where, after: Bound | null): string =>
  after === null
    ? 'true'
    : `(changed_at, id) < (${w.value(after.changedAt)}::timestamptz, ${w.value(after.id)}::bigint)`;

const notBefore = (w: Where, until: Bound): string =>
  `(changed_at, id) >= (${w.value(until.changedAt)}::timestamptz, ${w.value(until.id)}::bigint)`;

/** The latest that match, of one table alone: planned once, whatever the words. */
function placesOf(q: Queryable, actor: Actor, look: Look): Promise<Place[]> {
  const { phase, marks, filters, among } = look;
  const words = among === 'all' ? look.asked.listed : look.asked.query;
  const w = new Where();
  const title = `${w.value(phase === 'title' ? within(words.title, marks) : words.title)}::tsquery`;
  const match =
    phase === 'title'
      ? `d.title_words @@ ${title}`
      : `d.words @@ ${w.value(within(words.body, marks))}::tsquery and not d.title_words @@ ${title}`;
  const bound = before(w, look.after);
  // Few matters of a team or product are among many of the same words: they are chosen before the window is cut.
  const narrow =
    !look.asked.marked &&
    (filters.kinds !== null || filters.open !== null || filters.team !== null || filters.product !== null);
  if (narrow) conditions(w, actor, filters);
  const judged = narrow ? ` and ${w.text}` : '';
  // By the index of words the planner must not walk through the order; among the latest it is what it walks along.
  const from =
    among === 'all'
      ? `search_document where ${bound}${look.until === null ? '' : ` and ${notBefore(w, look.until)}`}`
      : `search_document where ${bound} order by ${newest} limit ${among}`;
  const found = `select d.id, d.changed_at from (select * from ${from}) d ${narrow ? joins : ''} where ${match}${judged}`;
  const hits = look.most === null ? found : `${found} limit ${look.most + 1}`;
  const order =
    among === 'all' ? `h.changed_at + interval '0' desc, h.id desc` : 'h.changed_at desc, h.id desc';
  const count = look.most === null ? '0' : 'count(*) over ()::int';
  return q.sql<Place>(
    `select h.id, h.changed_at::text as "changedAt", ${count} as found from (${hits}) h order by ${order} limit ${look.size}`,
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
  places: readonly Place[],
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
