import { expect, it } from 'vitest';
import { acceptedLanguage } from './language.ts';

it.each([
  [undefined, 'nb'],
  ['', 'nb'],
  ['nn-NO, nb;q=0.9', 'nn'],
  ['no', 'nb'],
  ['de-DE, en;q=0.4, nn;q=0.6', 'nn'],
  ['en-GB,en;q=0.9', 'en'],
  ['en;q=0, nb;q=0.1', 'nb'],
  ['fi', 'nb'],
  [';;;q=,', 'nb'],
])('%s means %s', (header, language) => {
  expect(acceptedLanguage(header)).toBe(language);
});
