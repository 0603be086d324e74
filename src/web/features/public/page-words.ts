import type { PublicEnvironment, PublicPageInput, PublicReleaseNote } from '../../../contract/public.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { dayOf } from './public-texts.ts';

const summaryLength = 160;

/** What a page is called and what it is about in one sentence: for its heading, its title and share previews. */
export function pageWords(
  texts: Texts,
  input: PublicPageInput,
): { readonly title: string; readonly description: string } {
  const { t } = texts;
  switch (input.page) {
    case 'releaseNotesIndex':
      return {
        title: t('public.notes.title'),
        description: t('public.notes.description', { agency: input.site.agency }),
      };
    case 'productReleaseNotes': {
      const product = input.product.name;
      return {
        title: input.environment
          ? t(
              input.environment.production
                ? 'public.product.titleProduction'
                : 'public.product.titleEnvironment',
              {
                product,
                environment: input.environment.name,
              },
            )
          : t('public.product.title', { product }),
        description: t('public.product.description', { product }),
      };
    }
    case 'releaseNote': {
      const { note, product, site } = input;
      return {
        title: t('public.note.title', {
          application: note.application,
          day: texts.day(dayOf(site, note.deployedAt)),
        }),
        description: t('public.note.description', {
          application: note.application,
          product: product.name,
          environment: environmentName(texts, note),
          summary: summaryOf(texts, note),
        }),
      };
    }
    case 'roadmapIndex':
      return {
        title: t('public.roadmap.title'),
        description: t('public.roadmap.description', { agency: input.site.agency }),
      };
    case 'productRoadmap':
      return {
        title: t('public.roadmap.productTitle', { product: input.product.name }),
        description: t('public.roadmap.productDescription', { product: input.product.name }),
      };
    case 'roadmapElement':
      return {
        title: input.element.title,
        description:
          input.element.summary || t('public.roadmap.productDescription', { product: input.product.name }),
      };
    case 'handbookIndex':
      return {
        title: t('public.handbook.title'),
        description: t('public.handbook.description', { agency: input.site.agency }),
      };
    case 'handbookProcess':
      return {
        title: input.process.name,
        description: oneLine(input.sections.find((s) => s.section === 'purpose')?.body ?? ''),
      };
    case 'accessibility':
      return {
        title: t('public.accessibility.title'),
        description: t('public.accessibility.lead', { agency: input.site.agency }),
      };
    case 'privacy':
      return { title: t('public.privacy.title'), description: t('public.privacy.lead') };
    case 'notFound':
      return { title: t('public.notFound.title'), description: t('public.notFound.text') };
  }
}

/** Markdown as a line of plain words, cut at a readable length. */
function oneLine(markdown: string): string {
  const words = markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`#>]+|^\s*[-+]\s/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  return cut(words);
}

const cut = (text: string): string =>
  text.length <= summaryLength ? text : `${text.slice(0, summaryLength).trimEnd()}…`;

/** Production by its word, any other environment by its name. */
export function environmentName(
  texts: Texts,
  place: Pick<PublicReleaseNote, 'environment' | 'production'> | PublicEnvironment,
): string {
  if (place.production) return texts.t('public.production');
  return 'environment' in place ? place.environment : place.name;
}

/** The first lines of a note as one, cut at a readable length. */
function summaryOf(texts: Texts, note: PublicReleaseNote): string {
  const all = note.lines
    .map((l) => l.text.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join(' · ');
  if (all === '') return texts.t('public.note.noLines');
  return cut(all);
}
