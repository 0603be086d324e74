import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecogniser, issueKeysOf, recogniseReferences } from './references.ts';

const PREFIXES = ['MOVE', 'ID', 'MP', 'KRR', 'PF', 'EUW', 'MIN', 'SP'];
const recognise = createRecogniser(PREFIXES);
const show = (text: string) =>
  recognise(text).map(
    (r) => `${r.certainty === 'written' ? '' : '~'}${r.type === 'pullRequest' ? '#' : ''}${r.value}`,
  );

describe('references', () => {
  it.each([
    ['ID-6424: Ny ting', ['ID-6424']],
    ['ID-6424 Ny ting (#529)', ['ID-6424', '#529']],
    ['MP 686 ny ting', ['MP-686']],
    ['MP-686: ny ting', ['MP-686']],
    ['KRR-1195 KRR-1171 Update footer', ['KRR-1195', 'KRR-1171']],
    ['KRR-1210_update_permissions (#671)', ['KRR-1210', '#671']],
    ['feat: MOVE-4299: MariaDB', ['MOVE-4299']],
    ['ID-5968: Revert ID-5968: Oppgradere (#595) (#605)', ['ID-5968', 'ID-5968', '#595', '#605']],
    ['PBLEID-000 MIN-2895 Oppdatert README.md', ['MIN-2895']],
    ['[MP-933](https://digdir.atlassian.net/browse/MP-933): Add', ['MP-933']],
    ['sjå https://digdir.atlassian.net/browse/MP-933', ['MP-933']],
    ['x ([#683](https://github.com/felleslosninger/altinn-gateway/pull/683))', ['#683']],
    ['Merge pull request #377 from felleslosningerMOVE-4327_Ny-strategi', ['#377', '~MOVE-4327']],
    ['Merge pull request #109 from felleslosningerMOVE4316', ['#109', '~MOVE-4316']],
    ['Merge pull request #513 from felleslosningerRevert_MOVE-4195', ['#513', '~MOVE-4195']],
    ['Merge pull request #69 from felleslosningerfeature-MOVE-4406', ['#69', 'MOVE-4406']],
    ['Merge pull request #26 from felleslosninger/ID-4167', ['#26', 'ID-4167']],
    ['Merge branch main into pf-974-move-to-new', ['~PF-974']],
    ['GravatarMOVE-4612', ['~MOVE-4612']],
    ['Sp-902: Støtte', ['~SP-902']],
    ['Move 4357 remove cloud profile (#409)', ['~MOVE-4357', '#409']],
    ['MP–686 tankestrek', ['~MP-686']],
    ['KRR-000 Clear trivy', []],
    ['MOVE-0000 Bump', []],
    ['MINID-1840 Tester', []],
    ['MOVE-CVE-2025-58056 (#402)', ['CVE-2025-58056', '#402']],
    ['fix: cve-2025-24813', ['CVE-2025-24813']],
    ['because of GHSA-72hv-8253-57qq', ['GHSA-72hv-8253-57qq']],
    ['MOVE-abcd: Remove limit', []],
    ['SHA-256, UTF-8, ISO-8859-1, TLS-1, HTTP-2, RFC-7519, JDK-21, v-1', []],
    ['move 12 files, min-10, id 3', []],
    ['Java 25, ID 6 of 7', []],
    ['MOVE-5072 F-007  X-XSS-Protection', ['MOVE-5072']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(show(text)).toEqual(expected);
  });

  it('gives the repository of a pull request where the address does', () => {
    expect(
      recognise('([#683](https://github.com/felleslosninger/altinn-gateway/pull/683))')[0],
    ).toMatchObject({
      value: '683',
      repository: 'felleslosninger/altinn-gateway',
    });
    expect(recognise('(#529)')[0]?.repository).toBeNull();
  });

  it('knows no issue without prefixes, and takes no pattern for a prefix', () => {
    expect(recogniseReferences('ID-1 (#2)', []).map((r) => r.type)).toEqual(['pullRequest']);
    expect(recogniseReferences('ID-1', ['.*', 'A', 'id'])).toEqual([]);
  });

  it('tells written keys from guessed ones', () => {
    const found = recognise('ID-12 Sp-902 ID-12');
    expect(issueKeysOf(found)).toEqual(['ID-12']);
    expect(issueKeysOf(found, 'inferred')).toEqual(['SP-902']);
  });

  it('stays inside the text, in order, without overlap, and finds the same again in what it found', () => {
    const words = fc.constantFrom(
      ...PREFIXES,
      'CVE-2024-12345',
      '(#12)',
      '-',
      ' ',
      '123',
      '007',
      'felles',
      '_',
      '](',
      '[',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(words, { maxLength: 12 }).map((w) => w.join('')),
    );
    fc.assert(
      fc.property(text, (t) => {
        const found = recognise(t);
        expect(recognise(t)).toEqual(found);
        let end = 0;
        for (const r of found) {
          expect(r.start).toBeGreaterThanOrEqual(end);
          expect(t.slice(r.start, r.end)).toBe(r.raw);
          end = r.end;
          if (r.form === 'exact' && r.type !== 'pullRequest') {
            expect(recognise(r.raw)).toMatchObject([{ type: r.type, value: r.value, raw: r.raw }]);
          }
          if (r.type === 'issue')
            expect(recognise(r.value)).toMatchObject([{ value: r.value, certainty: 'written' }]);
        }
      }),
    );
  });
});
