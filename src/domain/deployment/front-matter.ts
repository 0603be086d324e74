import type { ReasonCode } from './types.ts';

/** One value of the front matter, with the line of the file it stands on (from 1). */
export interface FrontMatterValue {
  readonly value: string;
  readonly line: number;
  /** The items of a nested list (`aliases:`), empty where there is none. */
  readonly items: readonly string[];
}

/** The front matter read, and where the body begins (index into the lines given). */
export type FrontMatterResult =
  | { readonly ok: true; readonly values: ReadonlyMap<string, FrontMatterValue>; readonly bodyIndex: number }
  | { readonly ok: false; readonly line: number | null; readonly code: ReasonCode; readonly found: string };

/** The longest line of front matter that is read. */
const MAX_LENGTH = 10_000;
const KEY = /^([A-Za-z_][\w.-]*)\s*:(?:\s+(.*)|\s*)$/;

/**
 * Reads the front matter of a release note: the flat part of YAML that the notes use. `key: value` with or without
 * quotes, comments, and below a key an indented block: a list's items are kept, deeper structure is passed over.
 * Refused: no front matter, no closing `---`, a line that is neither, a quote left open, a key given twice.
 * @param lines the file's lines, without line ends
 */
export function parseFrontMatter(lines: readonly string[]): FrontMatterResult {
  if (lines[0]?.trimEnd() !== '---') return { ok: false, line: 1, code: 'frontMatterMissing', found: '' };
  const values = new Map<string, FrontMatterValue & { readonly items: string[] }>();
  let current: { items: string[] } | null = null;
  for (let i = 1; i < lines.length; i++) {
    const raw = lines[i] ?? '';
    const line = raw.trimEnd();
    if (line.length > MAX_LENGTH)
      return { ok: false, line: i + 1, code: 'tooLong', found: line.slice(0, 80) };
    if (line === '---') return { ok: true, values, bodyIndex: i + 1 };
    if (line === '' || line.startsWith('#')) continue;
    if (/^(\s|-\s)/.test(line)) {
      if (current === null)
        return { ok: false, line: i + 1, code: 'frontMatterLine', found: line.slice(0, 80) };
      const item = /^\s*-\s+(.*)$/.exec(line);
      const scalar = item ? parseScalar(item[1] ?? '') : null;
      if (scalar !== null) current.items.push(scalar);
      continue;
    }
    const pair = KEY.exec(line);
    if (!pair) return { ok: false, line: i + 1, code: 'frontMatterLine', found: line.slice(0, 80) };
    const key = pair[1] ?? '';
    if (values.has(key)) return { ok: false, line: i + 1, code: 'duplicateKey', found: key };
    const value = parseScalar(pair[2] ?? '');
    if (value === null) return { ok: false, line: i + 1, code: 'frontMatterQuote', found: line.slice(0, 80) };
    const entry = { value, line: i + 1, items: [] };
    values.set(key, entry);
    current = entry;
  }
  return { ok: false, line: lines.length, code: 'frontMatterUnterminated', found: '' };
}

/** One YAML scalar: plain, 'single' or "double" quoted. Null where a quote is left open. */
function parseScalar(source: string): string | null {
  const text = source.trim();
  if (text.startsWith("'")) {
    const m = /^'((?:[^']|'')*)'\s*(?:#.*)?$/.exec(text);
    return m ? (m[1] ?? '').replaceAll("''", "'") : null;
  }
  if (text.startsWith('"')) {
    const m = /^"((?:[^"\\]|\\.)*)"\s*(?:#.*)?$/.exec(text);
    return m ? unescapeDouble(m[1] ?? '') : null;
  }
  const comment = text.search(/(?<=^|\s)#/);
  return comment < 0 ? text : text.slice(0, comment).trim();
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '"': '"',
  '\\': '\\',
  '/': '/',
};

function unescapeDouble(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|(.))/g,
    (whole, hex: string | undefined, ch: string | undefined) =>
      hex !== undefined ? String.fromCharCode(Number.parseInt(hex, 16)) : (ESCAPES[ch ?? ''] ?? whole),
  );
}
