import { useQuery } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';
import type { MatterPartProps } from '../../shared/feature.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import './backlog.css';

/** Who the matter is elsewhere: in a tracker, on a forge. Nothing when it is nowhere else. */
export function Part({ matter }: MatterPartProps) {
  const { t } = useTexts();
  const found = useQuery({
    queryKey: ['references', matter.key],
    queryFn: ({ signal }) => api.backlog.references({ params: { key: matter.key }, signal }),
    staleTime: 60_000,
  });
  const items = found.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="rt-references" aria-label={t('backlog.references')}>
      <div className="rt-fact-label">{t('backlog.references')}</div>
      <ul className="rt-plain-list">
        {items.map((r) => (
          <li key={`${r.source}${r.type}${r.id}`}>
            {r.url ? (
              <a href={r.url} rel="noreferrer noopener" target="_blank">
                {r.id}
                <span className="rt-sr"> {t('backlog.newTab')}</span>
              </a>
            ) : (
              r.id
            )}{' '}
            <span className="rt-faint">{r.source}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
