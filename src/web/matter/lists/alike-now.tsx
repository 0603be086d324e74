import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';

/** What looks most like a title, so that nobody writes the same thing twice. */
export function AlikeNow({ title, kind }: { readonly title: string; readonly kind: string }) {
  const { t } = useTexts();
  const q = useDeferredValue(title.trim());
  const found = useQuery({
    queryKey: ['nodes', q, kind],
    queryFn: ({ signal }) => api.thread.search({ query: { q, kind, limit: 5 }, signal }),
    enabled: q.length >= 6,
  });
  const items = q.length >= 6 ? (found.data?.items ?? []) : [];
  return (
    <div role="status">
      {items.length > 0 ? (
        <>
          <p className="rt-faint">{t('portfolio.alike')}</p>
          <ul className="rt-plain-list">
            {items.map((n) => (
              <li key={n.key}>
                <NodeLink node={n} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}
