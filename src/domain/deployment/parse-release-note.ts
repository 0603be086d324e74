import { parseBullets } from './bullets.ts';
import { type FrontMatterValue, parseFrontMatter } from './front-matter.ts';
import { parseInstant } from './instants.ts';
import { normaliseEnvironment, parseNotePath } from './note-path.ts';
import {
  buildLines,
  decodeNote,
  isMaintenanceOnly,
  MAX_FIELD_LENGTH,
  MAX_NOTE_LENGTH,
  noteIssue,
  unfitText,
} from './note-text.ts';
import { createRecogniser, type Recogniser } from './references.ts';
import type { NoteIssue, NotePage, ParseResult } from './types.ts';

/**
 * Reads one release-note file.
 *
 * The path says product, environment, application and commit; the front matter says title and time (UTC); each
 * bullet is a change. Where folder and front matter disagree on the environment the folder wins, since the published
 * address is built from it, and a warning says so. A file with front matter but not one line is refused as half
 * written: the front matter is written first, so that is what a broken write leaves.
 *
 * @param source the file's text, or its bytes (then checked to be UTF-8)
 * @param path relative to the tree's root: `<product>/<environment>-releases/<application>-<sha>.md`
 * @param recognise how issues are found; without it only pull requests, CVE and GHSA are
 */
export function parseReleaseNote(
  source: string | Uint8Array,
  path: string,
  recognise: Recogniser = createRecogniser([]),
): ParseResult {
  const refusals: NoteIssue[] = [];
  const where = parseNotePath(path);
  if (where.kind === 'refused') {
    refusals.push({ file: path, line: null, field: where.field, reason: where.reason });
  } else if (where.kind === 'page') {
    refusals.push(noteIssue(path, null, 'path', 'pathShape', { expected: 'a deployment, not a page' }));
  }
  const text = readText(source, path, refusals);
  if (text === null) return { ok: false, refusals };

  const lines = text.split(/\r?\n/);
  const front = parseFrontMatter(lines);
  if (!front.ok) {
    refusals.push(
      noteIssue(path, front.line, 'frontMatter', front.code, front.found ? { found: front.found } : {}),
    );
    return { ok: false, refusals };
  }
  const warnings: NoteIssue[] = [];
  const deployedAt = readDate(front.values.get('date'), path, refusals, warnings);
  const title = readTitle(front.values.get('title'), path, refusals, warnings);
  const bullets = parseBullets(lines, front.bodyIndex);
  const built = buildLines(path, bullets, recognise);
  warnings.push(...built.warnings);
  for (const b of bullets) if (!b.bulleted) warnings.push(noteIssue(path, b.line, 'lines', 'notABullet'));
  if (built.lines.length === 0 && built.refusedLines.length === 0) {
    refusals.push(noteIssue(path, lines.length, 'lines', 'noLines'));
  }
  if (refusals.length > 0 || where.kind !== 'deployment' || deployedAt === null)
    return { ok: false, refusals };

  const said = front.values.get('environment');
  const inFrontMatter = normaliseEnvironment(said?.value ?? null);
  if (inFrontMatter !== null && inFrontMatter !== where.environment) {
    const params = { folder: where.environment, frontMatter: said?.value.slice(0, 80) ?? '' };
    warnings.push(noteIssue(path, said?.line ?? null, 'environment', 'environmentDiffers', params));
  }
  if (!/\n$/.test(text)) warnings.push(noteIssue(path, lines.length, 'lines', 'noFinalNewline'));
  const deployment = {
    product: where.product,
    environment: where.environment,
    frontMatterEnvironment: said?.value.trim() ? said.value.trim().slice(0, MAX_FIELD_LENGTH) : null,
    application: where.application,
    sha: where.sha,
    title: title ?? where.product,
    deployedAt,
    lines: built.lines,
    maintenanceOnly: built.refusedLines.length === 0 && isMaintenanceOnly(built.lines),
  };
  return { ok: true, deployment, refusedLines: built.refusedLines, warnings };
}

/**
 * Reads a section page (`_index.md`): its title and former addresses. Null where the path is no page or the text has
 * no whole front matter; a page is a courtesy, never a reason to refuse a tree.
 */
export function parseNotePage(source: string | Uint8Array, path: string): NotePage | null {
  const where = parseNotePath(path);
  const decoded = typeof source === 'string' ? ({ ok: true, text: source } as const) : decodeNote(source);
  if (where.kind !== 'page' || !decoded.ok || unfitText(decoded.text)) return null;
  const front = parseFrontMatter(withoutMark(decoded.text).split(/\r?\n/));
  if (!front.ok) return null;
  return {
    product: where.product,
    environment: where.environment,
    title: front.values.get('title')?.value || null,
    aliases: front.values.get('aliases')?.items ?? [],
  };
}

function readText(source: string | Uint8Array, path: string, refusals: NoteIssue[]): string | null {
  const decoded = typeof source === 'string' ? ({ ok: true, text: source } as const) : decodeNote(source);
  if (!decoded.ok) {
    refusals.push({ file: path, line: null, field: 'file', reason: decoded.reason });
    return null;
  }
  const text = withoutMark(decoded.text);
  if (text.trim() === '') {
    refusals.push(noteIssue(path, null, 'file', 'empty'));
    return null;
  }
  if (text.length > MAX_NOTE_LENGTH) {
    refusals.push(noteIssue(path, null, 'file', 'tooLong', { max: MAX_NOTE_LENGTH, found: text.length }));
    return null;
  }
  const lines = text.split('\n');
  const bad = lines.findIndex((line) => unfitText(line) !== null);
  const reason = unfitText(lines[bad] ?? '');
  if (reason) refusals.push({ file: path, line: bad + 1, field: 'file', reason });
  return reason ? null : text;
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function readDate(
  entry: FrontMatterValue | undefined,
  path: string,
  refusals: NoteIssue[],
  warnings: NoteIssue[],
): string | null {
  if (!entry || entry.value === '') {
    refusals.push(noteIssue(path, entry?.line ?? null, 'date', 'dateMissing'));
    return null;
  }
  const read = parseInstant(entry.value);
  if (!read.ok) {
    refusals.push(noteIssue(path, entry.line, 'date', read.code, { found: entry.value.slice(0, 80) }));
    return null;
  }
  if (read.remark) warnings.push(noteIssue(path, entry.line, 'date', read.remark));
  return read.instant;
}

function readTitle(
  entry: FrontMatterValue | undefined,
  path: string,
  refusals: NoteIssue[],
  warnings: NoteIssue[],
): string | null {
  if (!entry || entry.value === '') {
    warnings.push(noteIssue(path, entry?.line ?? null, 'title', 'titleMissing'));
    return null;
  }
  const unfit = unfitText(entry.value);
  if (unfit) refusals.push({ file: path, line: entry.line, field: 'title', reason: unfit });
  if (entry.value.length > MAX_FIELD_LENGTH) {
    const params = { max: MAX_FIELD_LENGTH, found: entry.value.length };
    refusals.push(noteIssue(path, entry.line, 'title', 'tooLong', params));
  }
  return entry.value;
}
