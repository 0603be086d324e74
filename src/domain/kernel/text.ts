/** The three written languages; bokmål is the default. */
export const languages = ['nb', 'nn', 'en'] as const;
/** A language the product speaks. */
export type Language = (typeof languages)[number];

/** A public text that people write: in all three languages, with the one it was written in. */
export interface PublicText {
  readonly nb: string;
  readonly nn: string;
  readonly en: string;
  readonly source: Language;
}

/** Whether a string names a language of the product. */
export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && (languages as readonly string[]).includes(value);
}

/** Whether text has no NUL and no lone surrogate, so that PostgreSQL and JSON can carry it unchanged. */
export function isCleanText(value: string): boolean {
  return !value.includes('\u0000') && value.isWellFormed();
}
