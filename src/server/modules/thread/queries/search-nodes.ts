import type { NodeRefValue } from '../../../../contract/common.ts';
import { hasWordLike, keyReadings, likeliestFirst, wordsOf } from '../../../../domain/thread/index.ts';
import { type NodeRow, refOf, seenBy, type Viewer } from '../../../core/nodes.ts';
import type { Db, Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** Most rows each way of finding gives; the likeliest are chosen among them. */
const few = 60;
const many = 120;
/** Shorter words have no trigrams: searching for them would read every title. */
const shortest = 3;
/** Kinds so few that their titles can be read through. */
const named = ['product', 'application', 'productGroup', 'team', 'organisation'];

const select = `select n.id, n.kind, n.namespace, n.key, n.title, m.state from node n left join matter m on m.id = n.id`;
const containing = (word: string): string => `%${word.replace(/[\\%_]/gu, '\\$&')}%`;

/**
 * Finds nodes by key (whole, or how it begins) and by words of the title, likeliest first; where nothing is found,
 * by likeness (typing errors). Only what the viewer sees. `kinds` empty: all.
 */
export async function searchNodes(
  db: Db,
  viewer: Viewer,
  question: string,
  kinds: readonly string[],
  limit: number,
): Promise<NodeRefValue[]> {
  // PostgreSQL's text has no NUL, so nothing of ours contains one.
  if (question.includes('\u0000') || question.trim() === '') return [];
  return db.transaction(async (tx) => {
    // Whether to read newest first or by the index depends on how common the words are: plan for these ones.
    await tx.sql(`select set_config('plan_cache_mode', 'force_custom_plan', true)`);
    const found = new Map<number, NodeRow>();
    const sets = await Promise.all([
      byKey(tx, viewer, question, kinds),
      byWords(tx, viewer, question, kinds),
    ]);
    for (const n of sets.flat()) found.set(n.id, n);
    if (found.size === 0) for (const n of await byLikeness(tx, viewer, question, kinds)) found.set(n.id, n);
    return likeliestFirst(question, [...found.values()])
      .slice(0, limit)
      .map((n) => refOf(n));
  });
}

function conditions(viewer: Viewer, kinds: readonly string[]): Where {
  const w = new Where();
  w.and(seenBy(viewer, w));
  if (kinds.length > 0) w.and(`n.kind = any(${w.value(kinds)}::text[])`);
  return w;
}

async function byKey(
  q: Queryable,
  viewer: Viewer,
  question: string,
  kinds: readonly string[],
): Promise<NodeRow[]> {
  const forms = [...new Set(keyReadings(question).map((r) => r.key))];
  const sets = await Promise.all(
    forms.map((form) => {
      const w = conditions(viewer, kinds);
      const begin = w.value(form);
      // A range instead of LIKE, which uses the index only with a constant pattern.
      w.and(`upper(n.key) ~>=~ upper(${begin}) and upper(n.key) ~<~ (upper(${begin}) || U&'\\+10FFFF')`);
      return q.sql<NodeRow>(
        `${select} where ${w.text} order by upper(n.key) using ~<~ limit ${few}`,
        w.values,
      );
    }),
  );
  return sets.flat();
}

/**
 * Titles with all the words in them. The index is asked for the two longest; the others are told in a way it has no
 * index for, since each word it is asked for costs as much as reading the titles that the first two leave.
 */
function byWords(
  q: Queryable,
  viewer: Viewer,
  question: string,
  kinds: readonly string[],
): Promise<NodeRow[]> | NodeRow[] {
  const words = wordsOf(question);
  if (words.length === 0) return [];
  const w = conditions(viewer, kinds);
  const long = words.filter((word) => word.length >= shortest);
  for (const word of long.slice(0, 2)) w.and(`n.title ilike ${w.value(containing(word))}`);
  for (const word of words.filter((x) => !long.slice(0, 2).includes(x))) {
    w.and(`lower(n.title) like ${w.value(containing(word))}`);
  }
  if (long.length === 0) w.and(`n.kind = any(${w.value(named)}::text[])`);
  return q.sql<NodeRow>(`${select} where ${w.text} order by n.id desc limit ${many}`, w.values);
}

/**
 * Titles with words almost like those asked for. A slip of the finger leaves one half of a word whole: titles with
 * either half are few enough to be compared letter by letter. (Trigram likeness over a million titles took two seconds.)
 */
async function byLikeness(
  q: Queryable,
  viewer: Viewer,
  question: string,
  kinds: readonly string[],
): Promise<NodeRow[]> {
  const words = wordsOf(question).filter((word) => word.length >= 2 * shortest);
  if (words.length === 0) return [];
  const halves = words.slice(0, 2).flatMap((word) => {
    const middle = Math.floor(word.length / 2);
    return [word.slice(0, middle), word.slice(middle)];
  });
  const sets = await Promise.all(
    halves.map((half) => {
      const w = conditions(viewer, kinds);
      w.and(`n.title ilike ${w.value(containing(half))}`);
      return q.sql<NodeRow>(`${select} where ${w.text} order by n.id desc limit ${many}`, w.values);
    }),
  );
  return sets.flat().filter((n) => words.every((word) => hasWordLike(n.title, word)));
}
