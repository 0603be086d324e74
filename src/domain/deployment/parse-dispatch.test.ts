import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBullets } from './bullets.ts';
import { parseDispatch } from './parse-dispatch.ts';
import { parseReleaseNote } from './parse-release-note.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const PAYLOAD = {
  product: 'idporten',
  environment: 'kt',
  'application-name': 'idporten-login',
  sha: SHA,
  title: 'ID-porten',
  date: '2026-08-10T10:57:35Z',
  'release-notes': JSON.stringify(['ID-6424: Ny ting (#529)', 'Library upgrades']),
};

function delivery(change: Record<string, unknown> = {}) {
  return {
    action: 'update-release-notes-2',
    repository: { id: 1 },
    client_payload: { ...PAYLOAD, ...change },
  };
}

function refusalOf(payload: unknown) {
  const result = parseDispatch(payload);
  return result.ok ? [] : result.refusals.map((r) => `${r.field}:${r.reason.code}`);
}

describe('a dispatch', () => {
  it.each([
    ['the delivery', delivery()],
    ['what is posted', { event_type: 'update-release-notes-2', client_payload: PAYLOAD }],
    ['the payload alone', PAYLOAD],
    [
      'a plain array, unknown fields',
      delivery({ 'release-notes': JSON.parse(PAYLOAD['release-notes']), new: {} }),
    ],
  ])('becomes a deployment: %s', (_name, payload) => {
    const result = parseDispatch(payload);
    expect(result.ok && result.deployment).toMatchObject({
      product: 'idporten',
      environment: 'test',
      frontMatterEnvironment: 'kt',
      application: 'idporten-login',
      sha: SHA,
      title: 'ID-porten',
      deployedAt: '2026-08-10T10:57:35.000Z',
      maintenanceOnly: false,
    });
    expect(result.ok && result.deployment.lines.map((l) => [l.position, l.line, l.text])).toEqual([
      [0, 1, 'ID-6424: Ny ting (#529)'],
      [1, 2, 'Library upgrades'],
    ]);
  });

  it('keeps apostrophes, quotes, line breaks, backticks and dollars', () => {
    const texts = [`it's "quoted" \`code\` $HOME $(id) \\n`, 'over\ntwo lines', '«æøå» 😀 <b>'];
    const result = parseDispatch(delivery({ 'release-notes': JSON.stringify(texts) }));
    expect(result.ok && result.deployment.lines.map((l) => l.text)).toEqual(texts);
  });

  it('gives the same lines as the file made of it', () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .filter((s) => s.trim() !== '' && !/[\r\0]/.test(s) && !/^[-*+] /.test(s));
    const entry = fc.array(text, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n'));
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1 }), (texts) => {
        const byHook = parseDispatch(
          delivery({ environment: 'prod', 'release-notes': JSON.stringify(texts) }),
        );
        const front = `---\ntitle: ID-porten\ndate: ${PAYLOAD.date}\nenvironment: prod\n---\n`;
        const byFile = parseReleaseNote(
          front + formatBullets(texts),
          `idporten/prod-releases/idporten-login-${SHA}.md`,
        );
        if (!byHook.ok || !byFile.ok) throw new Error('refused');
        const bare = (d: typeof byHook.deployment) => ({
          ...d,
          lines: d.lines.map(({ line: _line, ...rest }) => rest),
        });
        expect(bare(byHook.deployment)).toEqual(bare(byFile.deployment));
      }),
    );
  });

  it('takes a deployment that says nothing, with a warning', () => {
    const result = parseDispatch(delivery({ 'release-notes': '[]', title: undefined }));
    expect(result.ok && result.warnings.map((w) => w.reason.code)).toEqual(['titleMissing', 'noLines']);
    expect(result.ok && result.deployment).toMatchObject({
      title: 'idporten',
      maintenanceOnly: false,
      lines: [],
    });
  });

  it.each([
    ['nothing', null, ['payload:wrongType']],
    ['a list', [], ['payload:wrongType']],
    ['another event', { ...delivery(), action: 'update-docs' }, ['action:wrongEvent']],
    ['no payload', { action: 'update-release-notes-2', client_payload: 'x' }, ['client_payload:wrongType']],
    ['a short commit', delivery({ sha: SHA.slice(1) }), ['sha:shaInvalid']],
    ['a number as product', delivery({ product: 7 }), ['product:wrongType']],
    [
      'a name that is none',
      delivery({ product: '../x', environment: 'a b' }),
      ['product:nameInvalid', 'environment:nameInvalid'],
    ],
    ['a date that does not exist', delivery({ date: '2026-02-30T00:00:00Z' }), ['date:dateNotReal']],
    ['notes that are no JSON', delivery({ 'release-notes': '["a"' }), ['release-notes:notJson']],
    ['notes that are no list', delivery({ 'release-notes': '{"a":1}' }), ['release-notes:notAnArray']],
    ['a line that is no text', delivery({ 'release-notes': '["a",1]' }), ['release-notes:wrongType']],
    ['a NUL', delivery({ 'release-notes': '["a\\u0000"]' }), ['release-notes:nulCharacter']],
    ['half a pair', delivery({ 'release-notes': '["a\\ud800"]' }), ['release-notes:loneSurrogate']],
    ['a title too long', delivery({ title: 'x'.repeat(501) }), ['title:tooLong']],
    [
      'all missing at once',
      {},
      [
        'product:missing',
        'environment:missing',
        'application-name:missing',
        'sha:missing',
        'date:missing',
        'release-notes:missing',
      ],
    ],
  ])('is refused: %s', (_name, payload, expected) => {
    expect(refusalOf(payload)).toEqual(expected);
  });

  it('never throws, whatever comes', () => {
    const field = fc.constantFrom(...Object.keys(PAYLOAD));
    fc.assert(fc.property(fc.anything(), (payload) => typeof parseDispatch(payload).ok === 'boolean'));
    fc.assert(
      fc.property(
        field,
        fc.anything(),
        (key, value) => typeof parseDispatch(delivery({ [key]: value })).ok === 'boolean',
      ),
    );
  });
});
