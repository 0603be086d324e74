import type { SearchHitValue } from '../../../contract/search.ts';
import { may, type Permission } from '../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { type ExcerptPart, excerptOf, marked, scoreOf } from '../../../domain/search/index.ts';
import { abandonedStates, categoryOf, keyReadings } from '../../../domain/thread/index.ts';
import { refOf, resolveKey } from '../../core/nodes.ts';
import { belongsToAgency } from '../../core/visibility.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import type { Db, Tx } from '../../platform/db/db.ts';
import {
  type Bound,
  bodiesOf,
  type Candidate,
  type FindFilters,
  findParts,
  findPersons,
  keysBeginning,
} from './queries/find.ts';
import { findWindow } from './queries/window.ts';
import { correctedText, type Question, readQuestion } from './question.ts';
import { doneStates } from './states.ts';

/** What is asked. */
export interface FindQuery {
  readonly q: string;
  readonly kind?: string;
  readonly state?: 'open' | 'done';
  readonly team?: string;
  readonly product?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

/** What is answered; see the contract. */
export interface Found {
  readonly items: SearchHitValue[];
  readonly next: string | null;
  readonly jumps: ReturnType<typeof refOf>[];
  readonly corrected: string | null;
}

/** So many of the latest are ranked at once; the rest comes after them, in windows of as many. */
const windowSize = 200;
const mostPeople = 5;
const mostJumps = 5;
/** Parts of words are looked for when there are fewer hits than this. */
const few = 5;

/** Kinds that only some may read, whoever they belong to. */
const kindPermissions: Readonly<Record<string, Permission>> = {
  meeting: 'meeting.read',
  planList: 'plan.read',
  deployment: 'deployment.read',
  guidingDocument: 'portfolio.read',
  demand: 'portfolio.read',
};

const abandoned = new Set(abandonedStates.map((s) => `${s.kind} ${s.state}`));
const phases = ['title', 'body', 'part', 'end'] as const;
type Phase = (typeof phases)[number];

/** Where the next page begins: in which phase, after which window, how far into it. */
interface Place {
  readonly phase: Phase;
  readonly after: Bound | null;
  readonly offset: number;
}

const noHits: Found = { items: [], next: null, jumps: [], corrected: null };

function filtersOf(actor: Actor, query: FindQuery): FindFilters {
  const list = (text: string | undefined) =>
    text
      ?.split(',')
      .map((s) => s.trim())
      .filter(Boolean) ?? [];
  const kinds = list(query.kind);
  return {
    kinds: kinds.length > 0 ? kinds : null,
    hiddenKinds: Object.entries(kindPermissions).flatMap(([kind, p]) => (may(actor, p) ? [] : [kind])),
    open: query.state === undefined ? null : query.state === 'open',
    doneStates,
    team: query.team ?? null,
    product: query.product ?? null,
  };
}

function placeOf(cursor: string | undefined): Place {
  if (cursor === undefined) return { phase: 'title', after: null, offset: 0 };
  const [phase, changedAt, id, offset] = decodeCursor(cursor, 4);
  return {
    phase: phases.find((p) => p === phase) ?? 'end',
    after: typeof changedAt === 'string' ? { changedAt, id: Number(id) } : null,
    offset: Number(offset) || 0,
  };
}

const cursorOf = (p: Place): string | null =>
  p.phase === 'end'
    ? null
    : encodeCursor([p.phase, p.after?.changedAt ?? null, p.after?.id ?? null, p.offset]);

/**
 * Searches over everything the actor sees. Hits in titles come first, then those elsewhere, then titles that only contain
 * parts of what was asked for; within each the latest two hundred are ranked at a time, so that a word that half of all
 * matters have costs no more than a rare one.
 */
export async function findEverything(db: Db, actor: Actor, query: FindQuery, now: Date): Promise<Found> {
  const limit = query.limit ?? 20;
  const filters = filtersOf(actor, query);
  const first = query.cursor === undefined;
  return db.transaction(async (tx) => {
    // By an index always: looking for what there is none of, the planner would read everything.
    await tx.sql(`select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)`);
    const jumps = first ? await jumpsOf(tx, actor, query.q, filters) : [];
    const question = await readQuestion(tx, query.q);
    if (question === null) return { ...noHits, jumps };
    const place = placeOf(query.cursor);
    let answer = await collect(tx, actor, question, filters, place, limit, now);
    let corrected: string | null = null;
    let asked = question;
    const people = first ? await peopleOf(tx, actor, question, query) : [];
    if (first && answer.hits.length === 0 && people.length === 0 && jumps.length === 0) {
      corrected = await correctedText(tx, question);
      const meant = corrected === null ? null : await readQuestion(tx, corrected);
      if (meant !== null) {
        asked = meant;
        answer = await collect(tx, actor, meant, filters, place, limit, now);
      }
      if (answer.hits.length === 0) corrected = null;
    }
    return {
      items: [...people, ...(await shown(tx, asked, answer.hits))],
      // What is corrected is asked for anew by its own words: pages after the first belong to them.
      next: cursorOf(answer.next),
      jumps,
      corrected,
    };
  });
}

/** Goes on from a place until a page is full or there is nothing more. */
async function collect(
  tx: Tx,
  actor: Actor,
  question: Question,
  filters: FindFilters,
  from: Place,
  limit: number,
  now: Date,
): Promise<{ hits: Candidate[]; next: Place }> {
  const hits: Candidate[] = [];
  let place = from;
  while (hits.length < limit && place.phase !== 'end') {
    const nextPhase: Place = {
      phase: phases[phases.indexOf(place.phase) + 1] ?? 'end',
      after: null,
      offset: 0,
    };
    const idle =
      place.phase === 'part'
        ? hits.length >= few || from.phase !== 'title'
        : question.unknown !== null && question.unknown.size > 0;
    if (idle) {
      place = nextPhase;
      continue;
    }
    const { rows, end } = await windowOf(tx, actor, question, filters, place);
    const ranked = rows
      .map((row) => ({ row, score: scoreOf(question.text, hitOf(row), now) }))
      .sort((a, b) => b.score - a.score || b.row.id - a.row.id)
      .map((x) => x.row);
    const page = ranked.slice(place.offset, place.offset + limit - hits.length);
    hits.push(...page);
    const offset = place.offset + page.length;
    if (offset < ranked.length) place = { ...place, offset };
    else if (end !== null) place = { phase: place.phase, after: end, offset: 0 };
    else place = nextPhase;
  }
  return { hits, next: place };
}

async function windowOf(
  tx: Tx,
  actor: Actor,
  question: Question,
  filters: FindFilters,
  place: Place,
): Promise<{ rows: Candidate[]; end: Bound | null }> {
  if (place.phase === 'title' || place.phase === 'body')
    return findWindow(tx, actor, place.phase, question, filters, place.after, windowSize);
  // Shorter parts have no trigrams: every title would be read.
  const parts = question.words.filter((w) => w.length >= 3);
  if (parts.length < question.words.length) return { rows: [], end: null };
  return { rows: await findParts(tx, actor, parts, question.query, filters, windowSize), end: null };
}

const hitOf = (c: Candidate) => ({
  kind: c.page !== null ? 'page' : c.kind,
  title: c.commentId === null ? c.title : '',
  category: c.commentId === null ? categoryOf(c.kind, c.state) : null,
  abandoned: abandoned.has(`${c.kind} ${c.state}`),
  changedAt: c.changedAt,
  textRank: c.textRank,
});

/** A key typed whole (or one that means several things), then those that begin so. */
async function jumpsOf(tx: Tx, actor: Actor, text: string, filters: FindFilters) {
  const readings = keyReadings(text);
  if (readings.length === 0) return [];
  const answer = await resolveKey(tx, actor, text);
  const exact =
    answer === null
      ? []
      : 'node' in answer
        ? [refOf(answer.node)]
        : 'moved' in answer
          ? [{ key: answer.moved, kind: 'matter', title: answer.moved, state: null }]
          : answer.candidates.map((c) => ({
              key: `${c.namespace}:${c.key}`,
              kind: c.kind,
              title: c.title,
              state: null,
            }));
  const begun =
    /^\p{L}{2,10}-?[\s_]?\d*$/u.test(text.trim()) && /\d/.test(text) ? readings.at(-1)!.key : null;
  const more = begun === null ? [] : await keysBeginning(tx, actor, begun, filters.hiddenKinds, mostJumps);
  const seen = new Set<string>();
  return [...exact, ...more]
    .filter((n) => !filters.hiddenKinds.includes(n.kind))
    .filter((n) => !seen.has(n.key) && seen.add(n.key))
    .slice(0, mostJumps);
}

async function peopleOf(
  tx: Tx,
  actor: Actor,
  question: Question,
  query: FindQuery,
): Promise<SearchHitValue[]> {
  const wanted = query.kind === undefined || query.kind.split(',').includes('person');
  const other = query.state !== undefined || query.team !== undefined || query.product !== undefined;
  if (!wanted || other || !belongsToAgency(actor) || !may(actor, 'directory.read')) return [];
  const people = await findPersons(tx, question.words, mostPeople);
  return people.map((person) => ({
    type: 'person' as const,
    key: null,
    kind: 'person',
    title: person.name,
    titleParts: marked(person.name, question.words),
    state: null,
    address: null,
    excerpt: null,
    language: 'nb',
    changedAt: null,
    comment: null,
    person,
  }));
}

async function shown(tx: Tx, question: Question, hits: readonly Candidate[]): Promise<SearchHitValue[]> {
  const bodies = new Map(
    (
      await bodiesOf(
        tx,
        hits.map((h) => h.id),
      )
    ).map((b) => [b.id, b]),
  );
  return hits.map((h) => {
    const extra = bodies.get(h.id);
    const excerpt: ExcerptPart[] | null = excerptOf(extra?.body ?? '', question.stems);
    return {
      type:
        h.page !== null ? ('page' as const) : h.commentId !== null ? ('comment' as const) : ('node' as const),
      key: h.key,
      kind: h.kind,
      title: h.title,
      titleParts: marked(h.title, question.stems),
      state: h.commentId === null ? h.state : null,
      address: h.page,
      excerpt,
      language: h.language,
      changedAt: h.changedAt.toISOString(),
      comment:
        h.commentId === null || !extra || extra.authorId === null
          ? null
          : { id: h.commentId, author: { id: extra.authorId, name: extra.author ?? '' } },
      person: null,
    };
  });
}
