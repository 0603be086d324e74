/** Parts that a document is made of, in order. `lang` (BCP 47) marks words in another language than the document's. */
export type DocxBlock =
  | { readonly kind: 'title'; readonly text: string; readonly lang?: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly lang?: string }
  | {
      readonly kind: 'paragraph';
      readonly text: string;
      readonly lang?: string;
      readonly tone?: 'plain' | 'faint' | 'strong';
    }
  /** What people wrote in Markdown: paragraphs, lists, headings, bold and italics; the rest as it stands. */
  | { readonly kind: 'markdown'; readonly text: string; readonly lang?: string }
  | { readonly kind: 'bullets'; readonly items: readonly string[]; readonly lang?: string }
  /** Two columns, name and value: a table without a heading row. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Share of the width of each column; even when absent. */
      readonly widths?: readonly number[];
      /** Columns of numbers (0-based), set to the right. */
      readonly numbers?: readonly number[];
      /** The last row is a sum. */
      readonly sum?: boolean;
      readonly lang?: string;
    }
  | { readonly kind: 'pageBreak' };

/** What stands around words that are printed white on black: code points that nobody writes (private use). */
const blackStart = '\uE000';
const blackEnd = '\uE001';

/** Words to be printed white on black, wherever they stand in a text: the mark of something blacked out. */
export function blacked(text: string): string {
  return `${blackStart}${text}${blackEnd}`;
}

/** A text without what would be taken for a mark of {@link blacked}. */
export function withoutMarks(text: string): string {
  return text.replaceAll(blackStart, '').replaceAll(blackEnd, '');
}

/** A text in its plain and its blacked pieces, in order. */
export function blackParts(text: string): { readonly text: string; readonly black: boolean }[] {
  return text
    .split(new RegExp(`(${blackStart}[^${blackEnd}]*${blackEnd})`, 'u'))
    .filter((p) => p !== '')
    .map((p) => ({ text: withoutMarks(p), black: p.startsWith(blackStart) }));
}

/** A piece of a line of Markdown. */
export interface InlinePart {
  readonly text: string;
  readonly bold?: true;
  readonly italics?: true;
}

/** Bold, italics, code and links of one line of Markdown; a link becomes its words with the address after. */
export function inlineParts(line: string): InlinePart[] {
  const parts: InlinePart[] = [];
  const pattern =
    /\*\*(.+?)\*\*|__(.+?)__|\*(\S(?:.*?\S)?)\*|(?<![\p{L}\p{N}])_(\S(?:.*?\S)?)_(?![\p{L}\p{N}])|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)/gu;
  let at = 0;
  for (const m of line.matchAll(pattern)) {
    if (m.index > at) parts.push({ text: line.slice(at, m.index) });
    const [whole, bold, bold2, italics, italics2, code, words, address] = m;
    if (bold !== undefined || bold2 !== undefined) parts.push({ text: bold ?? bold2!, bold: true });
    else if (italics !== undefined || italics2 !== undefined)
      parts.push({ text: italics ?? italics2!, italics: true });
    else if (code !== undefined) parts.push({ text: code });
    else parts.push({ text: words === address ? words! : `${words} (${address})` });
    at = m.index + whole.length;
  }
  if (at < line.length) parts.push({ text: line.slice(at) });
  return parts;
}

/** A block of Markdown: a paragraph, an item of a list (0-based depth), or a heading within the text. */
export interface MarkdownBlock {
  readonly kind: 'paragraph' | 'bullet' | 'number' | 'heading';
  readonly depth: number;
  readonly lines: readonly string[];
}

/** Markdown as blocks. Lines of a paragraph stay lines: that is how people wrote them. */
export function markdownBlocks(text: string): MarkdownBlock[] {
  const blocks: { kind: MarkdownBlock['kind']; depth: number; lines: string[] }[] = [];
  let open: (typeof blocks)[number] | null = null;
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const item = /^(\s*)([-*+]|\d{1,3}[.)])\s+(.*)$/.exec(line);
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line);
    if (line.trim() === '') {
      open = null;
    } else if (item) {
      open = {
        kind: /\d/.test(item[2]!) ? 'number' : 'bullet',
        depth: Math.min(Math.floor(item[1]!.length / 2), 3),
        lines: [item[3]!],
      };
      blocks.push(open);
    } else if (heading) {
      blocks.push({ kind: 'heading', depth: 0, lines: [heading[1]!] });
      open = null;
    } else if (open) {
      open.lines.push(line.trim());
    } else {
      open = { kind: 'paragraph', depth: 0, lines: [line.trim().replace(/^>\s?/, '')] };
      blocks.push(open);
    }
  }
  return blocks;
}
