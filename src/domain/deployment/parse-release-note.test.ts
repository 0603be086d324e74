import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBullets, parseBullets } from './bullets.ts';
import { MAX_LINE_LENGTH, MAX_NOTE_LENGTH } from './note-text.ts';
import { parseNotePage, parseReleaseNote } from './parse-release-note.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const PATH = `idporten/prod-releases/idporten-login-${SHA}.md`;
const FRONT = '---\ntitle: idporten\ndate: 2026-08-10T10:57:35Z\nenvironment: prod\n---\n';

function read(body: string, path = PATH, front = FRONT) {
  const result = parseReleaseNote(front + body, path);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result;
}

function refusalOf(source: string | Uint8Array, path = PATH) {
  const result = parseReleaseNote(source, path);
  return result.ok ? [] : result.refusals.map((r) => ({ line: r.line, field: r.field, code: r.reason.code }));
}

describe('a release note', () => {
  it('becomes a deployment', () => {
    const { deployment, warnings, refusedLines } = read('- ID-6424: Ny ting (#529)\n- Library upgrades\n');
    expect(deployment).toMatchObject({
      product: 'idporten',
      environment: 'prod',
      frontMatterEnvironment: 'prod',
      application: 'idporten-login',
      sha: SHA,
      title: 'idporten',
      deployedAt: '2026-08-10T10:57:35.000Z',
      maintenanceOnly: false,
    });
    expect(deployment.lines.map((l) => [l.position, l.line, l.kind, l.text])).toEqual([
      [0, 6, 'change', 'ID-6424: Ny ting (#529)'],
      [1, 7, 'maintenance', 'Library upgrades'],
    ]);
    expect([...warnings, ...refusedLines]).toEqual([]);
  });

  it('keeps a bullet over several lines together', () => {
    const { deployment } = read('- first\n  second\n\n  third\n- next\nlazy\n    deep\n');
    expect(deployment.lines.map((l) => l.text)).toEqual(['first\nsecond\n\nthird', 'next\nlazy\n  deep']);
    expect(deployment.lines.map((l) => l.line)).toEqual([6, 10]);
  });

  it.each([
    ['kt', 'test', []],
    ['', 'test', []],
    ['test', 'test', []],
    ['prod', 'test', ['environmentDiffers']],
    ['kt', 'prod', ['environmentDiffers']],
  ])('front matter "%s" in a %s folder: the folder wins', (said, folder, remarks) => {
    const front = FRONT.replace('environment: prod', `environment: ${said}`);
    const { deployment, warnings } = read('- a\n', PATH.replace('prod-', `${folder}-`), front);
    expect(deployment.environment).toBe(folder);
    expect(deployment.frontMatterEnvironment).toBe(said === '' ? null : said);
    expect(warnings.map((w) => w.reason.code)).toEqual(remarks);
  });

  it('takes quotes, comments, other keys, CRLF and a byte order mark', () => {
    const text = `\uFEFF---\r\ntitle: "ID-porten \\"ny\\""\r\ndate: '2026-08-10 12:57:35+02:00' # sommartid\r\ntags:\r\n  - a\r\nweight: 3\r\n---\r\n- a\r\n`;
    const result = parseReleaseNote(text, PATH);
    expect(result.ok && result.deployment).toMatchObject({
      title: 'ID-porten "ny"',
      deployedAt: '2026-08-10T10:57:35.000Z',
      frontMatterEnvironment: null,
    });
    expect(result.ok && result.deployment.lines[0]?.text).toBe('a');
  });

  it('leaves hostile text as it is', () => {
    const hostile = `<script>alert(1)</script> [x](javascript:alert(1)) \`'"\\ \${x} <svg onload=x> ‮ 😀`;
    expect(read(`- ${hostile}\n`).deployment.lines[0]?.text).toBe(hostile);
  });

  it('names a line that is too long and keeps the others', () => {
    const { deployment, refusedLines } = read(
      `- ok\n- ${'x'.repeat(MAX_LINE_LENGTH + 1)}\n- Library upgrades\n`,
    );
    expect(deployment.lines.map((l) => l.text)).toEqual(['ok', 'Library upgrades']);
    expect(refusedLines).toMatchObject([
      { file: PATH, line: 7, field: 'lines', reason: { code: 'lineTooLong' } },
    ]);
  });

  it('does not call a note maintenance when a line of it was refused', () => {
    expect(
      read(`- Library upgrades\n- ${'x'.repeat(MAX_LINE_LENGTH + 1)}\n`).deployment.maintenanceOnly,
    ).toBe(false);
  });

  it('remarks on text without a bullet, an empty bullet and a missing last line end', () => {
    const { deployment, warnings } = read('Intro\n\n- \n- a');
    expect(deployment.lines.map((l) => l.text)).toEqual(['Intro', 'a']);
    expect(warnings.map((w) => w.reason.code)).toEqual(['emptyBullet', 'notABullet', 'noFinalNewline']);
  });

  it.each([
    ['an empty file', '', { line: null, field: 'file', code: 'empty' }],
    ['only white space', ' \n\n', { line: null, field: 'file', code: 'empty' }],
    ['no front matter', '- a\n', { line: 1, field: 'frontMatter', code: 'frontMatterMissing' }],
    [
      'front matter cut off',
      '---\ntitle: x\ndate: 2026-',
      { line: 3, field: 'frontMatter', code: 'frontMatterUnterminated' },
    ],
    [
      'a line that is no key',
      '---\ntitle: x\n!!\n---\n- a\n',
      { line: 3, field: 'frontMatter', code: 'frontMatterLine' },
    ],
    [
      'an open quote',
      '---\ntitle: "x\n---\n- a\n',
      { line: 2, field: 'frontMatter', code: 'frontMatterQuote' },
    ],
    [
      'a key given twice',
      '---\ndate: 2026-01-01T00:00:00Z\ndate: 2026-01-02T00:00:00Z\n---\n- a\n',
      { line: 3, field: 'frontMatter', code: 'duplicateKey' },
    ],
    ['no date', '---\ntitle: x\n---\n- a\n', { line: null, field: 'date', code: 'dateMissing' }],
    ['an empty date', '---\ntitle: x\ndate:\n---\n- a\n', { line: 3, field: 'date', code: 'dateMissing' }],
    [
      'a date that is none',
      '---\ntitle: x\ndate: i går\n---\n- a\n',
      { line: 3, field: 'date', code: 'dateMalformed' },
    ],
    [
      'a date that does not exist',
      '---\ntitle: x\ndate: 2026-02-30T10:00:00Z\n---\n- a\n',
      { line: 3, field: 'date', code: 'dateNotReal' },
    ],
    ['no line at all', FRONT, { line: 6, field: 'lines', code: 'noLines' }],
    ['a NUL', `${FRONT}- a\0b\n`, { line: 6, field: 'file', code: 'nulCharacter' }],
    ['half a surrogate pair', `${FRONT}- a\ud800\n`, { line: 6, field: 'file', code: 'loneSurrogate' }],
    [
      'a title too long',
      `---\ntitle: ${'x'.repeat(501)}\ndate: 2026-01-01T00:00:00Z\n---\n- a\n`,
      { line: 2, field: 'title', code: 'tooLong' },
    ],
    [
      'a file too long',
      `${FRONT}- ${'x'.repeat(MAX_NOTE_LENGTH)}`,
      { line: null, field: 'file', code: 'tooLong' },
    ],
    [
      'bytes that are not UTF-8',
      Uint8Array.from([0x2d, 0xe5, 0x0a]),
      { line: null, field: 'file', code: 'notUtf8' },
    ],
    ['too many bytes', new Uint8Array(MAX_NOTE_LENGTH + 1), { line: null, field: 'file', code: 'tooLong' }],
  ])('is refused: %s', (_name, source, expected) => {
    expect(refusalOf(source)).toEqual([expected]);
  });

  it('tells all that is wrong at once', () => {
    expect(
      refusalOf('---\ntitle: x\n---\n- a\n', 'idporten/prod-releases/app-123.md').map((r) => r.code),
    ).toEqual(['shaInvalid', 'dateMissing']);
  });

  it('never throws, whatever the text and path', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.oneof(fc.constant(PATH), fc.string()),
        fc.boolean(),
        (text, path, front) => {
          const result = parseReleaseNote((front ? FRONT : '') + text, path);
          expect(result.ok || result.refusals.length > 0).toBe(true);
        },
      ),
    );
    fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof parseReleaseNote(bytes, PATH).ok === 'boolean'));
  });

  it('keeps every text to the character', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((s) => s.trim() !== '' && !/[\r\0]/.test(s));
    const several = fc.array(
      fc.array(text, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('\n')),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(several, (texts) => {
        expect(parseBullets(formatBullets(texts).split('\n'), 0).map((b) => b.text)).toEqual(texts);
        expect(read(formatBullets(texts)).deployment.lines.map((l) => l.text)).toEqual(texts);
      }),
    );
  });
});

describe('a page', () => {
  it('gives title and former addresses', () => {
    const text =
      '---\ntitle: "Release notes"\naliases:\n  - /prod-releases/\n  - \'/x/\'\nmenu:\n  sidebar:\n---';
    expect(parseNotePage(text, 'krr/_index.md')).toEqual({
      product: 'krr',
      environment: null,
      title: 'Release notes',
      aliases: ['/prod-releases/', '/x/'],
    });
    expect(parseNotePage('---\n---\n', 'krr/prod-releases/_index.md')).toMatchObject({
      title: null,
      aliases: [],
    });
    expect(parseNotePage('---\ntitle', '_index.md')).toBeNull();
    expect(parseNotePage('---\n---\n', PATH)).toBeNull();
  });
});
