import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNumbers, isWebAddress, maxDemandRows, parseDemands } from './index.ts';

describe('numbers of demands, in the order people read them', () => {
  it.each([
    ['3.2', '3.10'],
    ['2', '10'],
    ['3', '3.1'],
    ['3.a', '3.b'],
    ['A1', 'A2'],
    ['1.9.1', '1.10'],
    ['', '1'],
  ])('%s before %s', (a, b) => {
    expect(compareNumbers(a, b)).toBeLessThan(0);
    expect(compareNumbers(b, a)).toBeGreaterThan(0);
  });
  it('is an order: the same both ways round, none but itself beside it, and transitive', () => {
    const number = fc.stringMatching(/^[0-9ab.\- ]{0,6}$/);
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(Math.sign(compareNumbers(a, b))).toBe(-Math.sign(compareNumbers(b, a)) + 0);
        expect(compareNumbers(a, b) === 0).toBe(a === b);
        if (compareNumbers(a, b) < 0 && compareNumbers(b, c) < 0)
          expect(compareNumbers(a, c)).toBeLessThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an address that may be shown as a link', () => {
  it.each(['', 'https://www.regjeringen.no/x', 'http://a.no'])('%s', (a) =>
    expect(isWebAddress(a)).toBe(true),
  );
  it.each(['javascript:alert(1)', 'www.regjeringen.no', 'ftp://a', 'data:text/html,x', 'https://'])(
    'not %s',
    (a) => expect(isWebAddress(a)).toBe(false),
  );
});

describe('a pasted list of demands', () => {
  it.each([
    ['tab', '1.1\tEn tittel\tEn tekst, med komma; og semikolon'],
    ['semicolon', '1.1;En tittel;"En tekst, med komma; og semikolon"'],
  ])('separated by %s', (_name, text) => {
    const row = { line: 1, number: '1.1', title: 'En tittel', text: 'En tekst, med komma; og semikolon' };
    expect(parseDemands(text)).toEqual({ rows: [row], faults: [] });
  });
  it('separated by comma', () => {
    const row = { line: 1, number: '1.1', title: 'En tittel', text: 'Tekst, med komma' };
    expect(parseDemands('1.1,En tittel,"Tekst, med komma"')).toEqual({ rows: [row], faults: [] });
  });
  it('with a heading that sets the order, in any language, a BOM and Windows line ends', () => {
    expect(parseDemands('\uFEFFTekst;Tittel;Nr.\r\nHele;Korte;3.2\r\n').rows).toEqual([
      { line: 2, number: '3.2', title: 'Korte', text: 'Hele' },
    ]);
    expect(parseDemands('number\ttitle\n7\tx').rows).toEqual([
      { line: 2, number: '7', title: 'x', text: '' },
    ]);
  });
  it('with quotes around line ends and quotes, counting lines as they stand in the file', () => {
    const { rows, faults } = parseDemands('1;a;"to\nlinjer ""sitert"""\n\n2;;b\n3;c;d');
    expect(rows).toEqual([
      { line: 1, number: '1', title: 'a', text: 'to\nlinjer "sitert"' },
      { line: 5, number: '3', title: 'c', text: 'd' },
    ]);
    expect(faults).toEqual([{ line: 4, field: 'title', reason: 'required' }]);
  });
  it.each([
    ['1;', [{ line: 1, field: 'title', reason: 'required' }]],
    [';a', [{ line: 1, field: 'number', reason: 'required' }]],
    ['1;a;b;c', [{ line: 1, field: 'row', reason: 'too_many_columns', params: { max: 3 } }]],
    ['1;a;"b', [{ line: 1, field: 'row', reason: 'unclosed_quote' }]],
    ['1;a\n1;b', [{ line: 2, field: 'number', reason: 'number_twice', params: { number: '1' } }]],
    [`${'1'.repeat(21)};a`, [{ line: 1, field: 'number', reason: 'too_long', params: { limit: 20 } }]],
    [`1;${'a'.repeat(301)}`, [{ line: 1, field: 'title', reason: 'too_long', params: { limit: 300 } }]],
    [`1;a;${'b'.repeat(20001)}`, [{ line: 1, field: 'text', reason: 'too_long', params: { limit: 20000 } }]],
    ['1;a\u0000', [{ line: 1, field: 'title', reason: 'unclean_text' }]],
    ['1;a;\ud800', [{ line: 1, field: 'text', reason: 'unclean_text' }]],
  ])('tells what is wrong with %j', (text, faults) => expect(parseDemands(text).faults).toEqual(faults));
  it('stops at the most rows, and says so once', () => {
    const text = Array.from({ length: maxDemandRows + 5 }, (_, i) => `${i};t`).join('\n');
    const { rows, faults } = parseDemands(text);
    expect(rows).toHaveLength(maxDemandRows);
    expect(faults).toEqual([
      { line: maxDemandRows + 1, field: 'row', reason: 'too_many_rows', params: { max: maxDemandRows } },
    ]);
  });
  it('is empty for nothing', () => expect(parseDemands(' \n\t\n')).toEqual({ rows: [], faults: [] }));
  it('reads back whatever is written in quotes, and never throws on anything', () => {
    const clean = fc
      .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
      .filter((s) => s.trim() !== '' && !s.includes('\u0000') && s.isWellFormed() && !/\r/.test(s));
    const quote = (s: string) => `"${s.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.tuple(clean, clean), { maxLength: 8 }), (pairs) => {
        const text = [
          'Nummer;Tittel;Tekst',
          ...pairs.map(([a, b], i) => `${i};${quote(a)};${quote(b)}`),
        ].join('\n');
        const { rows, faults } = parseDemands(text);
        expect(faults).toEqual([]);
        expect(rows.map((r) => [r.title, r.text])).toEqual(
          pairs.map(([a, b]) => [a.trim().replace(/\s+/g, ' '), b.trim()]),
        );
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseDemands(text)));
  });
});
