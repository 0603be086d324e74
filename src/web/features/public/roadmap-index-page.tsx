import { publicAddress, type RoadmapIndexInput } from '../../../contract/public.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { IndexList } from './index-list.tsx';

/** Every product with a public roadmap. */
export function RoadmapIndexPage({
  input,
  texts,
}: {
  readonly input: RoadmapIndexInput;
  readonly texts: Texts;
}) {
  const { t } = texts;
  const entries = input.products.map(({ slug, name, inProgress, planned, delivered }) => ({
    id: slug,
    name,
    to: publicAddress.roadmap(input.site.language, slug),
    more: <p className="pub-faint">{t('public.roadmap.counts', { inProgress, planned, delivered })}</p>,
  }));
  return (
    <IndexList
      input={input}
      texts={texts}
      title={t('public.roadmap.title')}
      lead={t('public.roadmap.lead')}
      none={t('public.roadmap.none')}
      parts={[{ entries }]}
    />
  );
}
