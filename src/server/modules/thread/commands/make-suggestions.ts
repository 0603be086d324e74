import { ownPrefixes } from '../../../../domain/kernel/keys.ts';
import { kindRank } from '../../../../domain/kernel/links.ts';
import { confidence, likenessConfidence, tellingWords } from '../../../../domain/thread/index.ts';
import { recordEvent } from '../../../core/events.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import {
  issuesWithoutOrigin,
  keepProgress,
  type Like,
  type LikeQuestion,
  likesOf,
  linesLike,
  mattersWithKeys,
  nodesByKeys,
  progressOf,
  type Suggestion,
  sameCommits,
  storeSuggestions,
  unexplainedLines,
  unlinkedMentions,
} from '../queries/suggest.ts';

/** How many new suggestions there were, by reason. */
export interface SuggestionCounts {
  sameKey: number;
  sameCommit: number;
  likeText: number;
}

const key = /(?<![\p{L}\p{N}_])([A-ZÆØÅ][A-ZÆØÅ0-9]{1,9})-([1-9]\d{0,9})(?!\d)/gu;
/** The same, coarser, for PostgreSQL to leave out what cannot have one. */
const keyPattern = '[A-ZÆØÅ][A-ZÆØÅ0-9]+-[1-9]';
const own = Object.keys(ownPrefixes);
const ownPattern = `(${own.join('|')})-[1-9]`;
const mattersAtOnce = 5000;
/** Likeness costs a search each: the newest are worth it. */
const deploymentsAtOnce = 200;
const issuesAtOnce = 300;
/**
 * Questions of likeness in one transaction, and how long to go on asking; the next run goes on from there. One by one:
 * among a million titles each takes a good part of a second, and ten would not end within what a statement may take.
 */
const questionsAtOnce = 1;
const askingMs = 5000;

/** The keys written in a text, each once. */
function keysIn(text: string): string[] {
  return [...new Set([...text.matchAll(key)].map((m) => m[0]))];
}

/**
 * Suggests links from what the data says: a key mentioned where it is not linked, the same commit, likeness of text
 * within a product. Safe to run again and beside itself; what somebody has rejected or removed never comes again.
 * Matters that have not changed are not read again, and likeness is asked for a few seconds at a time, so that it can
 * run every few minutes however much there is. Reverts are suggested by the import that reads them.
 */
export async function makeSuggestions(db: Db): Promise<SuggestionCounts> {
  const { begin, next } = await db.transaction((tx) => progressOf(tx));
  const counts: SuggestionCounts = { sameKey: 0, sameCommit: 0, likeText: 0 };
  counts.sameKey += await db.transaction((tx) => suggestMentionsInLines(tx));
  for (let after: number | null = 0; after !== null; ) {
    const start: number = after;
    const done: { stored: number; last: number | null } = await db.transaction((tx) =>
      suggestMentionsInMatters(tx, begin.since, start),
    );
    counts.sameKey += done.stored;
    after = done.last;
  }
  counts.sameCommit += await db.transaction((tx) => suggestSameCommits(tx));
  const likes = await suggestLikes(db, begin.asked);
  counts.likeText += likes.stored;
  await db.transaction(async (tx) => {
    await keepProgress(tx, { ...next, asked: likes.asked });
    if (counts.sameKey + counts.sameCommit + counts.likeText === 0) return;
    await recordEvent(tx, {
      type: 'thread.suggested',
      nodeId: null,
      kind: null,
      actor: { personId: null, kind: 'system' },
      data: { ...counts },
    });
  });
  return counts;
}

async function suggestMentionsInLines(tx: Tx): Promise<number> {
  const [guessed, lines] = await Promise.all([unlinkedMentions(tx), linesLike(tx, ownPattern)]);
  const mentioned = lines.flatMap((l) =>
    keysIn(l.text)
      .filter((k) => own.includes(k.slice(0, k.indexOf('-'))))
      .map((k) => ({ ...l, key: k })),
  );
  const nodes = await nodesByKeys(
    tx,
    [...new Set(mentioned.map((m) => m.key))],
    ['initiative', 'roadmapElement', 'epic', 'issue'],
  );
  return storeSuggestions(tx, [
    ...guessed.map((g) => delivers(g.fromId, g.toId, confidence.guessedKeyInLine, g.text)),
    ...mentioned.flatMap((m) => {
      const node = nodes.get(m.key);
      return node ? [delivers(node.id, m.deploymentId, confidence.ownKeyInLine, m.text)] : [];
    }),
  ]);
}

function delivers(fromId: number, toId: number, sure: number, evidence: string): Suggestion {
  return { type: 'delivers', fromId, toId, reason: 'sameKey', confidence: sure, evidence };
}

async function suggestMentionsInMatters(
  tx: Tx,
  since: string,
  after: number,
): Promise<{ stored: number; last: number | null }> {
  const { matters, last } = await mattersWithKeys(tx, since, after, keyPattern, mattersAtOnce);
  const mentions = matters.flatMap((m) => {
    const inTitle = keysIn(m.title);
    const inText = keysIn(m.text).filter((k) => !inTitle.includes(k));
    return [
      ...inTitle.map((k) => ({ m, key: k, sure: confidence.keyInTitle, evidence: m.title })),
      ...inText.map((k) => ({ m, key: k, sure: confidence.keyInText, evidence: around(m.text, k) })),
    ];
  });
  const nodes = await nodesByKeys(tx, [...new Set(mentions.map((x) => x.key))], ['externalIssue']);
  const stored = await storeSuggestions(
    tx,
    mentions.flatMap(({ m, key: k, sure, evidence }): Suggestion[] => {
      const issue = nodes.get(k);
      if (!issue || (kindRank[m.kind] ?? 9) > kindRank.externalIssue!) return [];
      return [
        { type: 'decomposes', fromId: m.id, toId: issue.id, reason: 'sameKey', confidence: sure, evidence },
      ];
    }),
  );
  return { stored, last };
}

/** The words around a mention, to judge it by. */
function around(text: string, mention: string): string {
  const at = text.indexOf(mention);
  const start = Math.max(0, at - 80);
  const piece = text
    .slice(start, at + mention.length + 80)
    .replace(/\s+/gu, ' ')
    .trim();
  return `${start > 0 ? '… ' : ''}${piece}${at + mention.length + 80 < text.length ? ' …' : ''}`;
}

async function suggestSameCommits(tx: Tx): Promise<number> {
  const found = await sameCommits(tx);
  return storeSuggestions(
    tx,
    found.map((f) => ({
      type: 'delivers',
      fromId: f.fromId,
      toId: f.toId,
      reason: 'sameCommit',
      confidence: confidence.sameCommit,
      evidence: `${f.sha.slice(0, 7)} · ${f.key}`,
    })),
  );
}

/** What a question of likeness is about: a line of a deployment, or an issue from outside, and who may answer it. */
interface Asked extends LikeQuestion {
  readonly type: Suggestion['type'];
  readonly kinds: readonly string[];
}

/** Asks from the given question on, until all are asked (`asked`: 0) or time is up. */
async function suggestLikes(db: Db, from: number): Promise<{ stored: number; asked: number }> {
  const [lines, issues] = await db.transaction((tx) =>
    Promise.all([unexplainedLines(tx, deploymentsAtOnce), issuesWithoutOrigin(tx, issuesAtOnce)]),
  );
  const asked = [
    ...lines.map((x): Asked => ({ ...x, type: 'delivers', kinds: [...wholes, 'issue'] })),
    ...issues.map((x): Asked => ({ ...x, type: 'decomposes', kinds: wholes })),
  ].flatMap((x) => {
    const text = tellingWords(x.text);
    return text === '' ? [] : [{ ...x, text }];
  });
  const end = Date.now() + askingMs;
  let stored = 0;
  for (let i = from < asked.length ? from : 0; i < asked.length; i += questionsAtOnce) {
    if (Date.now() > end) return { stored, asked: i };
    const some = asked.slice(i, i + questionsAtOnce);
    stored += await db.transaction((tx) => suggestLikesOf(tx, some));
  }
  return { stored, asked: 0 };
}

const wholes = ['initiative', 'roadmapElement', 'epic'];

async function suggestLikesOf(tx: Tx, questions: readonly Asked[]): Promise<number> {
  let stored = 0;
  for (const type of ['delivers', 'decomposes'] as const) {
    const own = questions.filter((x) => x.type === type);
    if (own.length === 0) continue;
    const likes: Like[] = await likesOf(tx, own, own[0]!.kinds);
    stored += await storeSuggestions(
      tx,
      likes.map((l) => ({
        type,
        fromId: l.likeId,
        toId: l.id,
        reason: 'likeText',
        confidence: likenessConfidence(l.similarity),
        evidence: own.find((x) => x.id === l.id)?.text ?? l.title,
      })),
    );
  }
  return stored;
}
