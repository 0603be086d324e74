import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentParts, excerptOf, mentionsIn, storedComment } from './mentions.ts';

const home = 'https://rodtrad.etat.no';
const put = (text: string) =>
  commentParts(text)
    .map((p) => (p.type === 'text' ? p.text : p.type === 'person' ? `@[${p.id}]` : `#[${p.key}]`))
    .join('');

describe('mentions', () => {
  it('finds people and keys, each once, in order', () => {
    expect(mentionsIn('Hei @[12] og @[3], se #[TIL-42] og #[SAK-7]. @[12]!')).toEqual({
      people: [12, 3],
      keys: ['TIL-42', 'SAK-7'],
    });
  });

  it.each(['@12', '@[]', '@[x]', '#[til-42]', '#[TIL-0]', '#[TIL-42', '@[1234567890123456]', 'a@[b]'])(
    '%s is text',
    (text) => {
      expect(mentionsIn(text)).toEqual({ people: [], keys: [] });
    },
  );

  it('takes any text apart without losing a character', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('@[1]', '#[TIL-4]', '@[', ']', '#', '@', '[2]'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(put(pieces.join(''))).toBe(pieces.join(''));
      }),
    );
  });
});

describe('a comment as it is stored', () => {
  const stored = (text: string) => storedComment(text, home);

  it.each([
    ['se #TIL-42', 'se #[TIL-42]'],
    ['#TIL-42 og (#SAK-1)', '#[TIL-42] og (#[SAK-1])'],
    [`se ${home}/matters/TIL-42`, 'se #[TIL-42]'],
    [`${home}/matters/til-42?at=2026-01-01#history, takk`, '#[TIL-42], takk'],
    [`(${home}/thread/VEI-3).`, '(#[VEI-3]).'],
    [`se <${home}/matters/SAK-1>`, 'se #[SAK-1]'],
    ['linje\r\nlinje\rlinje  ', 'linje\nlinje\nlinje'],
  ])('%j becomes %j', (text, expected) => {
    expect(stored(text)).toBe(expected);
  });

  it.each([
    'C#TIL-42',
    '# TIL-42',
    '#TIL-042',
    '#TIL-42a',
    '[lenke](https://annet.no/matters/TIL-42)',
    `[lenke](${home}/matters/TIL-42)`,
    'https://rodtradxetat.no/matters/TIL-42',
    `${home}/matters/TIL-42/ekstra`,
    `${home}/settings`,
  ])('%j stays', (text) => {
    expect(stored(text)).toBe(text);
  });

  it('is the same when stored again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(stored(stored(text))).toBe(stored(text));
      }),
    );
  });
});

describe('an excerpt', () => {
  const names = new Map([[3, 'Kari Øye']]);

  it('has names for tokens and no signs of Markdown', () => {
    expect(excerptOf('**Hei** @[3], se #[TIL-42] og [her](https://x.no)\n\n> `ja`', names)).toBe(
      'Hei @Kari Øye, se TIL-42 og her ja',
    );
  });

  it('is cut at whole characters', () => {
    const cut = excerptOf('😀'.repeat(300), names, 10);
    expect([...cut]).toHaveLength(10);
    expect(cut.isWellFormed()).toBe(true);
    expect(cut.endsWith('…')).toBe(true);
  });
});
