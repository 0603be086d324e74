import { publicAddress, type RoadmapIndexInput } from '../../../contract/public.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { Layout } from './layout.tsx';

/** Every product with a public roadmap. */
export function RoadmapIndexPage({
  input,
  texts,
}: {
  readonly input: RoadmapIndexInput;
  readonly texts: Texts;
}) {
  const { t } = texts;
  const { site, products } = input;
  return (
    <Layout
      input={input}
      texts={texts}
      title={t('public.roadmap.title')}
      lead={t('public.roadmap.lead')}
      steps={[{ label: t('public.roadmap.title') }]}
    >
      {products.length === 0 ? <p>{t('public.roadmap.none')}</p> : null}
      <ul className="pub-products">
        {products.map((p) => (
          <li key={p.slug}>
            <h2 className="ds-heading" data-size="xs">
              <a href={publicAddress.roadmap(site.language, p.slug)}>{p.name}</a>
            </h2>
            <p className="pub-faint">
              {t('public.roadmap.counts', {
                inProgress: p.inProgress,
                planned: p.planned,
                delivered: p.delivered,
              })}
            </p>
          </li>
        ))}
      </ul>
    </Layout>
  );
}
