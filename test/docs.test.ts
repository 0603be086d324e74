import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { settingsMarkdown } from '../src/server/platform/config/index.ts';

it('docs/operations.md has every setting as it is (npm run docs:settings writes it)', () => {
  expect(readFileSync('docs/operations.md', 'utf8')).toContain(settingsMarkdown());
});

it('docs/dependencies.md gives a reason for every dependency', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const reasons = readFileSync('docs/dependencies.md', 'utf8');
  const without = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !reasons.includes(`\`${name}\``),
  );
  expect(without).toEqual([]);
});
