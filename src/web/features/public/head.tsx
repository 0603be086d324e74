import { type PublicPageInput, publicAddress } from '../../../contract/public.ts';
import { languageTags } from '../../../texts/index.ts';
import mark from '../../shared/mark.svg?inline';
import type { Texts } from '../../shared/texts/messages.ts';
import { addresses, addressIn } from './addresses.ts';
import { environmentName, pageWords } from './page-words.ts';

/** What goes in `<head>`: title, description, share preview, other languages, feed, styles. No script, no inline style. */
export function Head({ input, texts }: { readonly input: PublicPageInput; readonly texts: Texts }) {
  const { site } = input;
  const { title, description } = pageWords(texts, input);
  const here = `${site.origin}${addressIn(input, site.language)}`;
  const whole = [title, aboveOf(input, texts), site.agency].filter(Boolean).join(' · ');
  const found = input.page !== 'notFound';
  return (
    <>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{whole}</title>
      <meta name="description" content={description} />
      {found ? <link rel="canonical" href={here} /> : <meta name="robots" content="noindex" />}
      {found
        ? addresses(input).map(({ language, path }) => (
            <link key={language} rel="alternate" hrefLang={language} href={`${site.origin}${path}`} />
          ))
        : null}
      {found ? (
        <link rel="alternate" hrefLang="x-default" href={`${site.origin}${addressIn(input, 'nb')}`} />
      ) : null}
      <link rel="icon" href={mark} type="image/svg+xml" />
      <FeedLinks input={input} texts={texts} />
      <meta property="og:type" content={input.page === 'releaseNote' ? 'article' : 'website'} />
      <meta property="og:site_name" content={site.agency} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={here} />
      <meta property="og:locale" content={languageTags[site.language].replace('-', '_')} />
      {input.page === 'releaseNote' ? (
        <meta property="article:published_time" content={input.note.deployedAt} />
      ) : null}
      <meta name="twitter:card" content="summary" />
      {site.stylesheets.map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
    </>
  );
}

/** What a page is part of, where its own title does not say it. */
function aboveOf(input: PublicPageInput, texts: Texts): string | null {
  switch (input.page) {
    case 'roadmapElement':
      return input.product.name;
    case 'handbookProcess':
      return texts.t('public.handbook.title');
    case 'productReleaseNotes':
    case 'releaseNote':
      return texts.t('public.notes.title');
    default:
      return null;
  }
}

function FeedLinks({ input, texts }: { readonly input: PublicPageInput; readonly texts: Texts }) {
  if (input.page === 'productRoadmap' || input.page === 'roadmapElement')
    return (
      <link
        rel="alternate"
        type="application/atom+xml"
        title={texts.t('public.roadmap.productTitle', { product: input.product.name })}
        href={`${input.site.origin}${publicAddress.roadmapFeed(input.site.language, input.product.slug)}`}
      />
    );
  if (input.page === 'handbookIndex' || input.page === 'handbookProcess')
    return (
      <link
        rel="alternate"
        type="application/atom+xml"
        title={texts.t('public.handbook.title')}
        href={`${input.site.origin}${publicAddress.handbookFeed(input.site.language)}`}
      />
    );
  if (input.page !== 'productReleaseNotes' && input.page !== 'releaseNote') return null;
  const { product, site } = input;
  const environments =
    input.page === 'releaseNote'
      ? [{ name: input.note.environment, production: input.note.production }]
      : input.environment
        ? [input.environment]
        : input.environments;
  return environments.map((e) => (
    <link
      key={e.name}
      rel="alternate"
      type="application/atom+xml"
      title={texts.t('public.feedOf', {
        product: product.name,
        environment: environmentName(texts, { environment: e.name, production: e.production }),
      })}
      href={`${site.origin}${publicAddress.feed(site.language, product.slug, e.name)}`}
    />
  ));
}
