import { type PublicPageInput, publicAddress } from '../../../contract/public.ts';
import { type Language, languages } from '../../../domain/kernel/text.ts';

/** Where a page is in a language, as a path from the root. */
export function addressIn(input: PublicPageInput, language: Language): string {
  switch (input.page) {
    case 'releaseNotesIndex':
      return publicAddress.releaseNotes(language);
    case 'productReleaseNotes':
      return input.environment
        ? publicAddress.environment(language, input.product.slug, input.environment.name, input.pageNumber)
        : publicAddress.product(language, input.product.slug, input.pageNumber);
    case 'releaseNote':
      return publicAddress.note(language, input.product.slug, input.note);
    case 'roadmapIndex':
      return publicAddress.roadmaps(language);
    case 'productRoadmap':
      return publicAddress.roadmap(language, input.product.slug);
    case 'roadmapElement':
      return publicAddress.roadmapElement(language, input.product.slug, input.element.key);
    case 'handbookIndex':
      return publicAddress.handbook(language);
    case 'handbookProcess':
      return publicAddress.handbookProcess(language, input.process.id);
    case 'accessibility':
      return publicAddress.accessibility(language);
    case 'privacy':
      return publicAddress.privacy(language);
    case 'notFound':
      if (input.path === '/roadmap' || input.path.startsWith('/roadmap/'))
        return publicAddress.roadmaps(language);
      if (input.site.handbook && (input.path === '/handbook' || input.path.startsWith('/handbook/')))
        return publicAddress.handbook(language);
      return publicAddress.releaseNotes(language);
  }
}

/** The same page in every language. */
export function addresses(
  input: PublicPageInput,
): readonly { readonly language: Language; readonly path: string }[] {
  return languages.map((language) => ({ language, path: addressIn(input, language) }));
}
