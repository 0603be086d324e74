import type { PublicSite } from '../../../contract/public.ts';
import type { Language } from '../../../domain/kernel/text.ts';
import en from '../../../texts/en/public.json';
import type { Catalogue } from '../../../texts/index.ts';
import nb from '../../../texts/nb/public.json';
import nn from '../../../texts/nn/public.json';
import { createTexts, type Texts } from '../../shared/texts/messages.ts';

const catalogues: Readonly<Record<Language, Catalogue>> = { nb, nn, en };
/** What each language calls itself. */
export const ownNames: Readonly<Record<Language, string>> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

const made = new Map<string, Texts>();
const days = new Map<string, Intl.DateTimeFormat>();

/** The texts of the public pages, in the language and time zone of the page. Made once for each. */
export function publicTexts(site: PublicSite): Texts {
  const key = `${site.language} ${site.timeZone}`;
  const texts = made.get(key) ?? createTexts(site.language, catalogues[site.language], site.timeZone);
  made.set(key, texts);
  return texts;
}

/** The calendar day of an instant in the page's time zone, `YYYY-MM-DD`. */
export function dayOf(site: PublicSite, instant: string): string {
  const { timeZone } = site;
  const format = days.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone });
  days.set(timeZone, format);
  return format.format(new Date(instant));
}
