/** Longest comment, in UTF-16 code units. */
export const maxCommentLength = 20_000;
/** Most people one comment can call on. */
export const maxMentioned = 50;

/** `@[12]` a person by id, `#[TIL-42]` a matter by key. */
const token = /@\[(\d{1,15})\]|#\[([A-ZÆØÅ][A-ZÆØÅ0-9]{1,9}-[1-9][0-9]{0,9})\]/g;
/** A key written by hand: `#TIL-42`, not in the middle of a word or an address. */
const typedKey = /(^|[\s(«"'])#([A-ZÆØÅ][A-ZÆØÅ0-9]{1,9}-[1-9][0-9]{0,9})(?![\w-])/g;

/** One piece of a text with mentions. */
export type CommentPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'person'; readonly id: number }
  | { readonly type: 'node'; readonly key: string };

/** Takes a text apart at its tokens; put together again it is the same. */
export function commentParts(text: string): CommentPart[] {
  const parts: CommentPart[] = [];
  let at = 0;
  for (const m of text.matchAll(token)) {
    if (m.index > at) parts.push({ type: 'text', text: text.slice(at, m.index) });
    parts.push(m[1] === undefined ? { type: 'node', key: m[2]! } : { type: 'person', id: Number(m[1]) });
    at = m.index + m[0].length;
  }
  if (at < text.length) parts.push({ type: 'text', text: text.slice(at) });
  return parts;
}

/** Whom and what a comment mentions, each once, in order. */
export function mentionsIn(text: string): { readonly people: number[]; readonly keys: string[] } {
  const parts = commentParts(text);
  return {
    people: [...new Set(parts.flatMap((p) => (p.type === 'person' ? [p.id] : [])))],
    keys: [...new Set(parts.flatMap((p) => (p.type === 'node' ? [p.key] : [])))],
  };
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * A comment as it is stored: keys written by hand and addresses of this installation's own pages become tokens, line
 * ends are `\n`, nothing before or after. `publicUrl` has no slash at its end.
 */
export function storedComment(text: string, publicUrl: string): string {
  const address = new RegExp(
    `(^|\\s|(?<!\\])\\()<?${escaped(publicUrl)}/(?:matters|thread)/([A-Za-zÆØÅæøå][A-Za-zÆØÅæøå0-9]{1,9}-[1-9][0-9]{0,9})(?:[?#][^\\s()<>]*?)?>?(?=[.,;:!?]*(?:$|[\\s)]))`,
    'g',
  );
  return text
    .replace(/\r\n?/g, '\n')
    .trim()
    .replace(address, (_, before: string, key: string) => `${before}#[${key.toUpperCase()}]`)
    .replace(typedKey, (_, before: string, key: string) => `${before}#[${key}]`);
}

/** The beginning of a comment as plain words, for a notice: without Markdown's signs, names in place of tokens. */
export function excerptOf(text: string, names: ReadonlyMap<number, string>, length = 160): string {
  const plain = commentParts(text)
    .map((p) => (p.type === 'text' ? p.text : p.type === 'node' ? p.key : `@${names.get(p.id) ?? '…'}`))
    .join('')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*_>#~]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const points = [...plain];
  return points.length <= length
    ? plain
    : `${points
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}
