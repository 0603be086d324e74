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

/** The texts of the public pages, in the language and time zone of the page. */
export function publicTexts(site: PublicSite): Texts {
  return createTexts(site.language, catalogues[site.language], site.timeZone);
}

/** The calendar day of an instant in the page's time zone, `YYYY-MM-DD`. */
export function dayOf(site: PublicSite, instant: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: site.timeZone }).format(new Date(instant));
}
