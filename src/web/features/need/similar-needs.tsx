import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue } from 'react';
import type { SimilarNeedValue } from '../../../contract/needs.ts';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';

/** Shorter than this nothing is alike yet. */
const least = 6;

/** Open needs like a title, each with what one can do about it. */
export function SimilarNeeds({
  title,
  without,
  heading,
  action,
}: {
  readonly title: string;
  readonly without?: string;
  readonly heading: string;
  readonly action: (need: SimilarNeedValue) => ReactNode;
}) {
  const { t } = useTexts();
  const q = useDeferredValue(title.trim());
  const found = useQuery({
    queryKey: ['need-similar', q, without],
    queryFn: ({ signal }) =>
      api.need.similar({ query: { title: q, ...(without ? { without } : {}) }, signal }),
    enabled: q.length >= least,
    placeholderData: keepPreviousData,
  });
  const items = q.length >= least ? (found.data?.items ?? []) : [];
  return (
    <div role="status" className="rt-need-alike">
      {items.length > 0 ? (
        <section className="rt-panel rt-need-similar" aria-label={heading}>
          <p>{heading}</p>
          <ul>
            {items.map((s) => (
              <li key={s.node.key}>
                <div>
                  <NodeLink node={s.node} />
                  <p className="rt-meta">
                    {t('need.support.count', { count: s.supporters })}
                    {s.organisation ? ` · ${s.organisation.title}` : ''}
                  </p>
                </div>
                {action(s)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
