import { stringify } from 'csv-stringify/sync';
import { type Cell, type Column, type Rows, wallClock } from './table.ts';

/** Media type of comma-separated values. */
export const csvType = 'text/csv; charset=utf-8';

/** How a file of comma-separated values is written. */
export interface CsvOptions {
  /** `;` is what a spreadsheet set to Norwegian expects, `,` what programs expect. */
  readonly delimiter: ';' | ',';
  /** Byte order mark first, so that Excel reads the file as UTF-8. */
  readonly bom: boolean;
  /** Decimal sign of numbers: `,` goes with `;`. */
  readonly decimal: ',' | '.';
}

/** As a Norwegian Excel opens it by double click. */
export const norwegianCsv: CsvOptions = { delimiter: ';', bom: true, decimal: ',' };
/** As programs and other spreadsheets read it. */
export const plainCsv: CsvOptions = { delimiter: ',', bom: true, decimal: '.' };

const perBatch = 500;

/** What a spreadsheet would take for a formula, its full-width twins among them; also behind leading blanks. */
const formulaLike = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** Words that can never be carried out as a formula: an apostrophe stands before those that look like one. */
const guarded = (text: string): string => (formulaLike.test(text) ? `'${text}` : text);

function csvValue(cell: Cell, { decimal }: CsvOptions): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return guarded(cell.replaceAll('\0', ''));
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell).replace('.', decimal) : '';
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  if ('day' in cell) return /^\d{4}-\d{2}-\d{2}$/.test(cell.day) ? cell.day : guarded(cell.day);
  if ('instant' in cell) return Number.isNaN(cell.instant.getTime()) ? '' : wallClock(cell.instant);
  return csvValue(cell.value, { decimal, delimiter: ';', bom: false });
}

/** Writes comma-separated values as they are read, some hundred lines at a time; memory does not grow with the rows. */
export async function* writeCsv(
  columns: readonly Column[],
  rows: Rows,
  options: CsvOptions = norwegianCsv,
): AsyncGenerator<string, void, undefined> {
  const write = (lines: readonly (readonly string[])[]): string =>
    stringify(lines as string[][], { delimiter: options.delimiter, record_delimiter: 'windows' });
  let lines: string[][] = [columns.map((c) => guarded(c.heading))];
  let first = options.bom ? '\ufeff' : '';
  for await (const row of rows) {
    lines.push(row.map((cell) => csvValue(cell, options)));
    if (lines.length < perBatch) continue;
    yield first + write(lines);
    first = '';
    lines = [];
  }
  if (lines.length > 0) yield first + write(lines);
}
