import { isCleanText } from '../kernel/text.ts';

/** One demand read from a pasted list. `line` is where it begins, from 1. */
export interface DemandRow {
  readonly line: number;
  readonly number: string;
  readonly title: string;
  readonly text: string;
}

/** What was wrong with one row. `field` is `row` when it is not about one of the columns. */
export interface RowFault {
  readonly line: number;
  readonly field: 'number' | 'title' | 'text' | 'row';
  readonly reason:
    | 'required'
    | 'too_long'
    | 'unclean_text'
    | 'number_twice'
    | 'too_many_columns'
    | 'unclosed_quote'
    | 'too_many_rows';
  readonly params?: Readonly<Record<string, string | number>>;
}

/** What a pasted list says: the rows that can be taken, and what is wrong with the others. */
export interface ParsedDemands {
  readonly rows: readonly DemandRow[];
  readonly faults: readonly RowFault[];
}

/** Most rows of one list. */
export const maxDemandRows = 1000;

type Column = 'number' | 'title' | 'text';
const limits: Readonly<Record<Column, number>> = { number: 20, title: 300, text: 20000 };
const usual: readonly Column[] = ['number', 'title', 'text'];
/** Headings in the three languages; a list may leave its heading out. */
const headings: Readonly<Record<string, Column>> = {
  nr: 'number',
  'nr.': 'number',
  no: 'number',
  'no.': 'number',
  nummer: 'number',
  number: 'number',
  kravnummer: 'number',
  tittel: 'title',
  title: 'title',
  krav: 'title',
  demand: 'title',
  tekst: 'text',
  text: 'text',
  beskrivelse: 'text',
  beskriving: 'text',
  description: 'text',
};

interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly unclosed: boolean;
}

/** Cells as in RFC 4180: a cell in quotes may hold separators, line ends and doubled quotes. */
function cellsOf(input: string, separator: string): RawRow[] {
  const rows: RawRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begin = 1;
  const endRow = (unclosed: boolean): void => {
    cells.push(cell);
    if (unclosed || cells.some((c) => c.trim() !== '')) rows.push({ line: begin, cells, unclosed });
    cells = [];
    cell = '';
  };
  for (let i = 0; i < input.length; i += 1) {
    const c = input[i]!;
    if (c === '\n') line += 1;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (input[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (c === separator) {
      cells.push(cell);
      cell = '';
    } else if (c === '\n') {
      endRow(false);
      begin = line;
    } else cell += c;
  }
  if (cell !== '' || cells.length > 0 || quoted) endRow(quoted);
  return rows;
}

/** The separator a list uses: tab as pasted from a sheet, else semicolon as Norwegian sheets save, else comma. */
function separatorOf(input: string): string {
  const first = input.split('\n').find((l) => l.trim() !== '') ?? '';
  return first.includes('\t') ? '\t' : first.includes(';') ? ';' : ',';
}

function columnsOf(first: RawRow | undefined): { columns: readonly Column[]; headed: boolean } {
  const named = (first?.cells ?? []).map((c) => headings[c.trim().toLowerCase()]);
  const headed = named.includes('number') && named.includes('title') && named.every((n) => n !== undefined);
  return { columns: headed ? (named as Column[]) : usual, headed };
}

/**
 * Reads a pasted or saved list of demands: number, title and text a row, separated by tab, semicolon or comma, with or
 * without a heading (which may set the order). Every fault is told by line and column, and the other rows are read all
 * the same. An empty text is allowed; number and title are not.
 */
export function parseDemands(input: string): ParsedDemands {
  const text = input.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const raw = cellsOf(text, separatorOf(text));
  const { columns, headed } = columnsOf(raw[0]);
  const body = headed ? raw.slice(1) : raw;
  const rows: DemandRow[] = [];
  const faults: RowFault[] = [];
  const seen = new Set<string>();
  for (const [n, r] of body.entries()) {
    if (n >= maxDemandRows) {
      faults.push({ line: r.line, field: 'row', reason: 'too_many_rows', params: { max: maxDemandRows } });
      break;
    }
    const own = faultsOf(r, columns, seen);
    if (own.length > 0) faults.push(...own);
    else {
      const row = rowOf(r, columns);
      seen.add(row.number);
      rows.push(row);
    }
  }
  return { rows, faults };
}

function rowOf(r: RawRow, columns: readonly Column[]): DemandRow {
  const value = (name: Column) => (r.cells[columns.indexOf(name)] ?? '').trim();
  return {
    line: r.line,
    number: value('number'),
    title: value('title').replace(/\s+/g, ' '),
    text: value('text'),
  };
}

function faultsOf(r: RawRow, columns: readonly Column[], seen: ReadonlySet<string>): RowFault[] {
  const { line } = r;
  if (r.unclosed) return [{ line, field: 'row', reason: 'unclosed_quote' }];
  if (r.cells.slice(columns.length).some((c) => c.trim() !== ''))
    return [{ line, field: 'row', reason: 'too_many_columns', params: { max: columns.length } }];
  const row = rowOf(r, columns);
  const faults: RowFault[] = [];
  for (const field of usual) {
    const value = row[field];
    if (value === '' && field !== 'text') faults.push({ line, field, reason: 'required' });
    else if (value.length > limits[field])
      faults.push({ line, field, reason: 'too_long', params: { limit: limits[field] } });
    else if (!isCleanText(value)) faults.push({ line, field, reason: 'unclean_text' });
  }
  if (seen.has(row.number))
    faults.push({ line, field: 'number', reason: 'number_twice', params: { number: row.number } });
  return faults;
}
