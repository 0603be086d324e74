import { type Cell, type Column, type NumberFormat, wallClock } from './table.ts';

/** Places in the list of cell formats of {@link stylesXml}; the two change together. */
export const style = {
  plain: 0,
  heading: 1,
  day: 2,
  instant: 3,
  integer: 4,
  decimal: 5,
  percent: 6,
  money: 7,
  wrapped: 8,
  literal: 9,
} as const;

const numberStyle: Record<NumberFormat, number> = {
  integer: style.integer,
  decimal: style.decimal,
  percent: style.percent,
  money: style.money,
};

/** A cell of Excel holds no more than this; what is over is cut, with a mark. */
const maxText = 32_767;

/** What XML 1.0 has no way to write; \p{Cc} and back again for tab and line ends, which it can. */
const unwritable = /(?![\t\n\r\u0080-\u009f])\p{Cc}|[\ufffe\uffff]/gu;

/**
 * Words as they may stand in the XML of a workbook: characters that XML cannot write are taken out, halves of
 * surrogate pairs become U+FFFD, and `_x0041_`, which Excel reads as a character, is written so that it stays words.
 */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(unwritable, '')
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r\n?/g, '\n');
}

/** Name of a column by its place from 0: A … Z, AA … */
export function columnName(place: number): string {
  let name = '';
  for (let n = place + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  }
  return name;
}

/**
 * Serial number of a calendar day as Excel counts (days from 30 December 1899), or null for a day before 1 March 1900,
 * where Excel counts a day that never was, and for what is no day.
 */
export function daySerial(day: string): number | null {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  const serial = Math.round((ms - Date.UTC(1899, 11, 30)) / 86_400_000);
  return Number.isFinite(serial) && serial >= 61 ? serial : null;
}

function instantSerial(instant: Date): number | null {
  if (Number.isNaN(instant.getTime())) return null;
  const [day = '', time = ''] = wallClock(instant).split(' ');
  const serial = daySerial(day);
  const [h = 0, m = 0, s = 0] = time.split(':').map(Number);
  return serial === null ? null : serial + (h * 3600 + m * 60 + s) / 86_400;
}

/** What a spreadsheet would read as a formula, were it typed: such words are marked as words, also when edited. */
const formulaLike = /^[=+\-@\t\r]/;

function textCell(ref: string, text: string, format: number): string {
  const cut = text.length > maxText ? `${text.slice(0, maxText - 1)}…` : text;
  return `<c r="${ref}" s="${format}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cut)}</t></is></c>`;
}

const numberCell = (ref: string, value: number, format: number): string =>
  `<c r="${ref}" s="${format}"><v>${value}</v></c>`;

/** One cell as XML; nothing for an empty one. */
export function cellXml(ref: string, cell: Cell, column: Column | undefined): string {
  if (cell === null || cell === undefined || cell === '') return '';
  if (typeof cell === 'string') {
    const plain = column?.wrap ? style.wrapped : style.plain;
    return textCell(ref, cell, formulaLike.test(cell) ? style.literal : plain);
  }
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) return '';
    return numberCell(ref, cell, column?.format ? numberStyle[column.format] : style.plain);
  }
  if (typeof cell === 'boolean') return `<c r="${ref}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if ('day' in cell) {
    const serial = daySerial(cell.day);
    return serial === null ? textCell(ref, cell.day, style.literal) : numberCell(ref, serial, style.day);
  }
  if ('instant' in cell) {
    const serial = instantSerial(cell.instant);
    return serial === null ? '' : numberCell(ref, serial, style.instant);
  }
  const format = column?.format ? numberStyle[column.format] : style.plain;
  return typeof cell.value === 'number'
    ? `<c r="${ref}" s="${format}"><f>${xmlText(cell.formula)}</f><v>${cell.value}</v></c>`
    : `<c r="${ref}" s="${format}" t="str"><f>${xmlText(cell.formula)}</f><v>${xmlText(cell.value)}</v></c>`;
}

/** One row as XML; `place` counts from 1, as spreadsheets do. */
export function rowXml(place: number, cells: readonly Cell[], columns: readonly Column[]): string {
  let xml = `<row r="${place}">`;
  for (let i = 0; i < cells.length; i++) xml += cellXml(`${columnName(i)}${place}`, cells[i], columns[i]);
  return `${xml}</row>`;
}

/** The row of headings. */
export function headingXml(columns: readonly Column[]): string {
  const cells = columns.map((c, i) => textCell(`${columnName(i)}1`, c.heading, style.heading));
  return `<row r="1">${cells.join('')}</row>`;
}
