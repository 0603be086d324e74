import { readFileSync, writeFileSync } from 'node:fs';
import { settingsMarkdown } from '../src/server/platform/config/index.ts';

/** Writes the table of settings into docs/operations.md, between its marks. */
const file = 'docs/operations.md';
const begin = '<!-- settings: npm run docs:settings -->';
const end = '<!-- /settings -->';
const text = readFileSync(file, 'utf8');
const [before, rest] = text.split(begin);
const after = rest?.split(end)[1];
if (before === undefined || after === undefined)
  throw new Error(`${file} has lost the marks ${begin} … ${end}`);
writeFileSync(file, `${before}${begin}\n${settingsMarkdown()}\n${end}${after}`);
