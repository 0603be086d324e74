import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { type Language, languages } from '../../../domain/kernel/text.ts';
import { type Catalogue, languageTags } from '../../../texts/index.ts';
import { packageRoot } from '../config/index.ts';

/** Values put into a message. */
export type TextValues = Readonly<Record<string, string | number | boolean | Date | null>>;

/** The texts the server itself speaks: errors, feeds, pages without script. */
export interface Texts {
  /** A message in a language; the key itself when there is none (a test finds those). */
  text(language: Language, key: string, values?: TextValues): string;
  /** Whether there is such a message. */
  has(key: string): boolean;
  /** All messages of a language. */
  catalogue(language: Language): Catalogue;
}

/** Reads the catalogues once. Messages are parsed when first used. */
export function createTexts(folder = join(packageRoot(), 'src', 'texts')): Texts {
  const catalogues = Object.fromEntries(languages.map((l) => [l, readCatalogue(join(folder, l))])) as Record<
    Language,
    Catalogue
  >;
  const parsed = new Map<string, IntlMessageFormat>();
  return {
    text(language, key, values) {
      const message = catalogues[language][key];
      if (message === undefined) return key;
      const name = `${language} ${key}`;
      let format = parsed.get(name);
      if (!format) {
        format = new IntlMessageFormat(message, languageTags[language], undefined, { ignoreTag: true });
        parsed.set(name, format);
      }
      return String(format.format(values as Record<string, string>));
    },
    has: (key) => Object.hasOwn(catalogues.nb, key),
    catalogue: (language) => catalogues[language],
  };
}

function readCatalogue(folder: string): Catalogue {
  const parts = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Catalogue);
  return Object.freeze(Object.assign({}, ...parts) as Catalogue);
}
