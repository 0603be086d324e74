import { classifyLine } from './line-kind.ts';
import { createRecogniser, type Recogniser } from './references.ts';
import type { NoteIssue, NoteLine, ParsedDeployment, Reason } from './types.ts';

/** The longest note that is read, in bytes of a file and characters of a text: real ones stay below 10 kB. */
export const MAX_NOTE_LENGTH = 1_000_000;
/** The longest single line (bullet) that is taken in, in characters. */
export const MAX_LINE_LENGTH = 20_000;
/** The longest title and the like, in characters. */
export const MAX_FIELD_LENGTH = 500;

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Why a text cannot be kept as it is, or null. A NUL cannot be stored, half a surrogate pair would be replaced on
 * its way to UTF-8; both mean that it is not text, or broken on the way.
 */
export function unfitText(text: string): Reason | null {
  if (text.includes('\0')) return { code: 'nulCharacter', params: {} };
  if (LONE_SURROGATE.test(text)) return { code: 'loneSurrogate', params: {} };
  return null;
}

/** Bytes read as UTF-8 (a byte order mark is taken off), or the reason they are not. */
export type DecodeResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: Reason };

/** Reads a file's bytes as UTF-8, strictly: one wrong byte refuses the file rather than losing a letter. */
export function decodeNote(bytes: Uint8Array): DecodeResult {
  if (bytes.byteLength > MAX_NOTE_LENGTH) {
    return {
      ok: false,
      reason: { code: 'tooLong', params: { max: MAX_NOTE_LENGTH, found: bytes.byteLength } },
    };
  }
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, reason: { code: 'notUtf8', params: {} } };
  }
}

/** A text on its way to become a line of a note. */
export interface RawLine {
  readonly line: number;
  readonly text: string;
}

/** Turns texts into lines with kind and references; empty and too long ones are named and left out. */
export function buildLines(
  file: string,
  raw: readonly RawLine[],
  recognise: Recogniser,
): { lines: readonly NoteLine[]; refusedLines: readonly NoteIssue[]; warnings: readonly NoteIssue[] } {
  const lines: NoteLine[] = [];
  const refusedLines: NoteIssue[] = [];
  const warnings: NoteIssue[] = [];
  for (const { line, text } of raw) {
    if (text.trim() === '') {
      warnings.push(noteIssue(file, line, 'lines', 'emptyBullet'));
    } else if (text.length > MAX_LINE_LENGTH) {
      const params = { max: MAX_LINE_LENGTH, found: text.length };
      refusedLines.push(noteIssue(file, line, 'lines', 'lineTooLong', params));
    } else {
      lines.push({
        position: lines.length,
        line,
        text,
        kind: classifyLine(text),
        references: recognise(text),
      });
    }
  }
  return { lines, refusedLines, warnings };
}

/** True when there are lines and every one of them declares maintenance. */
export function isMaintenanceOnly(lines: readonly Pick<NoteLine, 'kind'>[]): boolean {
  return lines.length > 0 && lines.every((line) => line.kind === 'maintenance');
}

/** The same deployment with its references found anew, for use after the prefixes are learned or edited. */
export function withReferences(
  deployment: ParsedDeployment,
  prefixes: Recogniser | Iterable<string>,
): ParsedDeployment {
  const recognise = typeof prefixes === 'function' ? prefixes : createRecogniser(prefixes);
  return { ...deployment, lines: deployment.lines.map((l) => ({ ...l, references: recognise(l.text) })) };
}

/** Puts a refusal or warning together. */
export function noteIssue(
  file: string,
  line: number | null,
  field: string,
  code: Reason['code'],
  params: Reason['params'] = {},
): NoteIssue {
  return { file, line, field, reason: { code, params } };
}
