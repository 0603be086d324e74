import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textModules } from '../../../texts/index.ts';
import { createTexts } from './messages.ts';
import { missingText, processTexts } from './process-texts.ts';

const catalogue = (language: string): Record<string, string> =>
  Object.assign(
    {},
    ...textModules.map((m) =>
      JSON.parse(readFileSync(new URL(`../../../texts/${language}/${m}.json`, import.meta.url), 'utf8')),
    ),
  );
const nb = createTexts('nb', catalogue('nb'), 'Europe/Oslo');
const en = createTexts('en', catalogue('en'), 'Europe/Oslo');

describe('the words of a process', () => {
  it('are those of the kind, else those all kinds share', () => {
    const words = processTexts(nb, 'epic');
    expect(words.field('description')).toBe('Hva');
    expect(words.field('owner')).toBe('Eier');
    expect(words.fieldHelp('owner')).toBe('');
  });

  it('fall back to the name itself for what nobody has put into words', () => {
    expect(processTexts(nb, 'epic').state('unheardOf')).toBe('unheardOf');
  });
});

describe('what stands in the way, in words', () => {
  it('names the field', () => {
    expect(missingText(nb, 'initiative', { code: 'field', field: 'moscow' })).toBe(
      'Prioritet (MoSCoW) er ikke fylt ut',
    );
  });
  it('names the roles as the language lists them', () => {
    const missing = { code: 'role', roles: ['portfolioManager', 'portfolioOffice'] };
    expect(missingText(nb, 'initiative', missing)).toBe(
      'Dette kan bare gjøres av: porteføljestyrer og porteføljekontoret',
    );
    expect(missingText(en, 'initiative', missing)).toBe(
      'Only these may do this: portfolio manager and portfolio office',
    );
  });
  it('tells an approval that is waited for from one nobody has asked for', () => {
    const approval = { code: 'approval', role: 'managementGroup', have: 0, need: 1 };
    expect(missingText(nb, 'initiative', { ...approval, pending: true })).toBe(
      'Venter på godkjenning fra ledergruppen',
    );
    expect(missingText(nb, 'initiative', { ...approval, pending: false })).toBe(
      'Trenger godkjenning fra ledergruppen',
    );
  });
  it('takes the words a process owner has given a criterion', () => {
    expect(
      missingText(nb, 'initiative', { code: 'criterion', criterion: 'EGEN-1' }, () => 'Brukerne er spurt'),
    ).toBe('Ikke oppfylt: Brukerne er spurt');
  });
});

describe('numbers and dates', () => {
  it('are written as the language writes them, days in no time zone, instants in the agency zone', () => {
    expect(nb.day('2026-03-01')).toBe('1. mars 2026');
    expect(en.day('2026-03-01')).toBe('1 March 2026');
    expect(nb.instant('2026-01-01T23:30:00Z')).toContain('2. januar 2026');
    expect(nb.span(3 * 3600 + 20 * 60)).toBe('3 t 20 min');
    expect(nb.percent(0.584)).toMatch(/^58\s%$/);
  });
});
