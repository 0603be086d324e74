import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../../domain/kernel/text.ts';
import { type Catalogue, languageTags, type TextKey } from '../../../texts/index.ts';
import { createFormats, type Formats } from './formats.ts';
import { inNynorsk, localeOf } from './nynorsk.ts';

/** Values for the arguments of a message. */
export type TextValues = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The texts of one language, and how it writes numbers and dates. */
export interface Texts extends Formats {
  readonly language: Language;
  /** BCP 47 tag to ask `Intl` for: the language's own, or the nearest that the browser has. */
  readonly tag: string;
  /** A message by its key. */
  t(key: TextKey, values?: TextValues): string;
  /** A message whose key is put together from data; the last part of the key when there is none. */
  derived(key: string, values?: TextValues): string;
  /** Whether a message with this key exists. */
  has(key: string): boolean;
}

/** Makes the texts of a language from its catalogue. `timeZone` is the agency's. */
export function createTexts(language: Language, catalogue: Catalogue, timeZone: string): Texts {
  const tag = localeOf(languageTags[language]);
  const compiled = new Map<string, IntlMessageFormat>();
  const format = (key: string, values?: TextValues): string => {
    const message = catalogue[key];
    if (message === undefined) return key.slice(key.lastIndexOf('.') + 1);
    if (!message.includes('{') && !message.includes("'")) return message;
    let ready = compiled.get(key);
    if (!ready) {
      ready = new IntlMessageFormat(message, tag);
      compiled.set(key, ready);
    }
    return String(ready.format({ ...values }));
  };
  return {
    language,
    tag,
    t: format,
    derived: format,
    has: (key) => key in catalogue,
    ...createFormats(tag, timeZone, format, tag === languageTags[language] ? undefined : inNynorsk),
  };
}

const loaders: Readonly<Record<Language, () => Promise<{ catalogue: Catalogue }>>> = {
  nb: () => import('./catalogue-nb.ts'),
  nn: () => import('./catalogue-nn.ts'),
  en: () => import('./catalogue-en.ts'),
};

/** Loads all messages of a language (one chunk a language). */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  return (await loaders[language]()).catalogue;
}
