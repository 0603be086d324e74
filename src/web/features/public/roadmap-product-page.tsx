import { type ProductRoadmapInput, type PublicElement, publicAddress } from '../../../contract/public.ts';
import { languageTags } from '../../../texts/index.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { Layout } from './layout.tsx';
import { pageWords } from './page-words.ts';
import { byQuarter, roadmapSections, whenWords } from './roadmap-words.ts';

/** The roadmap of a product: by state and quarter. */
export function RoadmapProductPage({
  input,
  texts,
}: {
  readonly input: ProductRoadmapInput;
  readonly texts: Texts;
}) {
  const { t } = texts;
  const { site, product, elements, releaseNotes } = input;
  return (
    <Layout
      input={input}
      texts={texts}
      title={pageWords(texts, input).title}
      lead={t('public.roadmap.productLead')}
      steps={[
        { label: t('public.roadmap.title'), to: publicAddress.roadmaps(site.language) },
        { label: product.name },
      ]}
    >
      <p className="pub-choices">
        {releaseNotes ? (
          <a href={publicAddress.product(site.language, product.slug)}>{t('public.roadmap.seeNotes')}</a>
        ) : null}
        <a
          className="pub-feed"
          href={publicAddress.roadmapFeed(site.language, product.slug)}
          type="application/atom+xml"
        >
          {t('public.feed')}
        </a>
      </p>
      {roadmapSections.map((state) => {
        const groups = byQuarter(texts, elements, state);
        if (groups.length === 0) return null;
        return (
          <section key={state} className="pub-state" aria-labelledby={`s-${state}`}>
            <h2 className="ds-heading" data-size="sm" id={`s-${state}`}>
              {t(`public.roadmap.state.${state}`)}
            </h2>
            {groups.map(({ quarter, elements: own }) => (
              <div key={quarter} className="pub-quarter">
                {state === 'dropped' ? null : (
                  <h3 className="ds-heading" data-size="2xs">
                    {quarter}
                  </h3>
                )}
                <ul>
                  {own.map((e) => (
                    <Item key={e.key} element={e} input={input} texts={texts} />
                  ))}
                </ul>
              </div>
            ))}
          </section>
        );
      })}
    </Layout>
  );
}

function Item({
  element: e,
  input,
  texts,
}: {
  readonly element: PublicElement;
  readonly input: ProductRoadmapInput;
  readonly texts: Texts;
}) {
  const { t } = texts;
  const lang = languageTags[e.lang];
  const facts = [
    whenWords(texts, e),
    ...(e.progress === null
      ? []
      : [t('public.roadmap.progress', { percent: texts.percent(e.progress / 100) })]),
    ...(e.notInProduction ? [t('public.roadmap.notInProduction')] : []),
    ...(e.programme === '' ? [] : [e.programme]),
  ].filter(Boolean);
  return (
    <li>
      <a href={publicAddress.roadmapElement(input.site.language, input.product.slug, e.key)} lang={lang}>
        {e.title}
      </a>
      {e.summary === '' ? null : <p lang={lang}>{e.summary}</p>}
      <p className="pub-faint">{facts.join(' · ')}</p>
    </li>
  );
}
