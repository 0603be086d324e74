import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeDocx } from './docx.ts';
import { type DocxBlock, inlineParts, markdownBlocks } from './docx-blocks.ts';

async function write(...blocks: DocxBlock[]): Promise<Record<string, string>> {
  const content = await writeDocx({
    title: 'Notat',
    language: 'nn-NO',
    author: 'Kari',
    foot: 'MOT-1',
    blocks,
  });
  const files = unzipSync(new Uint8Array(content));
  return Object.fromEntries(Object.entries(files).map(([name, data]) => [name, strFromU8(data)]));
}

describe('Markdown in a document', () => {
  it('knows bold, italics, code and links, and leaves the rest', () => {
    expect(inlineParts('a **b** _c_ `d` [e](https://f.no) snake_case_name 2*3*4')).toEqual([
      { text: 'a ' },
      { text: 'b', bold: true },
      { text: ' ' },
      { text: 'c', italics: true },
      { text: ' ' },
      { text: 'd' },
      { text: ' ' },
      { text: 'e (https://f.no)' },
      { text: ' snake_case_name 2' },
      { text: '3', italics: true },
      { text: '4' },
    ]);
  });
  it('knows paragraphs, lists with depth, and headings', () => {
    expect(markdownBlocks('# Over\nlinje\nto\n\n- a\n  - b\n1. c\r\n\r\nslutt')).toEqual([
      { kind: 'heading', depth: 0, lines: ['Over'] },
      { kind: 'paragraph', depth: 0, lines: ['linje', 'to'] },
      { kind: 'bullet', depth: 0, lines: ['a'] },
      { kind: 'bullet', depth: 1, lines: ['b'] },
      { kind: 'number', depth: 0, lines: ['c'] },
      { kind: 'paragraph', depth: 0, lines: ['slutt'] },
    ]);
  });
});

describe('a document', () => {
  it('has real headings, lists, tables with heading rows, its language, and that of words in another', async () => {
    const files = await write(
      { kind: 'title', text: 'Notat' },
      { kind: 'heading', level: 1, text: 'Bakgrunn' },
      { kind: 'markdown', text: '- ein\n- to\n\n1. først', lang: 'nb-NO' },
      { kind: 'facts', rows: [['Eigar', 'Kari']] },
      { kind: 'table', header: ['År', 'Beløp'], rows: [['2027', '10']], numbers: [1], sum: true },
      { kind: 'pageBreak' },
    );
    const xml = files['word/document.xml']!;
    for (const part of [
      '"Title"',
      '"Heading1"',
      '<w:tblHeader/>',
      '<w:numPr>',
      '<w:lang w:val="nb-NO"',
      'w:pageBreakBefore',
    ])
      expect(xml).toContain(part);
    expect(files['word/styles.xml']).toContain('<w:lang w:val="nn-NO"');
    expect(files['docProps/core.xml']).toContain('<dc:title>Notat</dc:title>');
    expect(
      Object.entries(files).some(([name, text]) => name.includes('footer') && text.includes('MOT-1')),
    ).toBe(true);
  });

  it('carries any text without breaking', async () => {
    const files = await write({ kind: 'paragraph', text: '<b>&amp; "x" \u0000\u0007\ud800 😀\n\tny linje' });
    const xml = files['word/document.xml']!;
    expect(xml).toContain('&lt;b&gt;&amp;amp;');
    expect(xml).toContain('😀');
    expect(xml).toContain('<w:br/>');
    expect([...xml].some((c) => c < ' ' && !'\n\r\t'.includes(c))).toBe(false);
  });
});
