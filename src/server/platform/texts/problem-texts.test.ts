import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../../domain/kernel/errors.ts';
import { languages } from '../../../domain/kernel/text.ts';
import { packageRoot } from '../config/index.ts';
import { createTexts } from './texts.ts';

/** Reasons as they stand in the source: `reason: 'x'` and `invalid(where, 'x')`. */
function reasonsInSource(): string[] {
  const found = new Set<string>();
  for (const part of ['server', 'domain/directory', 'domain/kernel']) {
    const folder = join(packageRoot(), 'src', part);
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
      const source = readFileSync(join(folder, file), 'utf8');
      for (const [, pointerFirst, named] of source.matchAll(
        /invalid\(\s*[^,()]+(?:\([^)]*\))?,\s*'([a-z_]+)'|pointer: [^,}]+,\s*reason: '([a-z_]+)'/g,
      )) {
        found.add(pointerFirst ?? named ?? '');
      }
    }
  }
  return [...found].sort();
}

describe('texts of errors', () => {
  const texts = createTexts();

  it('say for every code what happened and what to do, in every language', () => {
    for (const language of languages) {
      const catalogue = texts.catalogue(language);
      const missing = Object.keys(errorCodes).flatMap((code) =>
        [`problem.${code}.title`, `problem.${code}.advice`].filter((key) => !catalogue[key]),
      );
      expect(missing, language).toEqual([]);
    }
  });

  it('say for every reason what is wrong, in every language', () => {
    const reasons = reasonsInSource();
    expect(reasons).toEqual(
      expect.arrayContaining(['required', 'last_admin', 'unclean_text', 'no_such_scope']),
    );
    for (const language of languages) {
      const catalogue = texts.catalogue(language);
      expect(
        reasons.filter((r) => !catalogue[`problem.fault.${r}`]),
        language,
      ).toEqual([]);
    }
  });

  it('put in the numbers as the language writes them', () => {
    expect(texts.text('nb', 'problem.fault.too_long', { limit: 20000 })).toBe(
      'For langt. Høyst 20\u00a0000 tegn.',
    );
    expect(texts.text('en', 'problem.fault.too_short', { limit: 1 })).toBe(
      'Too short. At least 1 character.',
    );
  });
});
