import { Readable } from 'node:stream';
import type { DeploymentRowValue } from '../../../contract/deployments.ts';
import { recordEvent } from '../../core/events.ts';
import type { Call, Services } from '../../platform/context.ts';
import { csvType, norwegianCsv, plainCsv, writeCsv } from '../../platform/files/csv.ts';
import type { Cell, Column } from '../../platform/files/table.ts';
import { writeXlsx, xlsxType } from '../../platform/files/xlsx.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import type { DeploymentFilters } from './queries/read-filters.ts';
import { listDeployments } from './queries/read-list.ts';

/** Rows read at a time. */
const page = 500;

/** A file on its way: what it is called, what it is, and its bytes as they are made. */
export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly content: Readable;
}

/** Columns as they stand in the file: their heading's text, and how wide. */
const columns: readonly (readonly [text: string, width: number])[] = [
  ['field.key', 12],
  ['deliveries.column.when', 17],
  ['process.product.name', 24],
  ['deliveries.column.application', 30],
  ['deliveries.column.environment', 14],
  ['process.commit.name', 42],
  ['deliveries.column.explained', 20],
  ['deliveries.column.what', 60],
  ['deliveries.column.issues', 24],
];

/**
 * The list of deployments as a file, whole: as filtered, newest first, only what the caller sees, headings in their
 * language. Rows are read a page at a time as the file is fetched. When it ends, the trail says who took out what and how
 * many rows. A filter that names something unknown is refused before the first byte.
 */
export async function exportDeployments(
  { db, clock, timeZone }: Services,
  texts: Texts,
  call: Call,
  query: DeploymentFilters & { readonly format: 'csv' | 'xlsx' },
): Promise<ExportedFile> {
  const { format, ...filters } = query;
  const { language } = call.actor;
  const read = (cursor: string | null) =>
    listDeployments(
      db,
      call.actor,
      { ...filters, limit: page, ...(cursor === null ? {} : { cursor }) },
      timeZone,
    );
  const first = await read(null);
  const cells = (d: DeploymentRowValue): Cell[] => [
    d.key,
    { instant: new Date(d.deployedAt) },
    d.product.title,
    d.application.title,
    d.environment,
    d.sha,
    texts.text(language, `deliveries.explained.${d.explained}`),
    d.summary,
    d.issues.join(', '),
  ];
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
      await db.transaction((tx) =>
        recordEvent(tx, {
          type: 'list.exported',
          nodeId: null,
          kind: null,
          actor: call.actor,
          data: { kind: 'deployment', format, filters, count, complete },
        }),
      );
    }
  }
  const shown = columns.map(([text, width]): Column => ({ heading: texts.text(language, text), width }));
  const name = texts.text(language, 'process.deployment.plural');
  return {
    name: `deployments-${clock.now().toISOString().slice(0, 10)}.${format}`,
    type: format === 'xlsx' ? xlsxType : csvType,
    content: Readable.from(
      format === 'xlsx'
        ? writeXlsx([{ name, columns: shown, rows: rows() }])
        : writeCsv(shown, rows(), language === 'en' ? plainCsv : norwegianCsv),
      { objectMode: false },
    ),
  };
}
