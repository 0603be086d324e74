import { createHash } from 'node:crypto';
import { blackParts, type DocxBlock, inlineParts, markdownBlocks } from '../../platform/files/docx-blocks.ts';

/** The page's whole style: black text on white paper, marks that stay black when printed. */
const style = `@page{margin:2.2cm}body{font:11pt/1.45 Calibri,"Segoe UI",system-ui,sans-serif;color:#1d1d1f;background:#fff;max-width:46rem;margin:2rem auto;padding:0 1rem}h1{font-size:20pt;line-height:1.2}h2{font-size:15pt;margin:1.6em 0 .4em}h3{font-size:12.5pt;margin:1.2em 0 .3em}h4{font-size:11pt}h2,h3,h4{break-after:avoid}p,li,td,th{white-space:pre-line;overflow-wrap:anywhere}p{margin:0 0 .6em}.strong{font-weight:600;break-after:avoid}.faint{color:#565c66}table{border-collapse:collapse;width:100%;margin:.4em 0 1em}th,td{text-align:left;vertical-align:top;padding:.25em .5em;border-bottom:1px solid #b8bcc4}tr{break-inside:avoid}thead th{background:#f0f1f3}.facts th{width:30%;font-weight:600}.number{text-align:right}mark{background:#000;color:#fff;-webkit-print-color-adjust:exact;print-color-adjust:exact}`;

/** Content security policy under which the page may be shown: its own style and nothing else. */
export const printPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-modals`;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (text: string): string => text.toWellFormed().replace(/[&<>"]/g, (c) => escapes[c]!);
const plain = (text: string): string =>
  blackParts(text)
    .map((p) => (p.black ? `<mark>${escaped(p.text)}</mark>` : escaped(p.text)))
    .join('');
const inline = (line: string): string =>
  inlineParts(line)
    .map((p) => {
      const words = plain(p.text);
      return p.bold ? `<strong>${words}</strong>` : p.italics ? `<em>${words}</em>` : words;
    })
    .join('');
const langOf = (lang: string | undefined): string => (lang === undefined ? '' : ` lang="${escaped(lang)}"`);

function markdown(text: string, lang: string | undefined): string {
  const at = langOf(lang);
  const parts: string[] = [];
  let open: 'ul' | 'ol' | null = null;
  const close = () => {
    if (open) parts.push(`</${open}>`);
    open = null;
  };
  for (const b of markdownBlocks(text)) {
    const words = b.lines.map(inline).join('\n');
    const list = b.kind === 'bullet' ? 'ul' : b.kind === 'number' ? 'ol' : null;
    if (list !== open) close();
    if (list) {
      if (open === null) parts.push(`<${list}${at}>`);
      open = list;
      parts.push(`<li>${words}</li>`);
    } else parts.push(b.kind === 'heading' ? `<h4${at}>${words}</h4>` : `<p${at}>${words}</p>`);
  }
  close();
  return parts.join('');
}

function block(b: DocxBlock): string {
  switch (b.kind) {
    case 'title':
      return `<h1${langOf(b.lang)}>${plain(b.text)}</h1>`;
    case 'heading':
      return `<h${b.level + 1}${langOf(b.lang)}>${plain(b.text)}</h${b.level + 1}>`;
    case 'paragraph':
      return `<p${langOf(b.lang)}${b.tone && b.tone !== 'plain' ? ` class="${b.tone}"` : ''}>${plain(b.text)}</p>`;
    case 'markdown':
      return markdown(b.text, b.lang);
    case 'bullets':
      return `<ul${langOf(b.lang)}>${b.items.map((i) => `<li>${plain(i)}</li>`).join('')}</ul>`;
    case 'facts':
      return `<table class="facts"><tbody>${b.rows
        .map(([name, value]) => `<tr><th scope="row">${plain(name)}</th><td>${plain(value)}</td></tr>`)
        .join('')}</tbody></table>`;
    case 'table': {
      const at = (i: number) => (b.numbers?.includes(i) ? ' class="number"' : '');
      const head = b.header.map((h, i) => `<th scope="col"${at(i)}>${plain(h)}</th>`).join('');
      const rows = b.rows
        .map((r) => `<tr>${b.header.map((_, i) => `<td${at(i)}>${plain(r[i] ?? '')}</td>`).join('')}</tr>`)
        .join('');
      return `<table${langOf(b.lang)}><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
    }
    case 'pageBreak':
      return '<hr>';
  }
}

/** The same paragraphs as of a text document, as one page of HTML to be printed: no script, nothing fetched. */
export function printHtml(input: {
  readonly title: string;
  readonly language: string;
  readonly blocks: readonly DocxBlock[];
}): Buffer {
  return Buffer.from(
    `<!doctype html><html lang="${escaped(input.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escaped(input.title)}</title><style>${style}</style></head><body><main>${input.blocks.map(block).join('\n')}</main></body></html>\n`,
    'utf8',
  );
}
