import { ownPrefixes } from '../../../../domain/kernel/keys.ts';
import { kindRank } from '../../../../domain/kernel/links.ts';
import { confidence, likenessConfidence, tellingWords } from '../../../../domain/thread/index.ts';
import { recordEvent } from '../../../core/events.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import {
  issuesWithoutOrigin,
  type Like,
  type LikeQuestion,
  likesOf,
  linesLike,
  mattersWithKeys,
  nodesByKeys,
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

/** The keys written in a text, each once. */
function keysIn(text: string): string[] {
  return [...new Set([...text.matchAll(key)].map((m) => m[0]))];
}

/**
 * Suggests links from what the data says: a key mentioned where it is not linked, the same commit, likeness of text
 * within a product. Safe to run again and beside itself; what somebody has rejected or removed never comes again.
 * Reverts are suggested by the import that reads them.
 */
export async function makeSuggestions(db: Db): Promise<SuggestionCounts> {
  const counts: SuggestionCounts = { sameKey: 0, sameCommit: 0, likeText: 0 };
  counts.sameKey += await db.transaction((tx) => suggestMentionsInLines(tx));
  for (let after: number | null = 0; after !== null; ) {
    const start: number = after;
    const done: { stored: number; last: number | null } = await db.transaction((tx) =>
      suggestMentionsInMatters(tx, start),
    );
    counts.sameKey += done.stored;
    after = done.last;
  }
  counts.sameCommit += await db.transaction((tx) => suggestSameCommits(tx));
  counts.likeText += await db.transaction((tx) => suggestLikes(tx));
  if (counts.sameKey + counts.sameCommit + counts.likeText > 0) {
    await db.transaction((tx) =>
      recordEvent(tx, {
        type: 'thread.suggested',
        nodeId: null,
        kind: null,
        actor: { personId: null, kind: 'system' },
        data: { ...counts },
      }),
    );
  }
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
  after: number,
): Promise<{ stored: number; last: number | null }> {
  const { matters, last } = await mattersWithKeys(tx, after, keyPattern, mattersAtOnce);
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

async function suggestLikes(tx: Tx): Promise<number> {
  const telling = (questions: readonly LikeQuestion[]): LikeQuestion[] =>
    questions.map((x) => ({ ...x, text: tellingWords(x.text) })).filter((x) => x.text !== '');
  const lines = telling(await unexplainedLines(tx, deploymentsAtOnce));
  const issues = telling(await issuesWithoutOrigin(tx, issuesAtOnce));
  const asSuggestion =
    (type: Suggestion['type'], questions: readonly LikeQuestion[]) =>
    (l: Like): Suggestion => ({
      type,
      fromId: l.likeId,
      toId: l.id,
      reason: 'likeText',
      confidence: likenessConfidence(l.similarity),
      evidence: questions.find((x) => x.id === l.id)?.text ?? l.title,
    });
  const delivered = await likesOf(tx, lines, ['initiative', 'roadmapElement', 'epic', 'issue']);
  const parts = await likesOf(tx, issues, ['initiative', 'roadmapElement', 'epic']);
  return storeSuggestions(tx, [
    ...delivered.map(asSuggestion('delivers', lines)),
    ...parts.map(asSuggestion('decomposes', issues)),
  ]);
}
