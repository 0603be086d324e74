import { describe, expect, it } from 'vitest';
import { inNynorsk, localeOf } from './nynorsk.ts';

const ago = new Intl.RelativeTimeFormat('nb-NO', { numeric: 'auto' });

describe('nynorsk where the browser has none', () => {
  it('asks for bokmål and never for the language of the browser', () => {
    expect(localeOf('nn-NO', [])).toBe('nb-NO');
    expect(localeOf('nn-NO', ['nn-NO'])).toBe('nn-NO');
    expect(localeOf('en-GB', [])).toBe('en-GB');
  });
  it.each([
    [-19, 'hour', 'for 19 timar sidan'],
    [-5, 'minute', 'for 5 minutt sidan'],
    [-1, 'day', 'i går'],
    [-3, 'week', 'for 3 veker sidan'],
    [2, 'month', 'om 2 månader'],
  ] as const)('says %i %s as %s', (n, unit, said) => expect(inNynorsk(ago.format(n, unit))).toBe(said));
  it('leaves months, names and numbers', () => {
    expect(inNynorsk('3. mars 2026 kl. 09:00')).toBe('3. mars 2026 kl. 09:00');
    expect(inNynorsk('måndag')).toBe('måndag');
    expect(inNynorsk('Time Larsen')).toBe('Time Larsen');
  });
});
