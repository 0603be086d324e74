import { describe, expect, it } from 'vitest';
import { norwegianCsv, plainCsv, writeCsv } from './csv.ts';
import type { Cell } from './table.ts';

const text = async (rows: Cell[][], options = norwegianCsv): Promise<string> => {
  let all = '';
  for await (const part of writeCsv([{ heading: 'A' }, { heading: 'B' }], rows, options)) all += part;
  return all;
};

describe('comma-separated values', () => {
  it('opens right in a Norwegian Excel: mark, semicolon, decimal comma, lines of Windows', async () => {
    expect(await text([['Æøå; "x"', 2.5]])).toBe('\ufeffA;B\r\n"Æøå; ""x""";2,5\r\n');
  });

  it('is plain for programs', async () => {
    expect(await text([['a,b', -2.5]], plainCsv)).toBe('\ufeffA,B\r\n"a,b",-2.5\r\n');
  });

  it('never lets words become a formula, and leaves numbers numbers', async () => {
    const evil = ['=1+1', '+1', '-1', '@x', '\t=1', ' =1', '\r=1', '＝1', '＋1', '－1', '＠1'];
    const lines = (await text(evil.map((e) => [e, -1]))).split('\r\n').slice(1, -1);
    expect(lines).toHaveLength(evil.length);
    for (const line of lines) expect(line).toMatch(/^"?'/);
    expect(lines.every((l) => l.endsWith(';-1'))).toBe(true);
  });

  it('writes days, instants, yes and no, and nothing', async () => {
    const rows: Cell[][] = [
      [{ day: '2026-11-21' }, { instant: new Date('2026-01-01T11:00:00Z') }],
      [true, null],
      [{ day: '=x' }, { formula: 'A1', value: 3 }],
    ];
    expect((await text(rows)).split('\r\n').slice(1, 4)).toEqual([
      '2026-11-21;2026-01-01 12:00:00',
      '1;',
      "'=x;3",
    ]);
  });

  it('writes the headings of an empty list', async () => {
    expect(await text([])).toBe('\ufeffA;B\r\n');
  });

  it('comes in parts, as it is read', async () => {
    let parts = 0;
    let lines = 0;
    const rows = Array.from({ length: 2300 }, (_, i) => [i, 'x']);
    for await (const part of writeCsv([{ heading: 'A' }, { heading: 'B' }], rows, plainCsv)) {
      parts++;
      lines += part.split('\r\n').length - 1;
    }
    expect([parts, lines]).toEqual([5, 2301]);
  });
});
