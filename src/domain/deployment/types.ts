/**
 * Deployments as they arrive from outside (release notes in files, `repository_dispatch` over HTTP) and what can
 * be read out of them. Everything here is plain data: instants are ISO 8601 in UTC with milliseconds
 * (`2026-08-10T10:57:35.000Z`), positions in text are UTF-16 code units, lines of a file count from 1.
 */

/** What a line of a release note is: work done, declared upkeep, a merge commit's subject, or something taken back. */
export type LineKind = 'change' | 'maintenance' | 'merge' | 'revert';

/** What a reference points at. */
export type ReferenceType = 'issue' | 'pullRequest' | 'cve' | 'ghsa';

/**
 * How sure we are that the person wrote this reference.
 * `written`: it stands there as a word of its own. `inferred`: it had to be guessed, from a branch name grown
 * together with its neighbour (`felleslosningerMOVE-4327`), from other letter case (`Sp-902`) or another dash.
 * An inferred reference is shown and suggested; it never explains a deployment until a person confirms it.
 */
export type ReferenceCertainty = 'written' | 'inferred';

/** The way a reference was written. */
export type ReferenceForm = 'exact' | 'spaced' | 'otherDash' | 'otherCase' | 'glued';

/** One reference found in a text. `text.slice(start, end) === raw` always holds, and references never overlap. */
export interface Reference {
  readonly type: ReferenceType;
  /** Canonical: `MOVE-4327`, `529`, `CVE-2025-24813`, `GHSA-72hv-8253-57qq`. */
  readonly value: string;
  readonly raw: string;
  readonly start: number;
  readonly end: number;
  readonly certainty: ReferenceCertainty;
  readonly form: ReferenceForm;
  /** `owner/name` of a pull request whose address was given, else null. */
  readonly repository: string | null;
}

/** One line (bullet) of a release note. */
export interface NoteLine {
  /** 0, 1, 2 … in the order of the note; a refused line leaves no gap. */
  readonly position: number;
  /** The line in the file it begins on, from 1; from a webhook: the entry of the array, from 1. */
  readonly line: number;
  /** What the person wrote, untouched; a bullet over several lines keeps its line breaks as `\n`. */
  readonly text: string;
  readonly kind: LineKind;
  readonly references: readonly Reference[];
}

/** One deployment, as a release note tells it. Its identity is product + environment + application + sha. */
export interface ParsedDeployment {
  readonly product: string;
  /** The folder's (or the payload's), with `kt` read as `test`. */
  readonly environment: string;
  /** What the front matter said, as written; null where it said nothing. */
  readonly frontMatterEnvironment: string | null;
  readonly application: string;
  /** 40 hexadecimal digits, lower case. */
  readonly sha: string;
  readonly title: string;
  readonly deployedAt: string;
  readonly lines: readonly NoteLine[];
  /** Every line declares maintenance (and there is at least one). */
  readonly maintenanceOnly: boolean;
}

/** Why something was refused or remarked on: a code for the texts, and what to put into them. */
export interface Reason {
  readonly code: ReasonCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Every reason a note or a line of it can be refused for or remarked on. */
export type ReasonCode =
  | 'empty'
  | 'notUtf8'
  | 'nulCharacter'
  | 'loneSurrogate'
  | 'tooLong'
  | 'pathShape'
  | 'nameInvalid'
  | 'shaInvalid'
  | 'frontMatterMissing'
  | 'frontMatterUnterminated'
  | 'frontMatterLine'
  | 'frontMatterQuote'
  | 'duplicateKey'
  | 'dateMissing'
  | 'dateMalformed'
  | 'dateNotReal'
  | 'noLines'
  | 'lineTooLong'
  | 'wrongType'
  | 'missing'
  | 'notJson'
  | 'notAnArray'
  | 'wrongEvent'
  | 'environmentDiffers'
  | 'titleMissing'
  | 'dateWithoutTime'
  | 'dateWithoutZone'
  | 'notABullet'
  | 'emptyBullet'
  | 'noFinalNewline';

/** Something refused (or, as a warning, something a person may want to look at), with its place. */
export interface NoteIssue {
  /** The file's path as given, or a name for the delivery. */
  readonly file: string;
  /** From 1; null when it concerns the whole. */
  readonly line: number | null;
  /** The part it concerns: `path`, `sha`, `date`, `title`, `environment`, `frontMatter`, `lines` … */
  readonly field: string;
  readonly reason: Reason;
}

/** A note read: the deployment, with its refused lines named; or refused as a whole. */
export type ParseResult =
  | {
      readonly ok: true;
      readonly deployment: ParsedDeployment;
      /** Lines left out, each with the reason; the rest of the note is in. */
      readonly refusedLines: readonly NoteIssue[];
      readonly warnings: readonly NoteIssue[];
    }
  | { readonly ok: false; readonly refusals: readonly NoteIssue[] };

/** A section page (`_index.md`): no deployment, but it carries a title and the addresses it used to have. */
export interface NotePage {
  readonly product: string | null;
  readonly environment: string | null;
  readonly title: string | null;
  readonly aliases: readonly string[];
}
