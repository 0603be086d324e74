import { describe, expect, it } from 'vitest';
import { applyPrefixEdits, assessPrefixes, learnPrefixes } from './learn-prefixes.ts';
import { collectPrefixEvidence, mergePrefixEvidence } from './prefix-evidence.ts';

const note = (product: string, ...texts: string[]) => ({ product, lines: texts.map((text) => ({ text })) });
const learned = (...notes: ReturnType<typeof note>[]) =>
  learnPrefixes(collectPrefixEvidence(notes)).map((p) => p.prefix);

describe('learning prefixes', () => {
  it('counts by prefix, product and form', () => {
    const evidence = collectPrefixEvidence([
      note('a', 'ABC-1: x', 'ABC-1 again', 'fix(api): ABC-2 y', 'see ABC-9', 'ABC-000 none', 'F-007 G-1'),
      note('b', '[ABC-3](https://t/browse/ABC-3): z', 'ABC-0123 test case'),
    ]);
    expect(evidence).toEqual([
      { prefix: 'ABC', product: 'a', form: 'inline', count: 1, numbers: [9] },
      { prefix: 'ABC', product: 'a', form: 'leading', count: 3, numbers: [1, 2] },
      { prefix: 'ABC', product: 'a', form: 'placeholder', count: 1, numbers: [] },
      { prefix: 'ABC', product: 'b', form: 'link', count: 1, numbers: [3] },
    ]);
  });

  it.each([
    ['three numbers', [note('a', 'ABC-1', 'ABC-2', 'ABC-3', 'XYZ-1')], ['ABC', 'XYZ']],
    ['one note is enough', [note('new', 'NY-17: første')], ['NY']],
    ['a link to the tracker', [note('a', 'x [QR-5](https://t/browse/QR-5)')], ['QR']],
    [
      'general words never',
      [note('a', 'SHA-256', 'UTF-8 x', 'JDK-21', 'ISO-8859', 'RFC-7519', 'CVE-2024', 'v-1')],
      [],
    ],
    ['placeholders alone never', [note('a', 'PBLEID-000 x')], []],
    ['one that never opens a line', [note('a', 'with LOTL-4 list')], []],
    [
      'a stray one among many',
      [note('a', ...Array.from({ length: 20 }, (_, i) => `ABC-${i + 1}`), 'STRAY-4', 'STRAY-5')],
      ['ABC'],
    ],
  ])('%s', (_name, notes, expected) => {
    expect(learned(...notes)).toEqual(expected);
  });

  it('tells why, also of those left out', () => {
    const evidence = collectPrefixEvidence([
      note('a', ...Array.from({ length: 12 }, (_, i) => `ABC-${i + 1}`), 'SHA-256 x', 'X2-1'),
      note('b', 'ABC-3'),
    ]);
    expect(
      assessPrefixes(evidence).map((p) => [p.prefix, p.confidence, p.reason, p.count, p.distinct]),
    ).toEqual([
      ['ABC', 'high', 'manyNumbers', 13, 12],
      ['SHA', 'rejected', 'denyList', 1, 1],
      ['X2', 'rejected', 'tooFew', 1, 1],
    ]);
    expect(assessPrefixes(evidence)[0]?.products).toEqual([
      { product: 'a', count: 12 },
      { product: 'b', count: 1 },
    ]);
  });

  it('learns the same from evidence put together as from all at once', () => {
    const [one, two] = [note('a', 'ABC-1', 'ABC-2'), note('a', 'ABC-2', 'ABC-3', 'ABC-000')];
    const together = mergePrefixEvidence(collectPrefixEvidence([one]), collectPrefixEvidence([two]));
    expect(together).toEqual(collectPrefixEvidence([one, two]));
  });

  it('lets people have the last word', () => {
    const base = learnPrefixes(collectPrefixEvidence([note('a', 'ABC-1', 'ABC-2', 'ABC-3')]));
    const edits = [
      { prefix: 'abc', action: 'remove' },
      { prefix: 'SHA', action: 'add', product: 'b' },
      { prefix: 'not one', action: 'add' },
    ] as const;
    const edited = applyPrefixEdits(base, edits);
    expect(edited).toMatchObject([
      { prefix: 'SHA', confidence: 'high', reason: 'byPerson', products: [{ product: 'b', count: 0 }] },
    ]);
    expect(applyPrefixEdits(edited, edits)).toEqual(edited);
    expect(applyPrefixEdits(base, [{ prefix: 'ABC', action: 'add' }])[0]).toMatchObject({
      reason: 'byPerson',
      count: 3,
    });
  });
});
