import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { When } from '../../shared/ui/when.tsx';
import './need.css';

/** Needs that wait for the reader to consider; nothing for those who handle none. */
export function Part() {
  const { t, number } = useTexts();
  const waiting = useQuery({
    queryKey: ['work', 'needs'],
    queryFn: ({ signal }) => api.need.waiting({ signal }),
  });
  if (!waiting.data || waiting.data.total === 0) return null;
  return (
    <section className="rt-work-section" aria-labelledby="work-needs">
      <Heading level={2} data-size="2xs" id="work-needs">
        {t('need.waiting.title')} <span className="rt-count">{number(waiting.data.total)}</span>
      </Heading>
      <ul className="rt-need-waiting">
        {waiting.data.items.map((m) => (
          <li key={m.key}>
            <NodeLink node={m} />{' '}
            <span className="rt-meta">
              {t('need.support.count', { count: Number(m.extra.supporters ?? 0) })} ·{' '}
              <When at={m.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
