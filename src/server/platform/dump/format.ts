/**
 * A dump is gzipped lines of JSON: a header, then for each table a line with its columns followed by its
 * rows (arrays of PostgreSQL's own text of each value, or null), and an end with the counts. Values
 * survive any change of PostgreSQL's version, and a cut-off file is recognised by the missing end.
 */
export interface DumpHeader {
  readonly format: 'rodtrad-dump';
  readonly version: 1;
  readonly product: string;
  /** When the dump's snapshot was taken; ISO 8601, UTC. */
  readonly takenAt: string;
  /** The migration the schema stands at, and the checksum of each up to it. */
  readonly migrations: readonly { readonly number: number; readonly sha256: string }[];
}

/** Begins a table. */
export interface DumpTable {
  readonly table: string;
  readonly columns: readonly string[];
}

/** One row: the text of each column. */
export type DumpRow = readonly (string | null)[];

/** Closes the dump. */
export interface DumpEnd {
  readonly end: true;
  readonly rows: Readonly<Record<string, number>>;
  readonly sequences: readonly DumpSequence[];
}

/** Where a sequence stands. */
export interface DumpSequence {
  readonly name: string;
  /** Text: a bigint. */
  readonly value: string;
  /** Whether `value` has been given out. */
  readonly called: boolean;
}

/** What a dump or a restore has carried. */
export interface DumpSummary {
  readonly tables: number;
  readonly rows: number;
  readonly migration: number;
  readonly takenAt: string;
}
