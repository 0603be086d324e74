import { describe, expect, it } from 'vitest';
import { parseInstant } from './instants.ts';
import { classifyLine, looksAutomatic } from './line-kind.ts';
import { normaliseEnvironment, parseNotePath } from './note-path.ts';
import { MAX_LINE_LENGTH } from './note-text.ts';
import { collectPrefixEvidence } from './prefix-evidence.ts';
import { createRecogniser } from './references.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';

describe('the path', () => {
  it.each([
    [
      `./krr/test-releases/krr-admin-${SHA.toUpperCase()}.md`,
      { kind: 'deployment', environment: 'test', sha: SHA },
    ],
    [
      `krr\\kt-releases\\krr-admin-${SHA}.md`,
      { kind: 'deployment', environment: 'test', application: 'krr-admin' },
    ],
    [`krr/tt02-releases/a-${SHA}.md`, { kind: 'deployment', environment: 'tt02', application: 'a' }],
    ['_index.md', { kind: 'page', product: null, environment: null }],
    ['krr/_index.md', { kind: 'page', product: 'krr', environment: null }],
    ['krr/prod-releases/_index.md', { kind: 'page', product: 'krr', environment: 'prod' }],
    [`krr/prod/krr-admin-${SHA}.md`, { kind: 'refused', field: 'path' }],
    [`krr/-releases/krr-admin-${SHA}.md`, { kind: 'refused', field: 'path' }],
    [`a/krr/prod-releases/krr-admin-${SHA}.md`, { kind: 'refused', field: 'path' }],
    [`../prod-releases/krr-admin-${SHA}.md`, { kind: 'refused', field: 'path' }],
    [`krr/prod-releases/krr-admin-${SHA}.txt`, { kind: 'refused', field: 'path' }],
    [`krr/prod-releases/krr-admin-${SHA.slice(1)}.md`, { kind: 'refused', field: 'sha' }],
    [`krr/prod-releases/krr-admin-${SHA.slice(1)}g.md`, { kind: 'refused', field: 'sha' }],
    [`krr/prod-releases/${SHA}.md`, { kind: 'refused', field: 'sha' }],
    [`krr/prod-releases/<b>-${SHA}.md`, { kind: 'refused', field: 'application' }],
    ['', { kind: 'refused', field: 'path' }],
  ])('%s', (path, expected) => {
    expect(parseNotePath(path)).toMatchObject(expected);
  });

  it('knows an environment by its one name', () => {
    expect([null, '', ' ', 'kt', 'KT', 'Prod', 'tt02'].map(normaliseEnvironment)).toEqual([
      null,
      null,
      null,
      'test',
      'test',
      'prod',
      'tt02',
    ]);
  });
});

describe('a time', () => {
  it.each([
    ['2026-08-10T10:57:35Z', '2026-08-10T10:57:35.000Z'],
    ['2026-08-10T10:57:35.1234567Z', '2026-08-10T10:57:35.123Z'],
    ['2026-08-10 10:57:35 +0200', '2026-08-10T08:57:35.000Z'],
    ['2026-08-10T10:57:35-05', '2026-08-10T15:57:35.000Z'],
    ['2024-02-29T00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2026-08-10T10:57:35', 'dateWithoutZone'],
    ['2026-08-10', 'dateWithoutTime'],
    ['2026-02-29T00:00:00Z', 'dateNotReal'],
    ['2100-02-29T00:00:00Z', 'dateNotReal'],
    ['2026-13-01T00:00:00Z', 'dateNotReal'],
    ['2026-04-31T00:00:00Z', 'dateNotReal'],
    ['2026-01-01T24:00:00Z', 'dateNotReal'],
    ['2026-01-01T10:60:00Z', 'dateNotReal'],
    ['2026-01-01T10:00:60Z', 'dateNotReal'],
    ['2026-01-01T10:00:00+15:00', 'dateNotReal'],
    ['0000-01-01T10:00:00Z', 'dateNotReal'],
    ['10.08.2026', 'dateMalformed'],
    ['', 'dateMalformed'],
  ])('%s', (text, expected) => {
    const read = parseInstant(text);
    expect(read.ok ? (read.remark ?? read.instant) : read.code).toBe(expected);
  });
});

describe('the kind of a line', () => {
  it.each([
    ['Library upgrades', 'maintenance'],
    ['library upgrades.', 'maintenance'],
    ['Oppdatering av avhengigheiter', 'maintenance'],
    ['Library upgrades for java 25', 'change'],
    ['Build(deps): bump x from 1 to 2', 'change'],
    ['ID-6022: Oppgradere til spring boot 4 (#807)', 'change'],
    ['Merge pull request #520 from felleslosningerrevert_peppol', 'merge'],
    ['Merge branch main into revert_peppol', 'merge'],
    ['Merge remote-tracking branch origin/x', 'merge'],
    ['Merged the two lists', 'change'],
    ['Revert peppol to 3.4.0', 'revert'],
    ['MOVE-0000 Properly revert workflow permissions (#195)', 'revert'],
    ['MOVE-4303 (Temp) revert DB driver back to mysql', 'revert'],
    ['ID-3902: saml2-proxy revert infinispan tilbake til versjon 14.0.21 (#246)', 'revert'],
    ['ID-4883: Rulle tilbake til forrige log4j versjon', 'revert'],
    ['MIN-000 Ruller tilbake config-endringer (#462)', 'revert'],
    ['ID-5594: reverter log4j bump (#916)', 'revert'],
    ['[MP-1](https://x/browse/MP-1): Revert noko', 'revert'],
    ['Add rollback support to the admin page', 'change'],
  ])('%s', (text, expected) => {
    expect(classifyLine(text)).toBe(expected);
  });

  it.each([
    ['Build(deps): bump actionscheckout from 6 to 7 (#38)', true],
    ['Bump x from 1 to 2', true],
    ['Merge branch main into dependabotmavenorg.projectlombok-lombok-1.18.38', true],
    ['Added dependabot', false],
    ['Oppgradere til java 25', false],
  ])('written by a robot: %s', (text, expected) => {
    expect(looksAutomatic(text)).toBe(expected);
  });
});

describe('hostile text', () => {
  it.each([
    ['white space', ' '.repeat(MAX_LINE_LENGTH)],
    ['white space and a letter', `${' '.repeat(MAX_LINE_LENGTH - 1)}x`],
    ['links', `${'['.repeat(4)}AB-1](/AB-1)${']('.repeat(4000)}${'AB-1 '.repeat(2000)}`],
    ['keys', 'AB-1'.repeat(MAX_LINE_LENGTH / 4)],
    ['heads', 'AB-1: '.repeat(MAX_LINE_LENGTH / 6)],
    ['addresses', 'https://a/b/c'.repeat(1500)],
  ])('is read in reasonable time: %s', (_name, text) => {
    const started = performance.now();
    classifyLine(text);
    createRecogniser(['AB'])(text);
    collectPrefixEvidence([{ product: 'p', lines: [{ text }] }]);
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
