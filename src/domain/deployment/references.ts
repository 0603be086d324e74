import type { Reference, ReferenceForm } from './types.ts';

/** Finds the references in a text. Made once for a set of prefixes and used for many texts. */
export type Recogniser = (text: string) => readonly Reference[];

/** An issue number: Jira's never begin with 0, so `KRR-000` (meaning: no issue) is none. */
const NUMBER = '([1-9]\\d{0,6})(?!\\d)';
const WORD_START = '(?<![\\p{L}\\p{N}_])';
const CVE = /(?<![\p{L}\p{N}])CVE-(\d{4}-\d{4,7})(?!\d)/giu;
const GHSA = /(?<![\p{L}\p{N}])GHSA((?:-[23456789cfghjmpqrvwx]{4}){3})(?![\p{L}\p{N}])/giu;
const PULL_LINK = /\[#(\d{1,7})\]\((?:https?:\/\/[^\s/)]+\/([\w.-]+\/[\w.-]+)\/pull\/\d+[^\s)]*|[^\s)]*)\)/gu;
const PULL_ADDRESS = /https?:\/\/[^\s/]+\/([\w.-]+\/[\w.-]+)\/pull\/(\d{1,7})(?!\d)/gu;
const PULL_NUMBER =
  /(?<=\()#(\d{1,7})(?=\))|(?<=\bpull request )#(\d{1,7})(?!\d)|(?<=\bPR )#(\d{1,7})(?!\d)/giu;
const MERGE = /^\s*merge /i;

/**
 * Makes a recogniser for the given tracker prefixes.
 *
 * An issue key is *written* when the prefix stands in its own capital letters at the beginning of a word, with `-` and
 * a number not beginning with 0 (`ID-6424`, `feature-MOVE-4406`, `KRR-1210_update_permissions`), or opens the line
 * with a space in the dash's place (`MP 686`). What follows the number does not matter, since a number cannot be
 * misread; what goes before the prefix does, since a prefix can be the end of another word (`MINID-1840` is no `ID`).
 * It is *inferred* when grown together with a branch name, in other letter case, or with another dash.
 * Besides issues: `CVE-…`, `GHSA-…`, and pull requests as `(#529)`, `pull request #377`, `PR #3`, or by address.
 */
export function createRecogniser(prefixes: Iterable<string>): Recogniser {
  const known = [...new Set(prefixes)].filter((p) => /^[A-Z][A-Z0-9]{1,9}$/.test(p));
  const issues =
    known.length === 0 ? null : issuePatterns(known.sort((a, b) => b.length - a.length).join('|'));
  return (text) => {
    const found = new Findings(text);
    for (const m of text.matchAll(CVE)) found.add(m, 'cve', `CVE-${m[1]}`);
    for (const m of text.matchAll(GHSA)) found.add(m, 'ghsa', `GHSA${(m[1] ?? '').toLowerCase()}`);
    for (const m of text.matchAll(PULL_LINK)) found.add(m, 'pullRequest', m[1] ?? '', 'exact', m[2] ?? null);
    for (const m of text.matchAll(PULL_ADDRESS))
      found.add(m, 'pullRequest', m[2] ?? '', 'exact', m[1] ?? null);
    for (const m of text.matchAll(PULL_NUMBER)) found.add(m, 'pullRequest', m[1] ?? m[2] ?? m[3] ?? '');
    for (const { pattern, form, mergeOnly } of issues ?? []) {
      if (mergeOnly && !MERGE.test(text)) continue;
      for (const m of text.matchAll(pattern)) {
        found.add(m, 'issue', `${(m[1] ?? '').toUpperCase()}-${m[2] ?? ''}`, form);
      }
    }
    return found.sorted();
  };
}

/** Finds the references in one text: `createRecogniser` for a single use. */
export function recogniseReferences(text: string, prefixes: Iterable<string>): readonly Reference[] {
  return createRecogniser(prefixes)(text);
}

/** The distinct issue keys among references, in order of first mention. */
export function issueKeysOf(
  references: Iterable<Reference>,
  certainty: Reference['certainty'] = 'written',
): readonly string[] {
  const keys = new Set<string>();
  for (const r of references) if (r.type === 'issue' && r.certainty === certainty) keys.add(r.value);
  return [...keys];
}

/**
 * Where the address part `](` begins of the Markdown link whose address covers a place in the text; null where the
 * place is in no address.
 */
export function linkAddressAt(text: string, place: number): number | null {
  const open = text.lastIndexOf('](', place);
  return open < 0 || /[\s)]/.test(text.slice(open + 2, place)) ? null : open;
}

interface IssuePattern {
  readonly pattern: RegExp;
  readonly form: ReferenceForm;
  readonly mergeOnly: boolean;
}

/**
 * The ways of writing a key, surest first: what an earlier one has taken, a later one leaves alone. The guesses ask
 * for three digits, or two after a grown-together prefix, so that `move 12 files` and `min-10` stay words.
 */
function issuePatterns(any: string): readonly IssuePattern[] {
  const opening = '(?<=^\\s{0,8}[[(]?)';
  const p = (source: string, form: ReferenceForm, flags = 'gu', mergeOnly = false): IssuePattern => ({
    pattern: new RegExp(source, flags),
    form,
    mergeOnly,
  });
  return [
    p(`${WORD_START}(${any})-${NUMBER}`, 'exact'),
    p(`${opening}(${any}) ([1-9]\\d{1,6})(?![\\d.,])`, 'spaced'),
    p(`${WORD_START}(${any})[\\u2010-\\u2015\\u2212_]([1-9]\\d{1,6})(?!\\d)`, 'otherDash'),
    p(`(?<=[\\p{Ll}\\p{N}_])(${any})-([1-9]\\d{1,6})(?!\\d)`, 'glued'),
    p(`(?<=[\\p{Ll}\\p{N}_]|${WORD_START})(${any})([1-9]\\d{2,6})(?!\\d)`, 'glued', 'gu', true),
    p(`${WORD_START}(${any})-([1-9]\\d{2,6})(?![\\d.])`, 'otherCase', 'giu'),
    p(`${opening}(${any}) ([1-9]\\d{2,6})(?![\\d.,])`, 'otherCase', 'giu'),
  ];
}

class Findings {
  readonly #text: string;
  readonly #found: Reference[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  add(
    match: RegExpExecArray,
    type: Reference['type'],
    value: string,
    form: ReferenceForm = 'exact',
    repository: string | null = null,
  ): void {
    const [start, end] = [match.index, match.index + match[0].length];
    if (this.#found.some((r) => start < r.end && r.start < end)) return;
    if (type === 'issue' && this.#isTargetOfOwnLink(start, value)) return;
    const certainty = form === 'exact' || form === 'spaced' ? 'written' : 'inferred';
    this.#found.push({ type, value, raw: match[0], start, end, certainty, form, repository });
  }

  sorted(): readonly Reference[] {
    return this.#found.sort((a, b) => a.start - b.start);
  }

  /** In `[MP-933](https://…/browse/MP-933)` the second key is the first one's address, not another mention. */
  #isTargetOfOwnLink(start: number, value: string): boolean {
    const open = linkAddressAt(this.#text, start);
    if (open === null) return false;
    const label = this.#text.lastIndexOf('[', open);
    return this.#found.some((r) => r.value === value && r.start >= label && r.end <= open);
  }
}
