import type { LineKind } from './types.ts';

/**
 * Lines that *declare* maintenance, compared whole and without letter case. The pipelines of the common services
 * gather every automatic dependency update of a deployment into the one line "Library upgrades"; the other wordings
 * are the same statement in the languages in use. A line that merely looks like upkeep ("Bump x from 1 to 2",
 * "Oppgradere til Java 25") declares nothing: somebody did that work for a reason it does not give.
 */
export const MAINTENANCE_DECLARATIONS: readonly string[] = [
  'library upgrades',
  'library updates',
  'dependency upgrades',
  'dependency updates',
  'bibliotekoppgraderinger',
  'bibliotekoppdateringer',
  'oppgradering av biblioteker',
  'oppgradering av bibliotek',
  'oppdatering av avhengigheter',
  'oppdatering av avhengigheiter',
];

const DECLARATIONS: ReadonlySet<string> = new Set(MAINTENANCE_DECLARATIONS);
const MERGE = /^merge (?:pull request\b|(?:remote-tracking )?branch\b|branches\b|tag\b|commit\b)/i;
/** What may stand before the words proper: issue keys, `[link](…)`, `fix(scope):`. */
const HEAD =
  /^(?:\s*(?:\[[^\]\n]*\]\([^)\n]*\)|[A-Za-z][A-Za-z0-9]{1,9}[- ]\d{1,7}|(?:feat|fix|chore|build|refactor|test|docs|ci|qa|wip|perf)(?:\([^)\n]*\))?!?:)[\s:,–-]*)+/i;
const REVERT =
  /^(?:(?:\S+\s+){0,3}?\(?(?:revert(?:s|ed|ing|er|ere|erer|ert|erte)?|reverser(?:e|er|t|te)?)|(?:tilbakefør\p{L}*|tilbakestil\p{L}*|rull(?:e|er|et|a|ar)?\s+(?:\S+\s+)?(?:tilbake|attende)|roll(?:s|ed|ing)?[ -]?back|back(?:s|ed|ing)? out))(?![\p{L}\p{N}])/iu;
const AUTOMATIC =
  /^(?:(?:build|chore|fix)\(deps[^)]*\)!?:|bump\s+\S|merge .*(?:dependabot|renovate)|update dependency\s)/i;

/** The text without the issue keys, link and commit type it opens with: the words proper. */
export function withoutHead(text: string): string {
  return text.replace(HEAD, '');
}

const COMMIT_TYPE =
  /^\s*(?:feat|fix|chore|build|refactor|test|docs|ci|qa|qol|wip|perf|style|revert)(?:\([^)\n]*\))?!?:\s*/i;

/** The text without a commit type (`fix(api): `) at its beginning. */
export function withoutCommitType(text: string): string {
  return text.replace(COMMIT_TYPE, '');
}

/** What kind of line it is, by its words alone. */
export function classifyLine(text: string): LineKind {
  const line = text.trim();
  if (DECLARATIONS.has(line.toLowerCase().replace(/[.:]$/, ''))) return 'maintenance';
  if (MERGE.test(line)) return 'merge';
  if (REVERT.test(line) || REVERT.test(withoutHead(line))) return 'revert';
  return 'change';
}

/** True for a line a dependency robot wrote. It is a hint to a person, not a declaration of maintenance. */
export function looksAutomatic(text: string): boolean {
  return AUTOMATIC.test(text.trim());
}
