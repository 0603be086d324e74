import { parseInstant } from './instants.ts';
import { isName, isSha, normaliseEnvironment } from './note-path.ts';
import type { RawLine } from './note-text.ts';
import {
  buildLines,
  isMaintenanceOnly,
  MAX_FIELD_LENGTH,
  MAX_NOTE_LENGTH,
  noteIssue,
  unfitText,
} from './note-text.ts';
import { createRecogniser, type Recogniser } from './references.ts';
import type { NoteIssue, ParseResult } from './types.ts';

/** The `event_type` (in the delivery: `action`) of the dispatch that carries a release note. */
export const DISPATCH_TYPE = 'update-release-notes-2';

/** The most entries one dispatch may carry. */
const MAX_ENTRIES = 5_000;

/**
 * Reads a GitHub `repository_dispatch` delivery of type `update-release-notes-2`.
 *
 * Taken: the delivery (`{action, client_payload}`), what a sender posts (`{event_type, client_payload}`), or the
 * client payload alone. `release-notes` is a JSON array inside a string (a plain array is taken too); each entry is
 * one line, and may hold anything. The result is the same as that of the file the publishing step makes of it: an
 * entry's own line breaks are kept as `\n`, a `- ` it brings along is the list's and not the text's. Fields not known
 * are passed over. A deployment without any line is a fact all the same, with a warning.
 *
 * @param payload the parsed JSON body, of any shape
 * @param name what to call the delivery in refusals
 */
export function parseDispatch(
  payload: unknown,
  name = 'repository_dispatch',
  recognise: Recogniser = createRecogniser([]),
): ParseResult {
  const refusals: NoteIssue[] = [];
  const warnings: NoteIssue[] = [];
  const body = clientPayload(payload, name, refusals);
  if (body === null) return { ok: false, refusals };

  const read = (field: string): string | null => readString(body, field, name, refusals);
  const product = readName(read('product'), 'product', name, refusals);
  const environment = readName(normaliseEnvironment(read('environment')), 'environment', name, refusals);
  const application = readName(read('application-name'), 'application-name', name, refusals);
  const sha = read('sha')?.trim().toLowerCase() ?? null;
  if (sha !== null && !isSha(sha)) {
    refusals.push(noteIssue(name, null, 'sha', 'shaInvalid', { found: sha.slice(0, 80) }));
  }
  const date = read('date');
  const instant = date === null ? null : parseInstant(date);
  if (instant?.ok === false) {
    refusals.push(noteIssue(name, null, 'date', instant.code, { found: date?.slice(0, 80) ?? '' }));
  } else if (instant?.remark) {
    warnings.push(noteIssue(name, null, 'date', instant.remark));
  }
  const said = body.title === undefined || body.title === null || body.title === '' ? null : read('title');
  if (said === null) warnings.push(noteIssue(name, null, 'title', 'titleMissing'));
  const raw = readEntries(body['release-notes'], name, refusals);
  if (
    refusals.length > 0 ||
    product === null ||
    environment === null ||
    application === null ||
    sha === null
  ) {
    return { ok: false, refusals };
  }
  if (!instant?.ok || raw === null) return { ok: false, refusals };

  const built = buildLines(name, raw, recognise);
  warnings.push(...built.warnings);
  if (built.lines.length + built.refusedLines.length === 0)
    warnings.push(noteIssue(name, null, 'lines', 'noLines'));
  const deployment = {
    product,
    environment,
    frontMatterEnvironment: read('environment'),
    application,
    sha,
    title: said ?? product,
    deployedAt: instant.instant,
    lines: built.lines,
    maintenanceOnly: built.refusedLines.length === 0 && isMaintenanceOnly(built.lines),
  };
  return { ok: true, deployment, refusedLines: built.refusedLines, warnings };
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function clientPayload(payload: unknown, name: string, refusals: NoteIssue[]): Fields | null {
  if (!isFields(payload)) {
    refusals.push(noteIssue(name, null, 'payload', 'wrongType', { expected: 'object' }));
    return null;
  }
  const type = payload.action ?? payload.event_type;
  if (type !== undefined && type !== DISPATCH_TYPE) {
    refusals.push(noteIssue(name, null, 'action', 'wrongEvent', { expected: DISPATCH_TYPE }));
    return null;
  }
  const inner = 'client_payload' in payload ? payload.client_payload : payload;
  if (isFields(inner)) return inner;
  refusals.push(noteIssue(name, null, 'client_payload', 'wrongType', { expected: 'object' }));
  return null;
}

function readString(body: Fields, field: string, name: string, refusals: NoteIssue[]): string | null {
  const value = Object.hasOwn(body, field) ? body[field] : undefined;
  if (value === undefined || value === null || value === '') {
    refusals.push(noteIssue(name, null, field, 'missing'));
  } else if (typeof value !== 'string') {
    refusals.push(noteIssue(name, null, field, 'wrongType', { expected: 'string' }));
  } else if (value.length > MAX_FIELD_LENGTH) {
    refusals.push(noteIssue(name, null, field, 'tooLong', { max: MAX_FIELD_LENGTH, found: value.length }));
  } else {
    const reason = unfitText(value);
    if (reason === null) return value;
    refusals.push({ file: name, line: null, field, reason });
  }
  return null;
}

function readName(value: string | null, field: string, name: string, refusals: NoteIssue[]): string | null {
  if (value === null) return null;
  if (isName(value.trim())) return value.trim();
  refusals.push(noteIssue(name, null, field, 'nameInvalid', { found: value.slice(0, 80) }));
  return null;
}

function readEntries(value: unknown, name: string, refusals: NoteIssue[]): readonly RawLine[] | null {
  const fail = (code: NoteIssue['reason']['code'], params = {}, line: number | null = null): null => {
    refusals.push(noteIssue(name, line, 'release-notes', code, params));
    return null;
  };
  if (value === undefined || value === null) return fail('missing');
  let list: unknown = value;
  if (typeof value === 'string') {
    if (value.length > MAX_NOTE_LENGTH) return fail('tooLong', { max: MAX_NOTE_LENGTH, found: value.length });
    try {
      list = JSON.parse(value);
    } catch {
      return fail('notJson');
    }
  }
  if (!Array.isArray(list)) return fail('notAnArray');
  if (list.length > MAX_ENTRIES) return fail('tooLong', { max: MAX_ENTRIES, found: list.length });
  const raw: RawLine[] = [];
  for (const [i, entry] of list.entries()) {
    if (typeof entry !== 'string') return fail('wrongType', { expected: 'string' }, i + 1);
    const reason = unfitText(entry);
    if (reason) return fail(reason.code, reason.params, i + 1);
    raw.push({ line: i + 1, text: entryText(entry) });
  }
  return raw;
}

/** The entry as the text of a bullet: the list's own mark and the line end after the last word are not part of it. */
function entryText(entry: string): string {
  const text = entry.replaceAll('\r\n', '\n');
  let end = text.length;
  while (text[end - 1] === '\n') end--;
  return text.slice(0, end).replace(/^[-*+] (?=\S)/, '');
}
