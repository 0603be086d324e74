import { strFromU8, unzipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { Cell } from './table.ts';
import { type Sheet, writeXlsx } from './xlsx.ts';
import { columnName, daySerial, xmlText } from './xlsx-cells.ts';
import { sheetNamesOf } from './xlsx-parts.ts';

const bytes = async (sheets: readonly Sheet[]): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const c of writeXlsx(sheets)) chunks.push(c);
  return Buffer.concat(chunks);
};
const xmlOf = async (sheets: readonly Sheet[], path = 'xl/worksheets/sheet1.xml'): Promise<string> =>
  strFromU8(unzipSync(await bytes(sheets))[path]!);
const sheet = (rows: Cell[][], columns = rows[0]!.map((_, i) => ({ heading: `K${i}` }))): Sheet => ({
  name: 'Ark',
  columns,
  rows,
});

describe('a workbook', () => {
  it('is read back as it was written: words, numbers, yes and no, days and instants', async () => {
    const file = await bytes([
      {
        name: 'Tiltak',
        columns: [
          { heading: 'Tittel' },
          { heading: 'Beløp', format: 'money' },
          { heading: 'Låst' },
          { heading: 'Frist' },
          { heading: 'Endret' },
        ],
        rows: [
          [
            'Æ, ø & å <b>"sitat"</b>',
            1_250_000,
            true,
            { day: '2026-11-21' },
            { instant: new Date('2026-07-01T10:00:00Z') },
          ],
          ['linje 1\nlinje 2', -2.5, false, { day: '1900-03-01' }, null],
        ],
      },
    ]);
    const [{ data } = { data: [] }] = await readExcelFile(file);
    expect(data[0]).toEqual(['Tittel', 'Beløp', 'Låst', 'Frist', 'Endret']);
    expect(data[1]?.slice(0, 3)).toEqual(['Æ, ø & å <b>"sitat"</b>', 1_250_000, true]);
    expect(data[1]?.[3]).toEqual(new Date('2026-11-21T00:00:00Z'));
    // Twelve o'clock in Oslo, in summer.
    expect(data[1]?.[4]).toEqual(new Date('2026-07-01T12:00:00Z'));
    expect(data[2]).toEqual(['linje 1\nlinje 2', -2.5, false, new Date('1900-03-01T00:00:00Z'), null]);
  });

  it('keeps words words, whatever they look like', async () => {
    const evil = ['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '=HYPERLINK("http://a","b")'];
    const xml = await xmlOf([sheet(evil.map((e) => [e]))]);
    expect(xml).not.toContain('<f>');
    // Style 9 has the mark that keeps them words when somebody edits the cell.
    expect(xml.match(/s="9" t="inlineStr"/g)).toHaveLength(evil.length);
  });

  it('takes out what XML cannot write and keeps what Excel would read as an escape', async () => {
    const [{ data } = { data: [] }] = await readExcelFile(
      await bytes([sheet([['a\u0000b\u0007c\u001f', '\ud83dx', '👩‍👩‍👧 ok']])]),
    );
    expect(data[1]).toEqual(['abc', '\ufffdx', '👩‍👩‍👧 ok']);
    expect(xmlText('_x0041_ og _x')).toBe('_x005F_x0041_ og _x');
  });

  it('cuts a text that is longer than a cell holds, and says so by a mark', async () => {
    const [{ data } = { data: [] }] = await readExcelFile(await bytes([sheet([['x'.repeat(40_000)]])]));
    const text = data[1]?.[0] as string;
    expect(text).toHaveLength(32_767);
    expect(text.endsWith('…')).toBe(true);
  });

  it('writes formulas only where we ask for one', async () => {
    const xml = await xmlOf([sheet([[2], [3], [{ formula: 'SUM(A2:A3)', value: 5 }]])]);
    expect(xml).toContain('<f>SUM(A2:A3)</f><v>5</v>');
  });

  it('freezes the headings, sets widths and filter, and has sheets by their names', async () => {
    const sheets: Sheet[] = [
      { name: 'Tiltak/2026', columns: [{ heading: 'A', width: 40 }, { heading: 'B' }], rows: [['x', 1]] },
      { name: 'Tom', columns: [{ heading: 'A' }], rows: [] },
    ];
    const xml = await xmlOf(sheets);
    expect(xml).toContain('state="frozen"');
    expect(xml).toContain('<col min="1" max="1" width="40" customWidth="1"/>');
    expect(xml).toContain('<autoFilter ref="A1:B2"/>');
    const read = await readExcelFile(await bytes(sheets));
    expect(read.map((s) => s.sheet)).toEqual(['Tiltak 2026', 'Tom']);
  });

  it('leaves a number that is none empty', async () => {
    const [{ data } = { data: [] }] = await readExcelFile(
      await bytes([
        sheet([['x', Number.NaN, Number.POSITIVE_INFINITY, { instant: new Date(Number.NaN) }, 1]]),
      ]),
    );
    expect(data[1]).toEqual(['x', null, null, null, 1]);
  });

  it('pulls rows only as they are read, and lets go of them when the reader leaves', async () => {
    let pulled = 0;
    let closed = false;
    async function* rows(): AsyncGenerator<Cell[]> {
      try {
        for (;;) {
          pulled++;
          yield [`rad ${pulled} ${Math.random()}`];
        }
      } finally {
        closed = true;
      }
    }
    const reader = writeXlsx([{ name: 'Uendelig', columns: [{ heading: 'A' }], rows: rows() }]);
    // The five parts beside the sheet come first; then one batch.
    let size = 0;
    while (size < 4000) size += (await reader.next()).value?.length ?? 0;
    expect(pulled).toBeLessThan(20_000);
    await reader.return(undefined);
    expect(closed).toBe(true);
  });
});

describe('names and numbers of a sheet', () => {
  it('counts columns as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });

  it('counts days as Excel does, and no day before it counts right', () => {
    expect(daySerial('1900-03-01')).toBe(61);
    expect(daySerial('2026-11-21')).toBe(46_347);
    expect(daySerial('1900-02-28')).toBeNull();
    expect(daySerial('2026-13-41')).toBeNull();
    expect(daySerial('i morgen')).toBeNull();
  });

  it('makes names fit, and none the same', () => {
    const names = sheetNamesOf(['a'.repeat(40), 'A'.repeat(40), '', "'x'", 'History']);
    expect(new Set(names.map((n) => n.toLowerCase())).size).toBe(names.length);
    expect(names.every((n) => n.length > 0 && n.length <= 31)).toBe(true);
    expect(names[3]).toBe('x');
  });
});
