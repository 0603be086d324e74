import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { blackParts, type DocxBlock, inlineParts, markdownBlocks } from './docx-blocks.ts';

/** Media type of a text document of Word. */
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A document to be written. */
export interface DocxInput {
  readonly title: string;
  /** BCP 47 tag of the document's language: spelling is checked by it, and screen readers speak it. */
  readonly language: string;
  readonly author: string;
  /** At the foot of every page, before its number. */
  readonly foot: string;
  readonly blocks: readonly DocxBlock[];
}

/** Text width of an A4 page with these margins, in twentieths of a point. */
const textWidth = 9360;
const line = { style: BorderStyle.SINGLE, size: 4, color: 'B8BCC4' } as const;
const noLine = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const cellMargins = { top: 60, bottom: 60, left: 100, right: 100 };
const numbering = 'numbered';

type Run = { bold?: boolean; italics?: boolean; color?: string; shading?: { fill: string } };

/** Whether XML 1.0 can carry a character (https://www.w3.org/TR/xml/#charsets). */
function isXml(c: string): boolean {
  const code = c.codePointAt(0)!;
  return code >= 0x20 ? code !== 0xfffe && code !== 0xffff : code === 9 || code === 10 || code === 13;
}
const printable = (text: string): string => [...text.toWellFormed()].filter(isXml).join('');

function run(text: string, lang: string | undefined, more: Run = {}): TextRun {
  return new TextRun({
    text: printable(text),
    ...more,
    ...(lang === undefined ? {} : { language: { value: lang } }),
  });
}

/** Text with what is blacked out set white on black. */
function runs(text: string, lang: string | undefined, more: Run = {}): TextRun[] {
  return blackParts(text).map((p) =>
    run(p.text, lang, p.black ? { ...more, color: 'FFFFFF', shading: { fill: '000000' } } : more),
  );
}

function lines(text: readonly string[], lang: string | undefined, more: Run = {}): TextRun[] {
  return text.flatMap((l, i) => [
    ...(i === 0 ? [] : [new TextRun({ break: 1 })]),
    ...inlineParts(l).flatMap(({ text: t, ...style }) => runs(t, lang, { ...more, ...style })),
  ]);
}

function plain(text: string, lang: string | undefined, more: Run = {}): TextRun[] {
  return text
    .split('\n')
    .flatMap((l, i) => [...(i === 0 ? [] : [new TextRun({ break: 1 })]), ...runs(l, lang, more)]);
}

function markdown(text: string, lang: string | undefined, instance: () => number): Paragraph[] {
  let list = -1;
  return markdownBlocks(text).map((b) => {
    const children = lines(b.lines, lang, b.kind === 'heading' ? { bold: true } : {});
    if (b.kind === 'bullet') return new Paragraph({ children, bullet: { level: b.depth } });
    if (b.kind === 'number') {
      if (list < 0) list = instance();
      return new Paragraph({
        children,
        numbering: { reference: numbering, level: b.depth, instance: list },
      });
    }
    list = -1;
    return new Paragraph({ children, keepNext: b.kind === 'heading' });
  });
}

function cell(
  text: string,
  width: number,
  options: { lang?: string | undefined; bold?: boolean; right?: boolean; shade?: boolean },
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: cellMargins,
    ...(options.shade ? { shading: { fill: 'F0F1F3' } } : {}),
    children: [
      new Paragraph({
        children: plain(text, options.lang, options.bold ? { bold: true } : {}),
        spacing: { after: 0 },
        ...(options.right ? { alignment: AlignmentType.RIGHT } : {}),
      }),
    ],
  });
}

function table(b: Extract<DocxBlock, { kind: 'table' }>): Table {
  const shares = b.widths ?? b.header.map(() => 1);
  const total = shares.reduce((a, n) => a + n, 0);
  const widths = shares.map((n) => Math.round((n / total) * textWidth));
  const right = (i: number): boolean => b.numbers?.includes(i) === true;
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: {
      top: line,
      bottom: line,
      left: noLine,
      right: noLine,
      insideHorizontal: line,
      insideVertical: noLine,
    },
    rows: [
      // Told again on every page, and read as headings by those who listen.
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: b.header.map((h, i) => cell(h, widths[i]!, { bold: true, right: right(i), shade: true })),
      }),
      ...b.rows.map(
        (r, n) =>
          new TableRow({
            cantSplit: true,
            children: b.header.map((_, i) =>
              cell(r[i] ?? '', widths[i]!, {
                lang: b.lang,
                right: right(i),
                bold: b.sum === true && n === b.rows.length - 1,
              }),
            ),
          }),
      ),
    ],
  });
}

function facts(rows: readonly (readonly [string, string])[]): Table {
  const widths = [Math.round(textWidth * 0.3), Math.round(textWidth * 0.7)];
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: {
      top: line,
      bottom: line,
      left: noLine,
      right: noLine,
      insideHorizontal: line,
      insideVertical: noLine,
    },
    rows: rows.map(
      ([name, value]) =>
        new TableRow({
          cantSplit: true,
          children: [cell(name, widths[0]!, { bold: true }), cell(value, widths[1]!, {})],
        }),
    ),
  });
}

const headings = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

/** Space after a table, so that what follows does not stick to it. */
const gap = (): Paragraph => new Paragraph({ children: [], spacing: { after: 60 } });

function blockParts(b: DocxBlock, instance: () => number): (Paragraph | Table)[] {
  switch (b.kind) {
    case 'title':
      return [new Paragraph({ heading: HeadingLevel.TITLE, children: plain(b.text, b.lang) })];
    case 'heading':
      return [new Paragraph({ heading: headings[b.level], children: plain(b.text, b.lang) })];
    case 'paragraph':
      return [
        new Paragraph({
          children: plain(b.text, b.lang, {
            ...(b.tone === 'strong' ? { bold: true } : {}),
            ...(b.tone === 'faint' ? { color: '565C66' } : {}),
          }),
        }),
      ];
    case 'markdown':
      return markdown(b.text, b.lang, instance);
    case 'bullets':
      return b.items.map((i) => new Paragraph({ children: plain(i, b.lang), bullet: { level: 0 } }));
    case 'facts':
      return b.rows.length === 0 ? [] : [facts(b.rows), gap()];
    case 'table':
      return [table(b), gap()];
    case 'pageBreak':
      return [new Paragraph({ children: [], pageBreakBefore: true, spacing: { after: 0 } })];
  }
}

/**
 * Writes a document that people go on editing in Word: real headings, lists and tables with heading rows, and its
 * language set. Throws nothing for what people wrote: characters that a document cannot carry are left out.
 */
export async function writeDocx(input: DocxInput): Promise<Buffer> {
  let lists = 0;
  const instance = (): number => {
    lists += 1;
    return lists;
  };
  const language = { value: input.language, eastAsia: input.language, bidirectional: input.language };
  const heading = (size: number, before: number) => ({
    run: { size, bold: true, color: '1D1D1F', font: 'Calibri' },
    paragraph: { spacing: { before, after: 100 }, keepNext: true },
  });
  const document = new Document({
    title: input.title,
    creator: input.author,
    lastModifiedBy: input.author,
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: 22, language },
          paragraph: { spacing: { after: 120, line: 276 } },
        },
        title: { run: { size: 40, bold: true, color: '1D1D1F' }, paragraph: { spacing: { after: 160 } } },
        heading1: heading(30, 320),
        heading2: heading(25, 240),
        heading3: heading(22, 180),
      },
    },
    numbering: {
      config: [
        {
          reference: numbering,
          levels: [0, 1, 2, 3].map((level) => ({
            level,
            format: LevelFormat.DECIMAL,
            text: `%${level + 1}.`,
            alignment: AlignmentType.LEFT,
            style: { paragraph: { indent: { left: 720 * (level + 1), hanging: 360 } } },
          })),
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1273, bottom: 1273, left: 1273, right: 1273 },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  run(`${input.foot} · `, undefined, { color: '565C66' }),
                  new TextRun({ children: [PageNumber.CURRENT], color: '565C66' }),
                ],
              }),
            ],
          }),
        },
        children: input.blocks.flatMap((b) => blockParts(b, instance)),
      },
    ],
  });
  return Packer.toBuffer(document);
}
