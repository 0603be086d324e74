import { looksAutomatic } from './line-kind.ts';
import { isMaintenanceOnly } from './note-text.ts';
import { issueKeysOf } from './references.ts';
import type { NoteLine } from './types.ts';

/** What explains a deployment: an issue, a declared maintenance reason, or nothing. */
export type ExplanationKind = 'issue' | 'maintenance' | 'none';

/** How a deployment is explained, and what a person could do where it is not. */
export interface Explanation {
  readonly kind: ExplanationKind;
  /** The distinct keys written in its lines, in order of mention. */
  readonly issueKeys: readonly string[];
  /** Keys that had to be guessed: suggestions to confirm, never an explanation by themselves. */
  readonly suggestedKeys: readonly string[];
  /** Not explained, but every line looks like what a dependency robot writes: a person may declare it maintenance. */
  readonly looksLikeMaintenance: boolean;
}

/** How many deployments are explained, and how. */
export interface ExplanationCounts {
  readonly total: number;
  readonly issue: number;
  readonly maintenance: number;
  readonly none: number;
}

/** True for production, by the names it goes under: `prod`, `production`, `produksjon`. */
export function isProduction(environment: string): boolean {
  return /^(?:prod|production|produksjon)$/i.test(environment);
}

/**
 * Explains one deployment by its lines.
 *
 * `issue`: at least one issue key is *written* in a line (see `createRecogniser`), in whatever kind of line, beside
 * whatever else. `maintenance`: no key, and every line *declares* maintenance (see `MAINTENANCE_DECLARATIONS`).
 * `none`: all else. What only looks like an explanation stays unexplained with a hint, for a person to confirm:
 * a key grown together with a branch name, a key in other letter case, and lines of nothing but version bumps.
 */
export function explainDeployment(lines: readonly NoteLine[]): Explanation {
  const references = lines.flatMap((line) => line.references);
  const issueKeys = issueKeysOf(references, 'written');
  const suggestedKeys = issueKeysOf(references, 'inferred').filter((key) => !issueKeys.includes(key));
  const kind = issueKeys.length > 0 ? 'issue' : isMaintenanceOnly(lines) ? 'maintenance' : 'none';
  const looksLikeMaintenance =
    kind === 'none' &&
    lines.length > 0 &&
    lines.every((line) => line.kind === 'maintenance' || looksAutomatic(line.text));
  return { kind, issueKeys, suggestedKeys, looksLikeMaintenance };
}

/** Counts explanations. Coverage of the thread is `(issue + maintenance) / total`. */
export function countExplanations(kinds: Iterable<ExplanationKind>): ExplanationCounts {
  const counts = { total: 0, issue: 0, maintenance: 0, none: 0 };
  for (const kind of kinds) {
    counts.total++;
    counts[kind]++;
  }
  return counts;
}

/** Coverage, 0–1; null when there was nothing to explain. */
export function coverageOf(counts: ExplanationCounts): number | null {
  return counts.total === 0 ? null : (counts.issue + counts.maintenance) / counts.total;
}
