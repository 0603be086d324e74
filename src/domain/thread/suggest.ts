/** Why a link is suggested. Kept as the link's source. */
export const suggestionReasons = ['sameKey', 'sameCommit', 'likeText', 'revert'] as const;
/** A reason. */
export type SuggestionReason = (typeof suggestionReasons)[number];

/** The reason behind a stored link: its source where that is one, `revert` for a revert, else likeness. */
export function reasonOfLink(source: string, type: string): SuggestionReason {
  const known = suggestionReasons.find((r) => r === source);
  return known ?? (type === 'reverts' ? 'revert' : 'likeText');
}

/** How sure the reasons that need no measuring are, 0–1. A key in a title says more than one in the middle of a text. */
export const confidence = {
  keyInTitle: 0.9,
  keyInText: 0.7,
  ownKeyInLine: 0.95,
  guessedKeyInLine: 0.8,
  sameCommit: 0.75,
} as const;

/** Texts less alike than this (trigram similarity, 0–1) are not worth a person's time. */
export const leastLikeness = 0.35;

/** Likeness as confidence: never as sure as a key. */
export function likenessConfidence(similarity: number): number {
  return Math.round(Math.min(0.9, Math.max(0, similarity)) * 100) / 100;
}

/**
 * The words of a deployment's line that say what was done: without issue keys, pull-request numbers, merge phrases,
 * branch names, links and the marks of conventional commits. Empty when less than two words are left.
 */
export function tellingWords(line: string): string {
  const text = line
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/https?:\/\/\S+/gu, ' ')
    .replace(
      /^\s*merge (?:pull request|branch|remote-tracking branch)\b.*?(?:\bfrom\b\s+\S+|\binto\b\s+\S+|$)/iu,
      ' ',
    )
    .replace(/(?<![\p{L}\p{N}])[A-ZÆØÅ][A-ZÆØÅ0-9]{1,9}[-_ ]\d+[:.]?/gu, ' ')
    .replace(/\(?#\d+\)?/gu, ' ')
    .replace(/^\s*(?:feat|fix|chore|docs|refactor|test|build|ci|perf|style|revert)(?:\([^)]*\))?!?:/iu, ' ')
    .replace(/[*_`"'<>[\]{}|]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return text.split(' ').filter((w) => /\p{L}{2}/u.test(w)).length < 2 ? '' : text.slice(0, 300);
}
