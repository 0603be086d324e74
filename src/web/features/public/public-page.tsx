import type { PublicPageInput } from '../../../contract/public.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { AccessibilityPage } from './accessibility-page.tsx';
import { HandbookIndexPage } from './handbook-index-page.tsx';
import { HandbookProcessPage } from './handbook-process-page.tsx';
import { IndexPage } from './index-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { NotePage } from './note-page.tsx';
import { PrivacyPage } from './privacy-page.tsx';
import { ProductPage } from './product-page.tsx';
import { RoadmapElementPage } from './roadmap-element-page.tsx';
import { RoadmapIndexPage } from './roadmap-index-page.tsx';
import { RoadmapProductPage } from './roadmap-product-page.tsx';

/** Any public page, by what it is given. */
export function PublicPage({ input, texts }: { readonly input: PublicPageInput; readonly texts: Texts }) {
  switch (input.page) {
    case 'releaseNotesIndex':
      return <IndexPage input={input} texts={texts} />;
    case 'productReleaseNotes':
      return <ProductPage input={input} texts={texts} />;
    case 'releaseNote':
      return <NotePage input={input} texts={texts} />;
    case 'roadmapIndex':
      return <RoadmapIndexPage input={input} texts={texts} />;
    case 'productRoadmap':
      return <RoadmapProductPage input={input} texts={texts} />;
    case 'roadmapElement':
      return <RoadmapElementPage input={input} texts={texts} />;
    case 'handbookIndex':
      return <HandbookIndexPage input={input} texts={texts} />;
    case 'handbookProcess':
      return <HandbookProcessPage input={input} texts={texts} />;
    case 'accessibility':
      return <AccessibilityPage input={input} texts={texts} />;
    case 'privacy':
      return <PrivacyPage input={input} texts={texts} />;
    case 'notFound':
      return <NotFoundPage input={input} texts={texts} />;
  }
}
