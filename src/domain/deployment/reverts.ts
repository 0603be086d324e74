import { withoutHead } from './line-kind.ts';

/** A deployment as far as it matters here. */
export interface RevertibleDeployment {
  readonly id: string;
  readonly application: string;
  /** ISO instant. */
  readonly deployedAt: string;
  readonly lines: readonly RevertibleLine[];
}

/** One of its lines. */
export interface RevertibleLine {
  readonly position: number;
  readonly text: string;
  readonly kind: string;
  /** The issue keys of the line, written or inferred. */
  readonly issueKeys: readonly string[];
}

/** What a candidate was found by. */
export type RevertBasis = 'sameWords' | 'likeWords' | 'sameIssue';

/** An earlier line that a revert may take back. */
export interface RevertCandidate {
  readonly deploymentId: string;
  readonly position: number;
  /** 0–1; 1 only when the revert repeats the line word for word. */
  readonly confidence: number;
  readonly basis: readonly RevertBasis[];
}

const REVERT_WORDS =
  /(?<!\p{L})(?:revert\p{L}*|reverser\p{L}*|tilbakefør\p{L}*|tilbakestil\p{L}*|rull(?:e|er|et|a|ar)?|tilbake|attende|roll(?:s|ed|ing)?|back|rollback|temp|properly|again|igjen)(?!\p{L})/giu;
const STOP = new Set(
  'and av den det en et for fra frå from i in med no of og on på som the til to ved with å'.split(' '),
);
const MAX_CANDIDATES = 5;
const THRESHOLD = 0.35;

/**
 * Proposes which earlier lines of the same application a revert takes back, likeliest first. A revert names its
 * object in words only, so likeness of words decides (how much of the revert's own words the line has, and the other
 * way), a shared issue key adds, and of equals the latest wins. A revert of nothing but a key finds that key's lines.
 * It is a proposal for a person: nothing is linked by it. Lines of the same deployment count too, since a change and
 * its revert are often released together; other reverts, merges and declared maintenance are no candidates.
 */
export function proposeReverted(
  revert: { readonly deploymentId: string; readonly position: number },
  deployments: readonly RevertibleDeployment[],
): readonly RevertCandidate[] {
  const own = deployments.find((d) => d.id === revert.deploymentId);
  const line = own?.lines.find((l) => l.position === revert.position);
  if (!own || !line) return [];
  const words = wordsOf(line.text);
  const found: (RevertCandidate & { readonly at: string })[] = [];
  for (const d of deployments) {
    if (d.application !== own.application || d.deployedAt > own.deployedAt) continue;
    for (const other of d.lines) {
      if (other.kind !== 'change' || (d.id === own.id && other.position === line.position)) continue;
      const { confidence, basis } = compare(words, line, other);
      if (confidence >= THRESHOLD) {
        found.push({ deploymentId: d.id, position: other.position, confidence, basis, at: d.deployedAt });
      }
    }
  }
  return found
    .sort(
      (a, b) => b.confidence - a.confidence || (a.at < b.at ? 1 : a.at > b.at ? -1 : a.position - b.position),
    )
    .slice(0, MAX_CANDIDATES)
    .map(({ at: _at, ...candidate }) => candidate);
}

function compare(
  words: ReadonlySet<string>,
  line: RevertibleLine,
  other: RevertibleLine,
): Pick<RevertCandidate, 'confidence' | 'basis'> {
  const theirs = wordsOf(other.text);
  const sameIssue = line.issueKeys.some((key) => other.issueKeys.includes(key));
  const shared = [...words].filter((w) => theirs.has(w)).length;
  if (words.size === 0) return { confidence: sameIssue ? 0.5 : 0, basis: sameIssue ? ['sameIssue'] : [] };
  if (shared === words.size && shared === theirs.size) {
    return { confidence: 1, basis: sameIssue ? ['sameWords', 'sameIssue'] : ['sameWords'] };
  }
  const covered = shared / words.size;
  const dice = (2 * shared) / (words.size + Math.max(theirs.size, 1));
  const likeness = 0.6 * covered + 0.4 * dice;
  const confidence = Math.min(0.95, likeness * 0.8 + (sameIssue ? 0.25 : 0));
  const basis: RevertBasis[] = shared > 0 ? ['likeWords'] : [];
  if (sameIssue) basis.push('sameIssue');
  return { confidence: Math.round(confidence * 1000) / 1000, basis };
}

/** The words that tell lines apart: without keys, pull request numbers, revert words and small words. */
function wordsOf(text: string): ReadonlySet<string> {
  let bare = text;
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = withoutHead(bare.replace(REVERT_WORDS, ' ').replace(/^[\s:"'“”()–-]+/, ''));
  }
  const words = bare
    .replace(/\(?#\d+\)?/g, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+(?:[._:-][\p{L}\p{N}]+)*/gu);
  return new Set((words ?? []).filter((w) => !STOP.has(w)));
}
