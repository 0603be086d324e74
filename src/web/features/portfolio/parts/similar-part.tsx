import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { SimilarList } from '../../../matter/lists/similar-list.tsx';
import { api } from '../../../shared/api/client.ts';
import type { MatterPartProps } from '../../../shared/feature.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import '../portfolio.css';

/** The initiatives most like this one, and who to talk to. Nothing when none is. */
export function Part({ matter }: MatterPartProps) {
  const { t } = useTexts();
  const { data } = useQuery({
    queryKey: ['portfolio', matter.key, 'similar', matter.version],
    queryFn: ({ signal }) => api.portfolio.similarTo({ params: { key: matter.key }, signal }),
    staleTime: 5 * 60_000,
    placeholderData: (before) => before,
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="rt-similar-part" aria-labelledby="similar-to">
      <Heading level={2} data-size="2xs" id="similar-to">
        {t('portfolio.similar.title')}
      </Heading>
      <SimilarList items={data.items} />
    </section>
  );
}
