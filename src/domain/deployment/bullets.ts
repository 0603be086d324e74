/** A bullet as it stands in the body: the line of the file it begins on (from 1) and its text, untouched. */
export interface Bullet {
  readonly line: number;
  readonly text: string;
  /** False for a paragraph or heading that stands without a bullet: kept all the same, nothing is lost. */
  readonly bulleted: boolean;
}

const BULLET = /^[-*+](?: (.*)|)$/s;
/** What Markdown indents a bullet's further lines with; it belongs to the list, not to the text. */
const INDENT = '  ';

/**
 * Splits the body of a note into bullets. A bullet goes on over the lines below it that are indented (two spaces are
 * taken off, deeper indentation is the text's own) or that follow directly without a new bullet; an empty line
 * belongs to the bullet only when an indented line follows. Everything else is kept as a line without a bullet.
 * @param lines the file's lines, without line ends
 * @param from index of the body's first line
 */
export function parseBullets(lines: readonly string[], from: number): readonly Bullet[] {
  const bullets: { line: number; parts: string[]; bulleted: boolean }[] = [];
  let blanks = 0;
  for (let i = from; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const open = bullets.at(-1);
    if (line === '') {
      blanks++;
      continue;
    }
    const indented = line.startsWith(INDENT);
    const start = indented ? null : BULLET.exec(line);
    if (open && !start && (indented || blanks === 0)) {
      for (; blanks > 0; blanks--) open.parts.push('');
      open.parts.push(indented ? line.slice(INDENT.length) : line);
    } else {
      bullets.push({ line: i + 1, parts: [start ? (start[1] ?? '') : line], bulleted: start !== null });
    }
    blanks = 0;
  }
  return bullets.map((b) => ({ line: b.line, text: b.parts.join('\n'), bulleted: b.bulleted }));
}

/**
 * Writes texts as the body of a note: one bullet each, further lines indented. What `parseBullets` reads back is
 * the same texts, to the character (line ends other than `\n` excepted).
 */
export function formatBullets(texts: readonly string[]): string {
  return texts.map((text) => `- ${text.split('\n').join(`\n${INDENT}`)}\n`).join('');
}
