import { renderToStaticMarkup } from 'react-dom/server';
import type { PublicPageInput, RenderedPage } from '../../contract/public.ts';
import { Head } from '../features/public/head.tsx';
import { PublicPage } from '../features/public/public-page.tsx';
import { publicTexts } from '../features/public/public-texts.ts';

/**
 * Renders a public page to HTML. Pure: the same input gives the same page. What people wrote is escaped; there is no
 * script and no inline style in what comes out.
 */
export function render(input: PublicPageInput): RenderedPage {
  const texts = publicTexts(input.site);
  return {
    lang: input.site.language,
    head: renderToStaticMarkup(<Head input={input} texts={texts} />),
    html: renderToStaticMarkup(<PublicPage input={input} texts={texts} />),
  };
}
