import type { ImportSummaryValue } from '../../../../contract/deployments.ts';
import { issueKeysOf, type ParsedDeployment } from '../../../../domain/deployment/index.ts';
import type { Recorded } from '../commands/record-notes.ts';
import type { Refused } from './refusals.ts';

/** What an import found and did: the contract's members first, then what each file became. */
export interface ImportSummary extends ImportSummaryValue {
  /** Section pages (`_index.md`) found. */
  pages: number;
  recorded: number;
  changed: number;
  unchanged: number;
  /** Prefixes that were not known before. */
  newPrefixes: string[];
  warnings: Refused[];
}

/** Counts as the notes come. */
export class Summary {
  readonly #applications = new Set<string>();
  readonly #products = new Set<string>();
  readonly #keys = new Set<string>();
  readonly #places = new Map<string, number>();
  readonly #outcomes = { recorded: 0, changed: 0, unchanged: 0 };
  readonly refused: Refused[] = [];
  readonly warnings: Refused[] = [];
  files = 0;
  pages = 0;
  newPrefixes: readonly string[] = [];

  /** A note that is in the system now. */
  add(note: ParsedDeployment, outcome: Recorded['outcome']): void {
    this.#outcomes[outcome] += 1;
    this.#products.add(note.product);
    this.#applications.add(`${note.product}/${note.application}`);
    for (const key of issueKeysOf(note.lines.flatMap((l) => l.references))) this.#keys.add(key);
    const place = `${note.product}/${note.environment}`;
    this.#places.set(place, (this.#places.get(place) ?? 0) + 1);
  }

  /** Forgets what was counted as in: it was rolled back. */
  clear(): void {
    this.#applications.clear();
    this.#products.clear();
    this.#keys.clear();
    this.#places.clear();
    Object.assign(this.#outcomes, { recorded: 0, changed: 0, unchanged: 0 });
  }

  /** The summary so far. `deployments` are those of the files that are in, now or from before. */
  value(): ImportSummary {
    const { recorded, changed, unchanged } = this.#outcomes;
    return {
      files: this.files,
      deployments: recorded + changed + unchanged,
      applications: this.#applications.size,
      products: this.#products.size,
      issueKeys: this.#keys.size,
      refused: [...this.refused],
      byProductEnvironment: Object.fromEntries([...this.#places].sort(([a], [b]) => (a < b ? -1 : 1))),
      pages: this.pages,
      recorded,
      changed,
      unchanged,
      newPrefixes: [...this.newPrefixes],
      warnings: [...this.warnings],
    };
  }
}
