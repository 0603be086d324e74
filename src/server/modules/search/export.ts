import { Readable } from 'node:stream';
import type { MatterListQueryValue, MatterRowValue } from '../../../contract/matters.ts';
import { invalid } from '../../../domain/kernel/errors.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { type ExportColumn, exportColumns, rankedField } from '../../../domain/search/index.ts';
import { recordEvent } from '../../core/events.ts';
import { listMatters } from '../../core/list.ts';
import type { Call, Services } from '../../platform/context.ts';
import { csvType, norwegianCsv, plainCsv, writeCsv } from '../../platform/files/csv.ts';
import type { Cell, Column } from '../../platform/files/table.ts';
import { writeXlsx, xlsxType } from '../../platform/files/xlsx.ts';
import type { Texts } from '../../platform/texts/texts.ts';

/** Rows read at a time: each page is a range of an index, so the hundredth costs what the first did. */
const page = 1000;

/** A file on its way: what it is called, what it is, and its bytes as they are made. */
export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly content: Readable;
}

/** What is asked for: the list's own filters and sort, the format, the columns. */
export type ExportQuery = Omit<MatterListQueryValue, 'limit' | 'cursor'> & {
  readonly format: 'csv' | 'xlsx';
  readonly cols?: string;
};

const widths: Readonly<Partial<Record<ExportColumn['type'], number>>> = {
  day: 13,
  instant: 17,
  number: 11,
  percent: 11,
  state: 20,
};

function chosen(definition: ProcessDefinition, cols: string | undefined): readonly ExportColumn[] {
  const all = exportColumns(definition);
  if (cols === undefined) return all;
  return cols
    .split(',')
    .filter(Boolean)
    .filter((name, i, names) => names.indexOf(name) === i && name !== 'key' && name !== 'title')
    .map((name) => {
      const column = all.find((c) => c.name === name);
      if (!column) throw invalid('query:cols', 'no_such_column', { value: name });
      return column;
    });
}

/** Makes cells of a kind's rows in the words of one reader. */
function cellsOf(
  definition: ProcessDefinition,
  columns: readonly ExportColumn[],
  word: (key: string) => string | null,
) {
  const ranked = rankedField(definition);
  const choice = (field: string, value: unknown): string =>
    word(`process.${definition.kind}.choice.${field}.${String(value)}`) ??
    word(`choice.${field}.${String(value)}`) ??
    String(value);
  const day = (v: string | null): Cell => (v === null ? null : { day: v });
  const instant = (v: string): Cell => ({ instant: new Date(v) });
  return (row: MatterRowValue): Cell[] => [
    row.key,
    row.title,
    ...columns.map((c): Cell => {
      switch (c.name) {
        case 'state':
          return word(`process.${definition.kind}.state.${row.state}`) ?? row.state;
        case 'priority': {
          const value =
            row.priority === null || c.field?.type !== 'choice' ? null : c.field.choices[row.priority - 1];
          return value && ranked ? choice(ranked, value) : row.priority;
        }
        case 'owner':
          return row.owner?.name ?? null;
        case 'team':
        case 'product':
        case 'productGroup':
          return row[c.name]?.title ?? null;
        case 'plannedStart':
        case 'plannedEnd':
          return day(row[c.name]);
        case 'estimate':
          return row.estimate;
        case 'labels':
          return row.labels.join(', ');
        case 'progress':
          return row.rollup && row.rollup.total > 0 ? row.rollup.inProduction / row.rollup.total : null;
        case 'stateSince':
          return instant(row.stateSince);
        case 'created':
          return instant(row.createdAt);
        case 'updated':
          return instant(row.updatedAt);
        default:
          return ownCell(c, row.extra[c.name], choice);
      }
    }),
  ];
}

function ownCell(c: ExportColumn, value: unknown, choice: (field: string, value: unknown) => string): Cell {
  if (value === null || value === undefined) return null;
  if (c.type === 'choice') return choice(c.name, value);
  if (c.type === 'day') return typeof value === 'string' ? { day: value.slice(0, 10) } : null;
  if (c.type === 'number') return typeof value === 'number' ? value : Number(value);
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object') return String((value as { title?: unknown }).title ?? '');
  return typeof value === 'boolean' || typeof value === 'number' ? value : String(value);
}

/**
 * A list as a file, whole: filtered, sorted and with the columns asked for, only what the caller sees, headings and
 * choices in their language. Rows are read a page at a time as the file is fetched, so memory does not grow with the
 * list. When it ends, the trail says who took out what and how many rows.
 */
export async function exportList(
  { db, clock }: Services,
  texts: Texts,
  call: Call,
  definition: ProcessDefinition,
  query: ExportQuery,
): Promise<ExportedFile> {
  const { format, cols, ...filters } = query;
  const columns = chosen(definition, cols);
  const { language } = call.actor;
  const word = (key: string): string | null => (texts.has(key) ? texts.text(language, key) : null);
  const heading = (name: string): string =>
    word(`process.${definition.kind}.field.${name}`) ?? word(`field.${name}`) ?? name;
  const read = (cursor: string | null) =>
    listMatters(db, call.actor, definition, {
      ...filters,
      limit: page,
      ...(cursor === null ? {} : { cursor }),
    } as MatterListQueryValue);
  // Before the first byte, so that a wrong filter is still answered as one.
  const first = await read(null);
  const cells = cellsOf(definition, columns, word);
  const ranked = rankedField(definition);
  const shown: Column[] = [
    { heading: heading('key'), width: 12 },
    { heading: heading('title'), width: 60 },
    ...columns.map(
      (c): Column => ({
        heading: c.name === 'priority' && ranked ? heading(ranked) : heading(c.name),
        width: widths[c.type] ?? 24,
        ...(c.type === 'percent' ? { format: 'percent' as const } : {}),
      }),
    ),
  ];
  const name = texts.text(language, `process.${definition.kind}.plural`);
  let count = 0;
  let complete = false;
  async function* rows(): AsyncGenerator<Cell[]> {
    try {
      for (let now = first; ; now = await read(now.next)) {
        for (const row of now.items) {
          count += 1;
          yield cells(row);
        }
        if (now.next === null) break;
      }
      complete = true;
    } finally {
      await recordExport();
    }
  }
  const recordExport = () =>
    db.transaction((tx) =>
      recordEvent(tx, {
        type: 'list.exported',
        nodeId: null,
        kind: null,
        actor: call.actor,
        data: {
          kind: definition.kind,
          format,
          filters,
          columns: columns.map((c) => c.name),
          count,
          complete,
        },
      }),
    );
  const day = clock.now().toISOString().slice(0, 10);
  return {
    name: `${definition.path}-${day}.${format}`,
    type: format === 'xlsx' ? xlsxType : csvType,
    content: Readable.from(
      format === 'xlsx'
        ? writeXlsx([{ name, columns: shown, rows: rows() }])
        : writeCsv(shown, rows(), language === 'en' ? plainCsv : norwegianCsv),
      { objectMode: false },
    ),
  };
}
