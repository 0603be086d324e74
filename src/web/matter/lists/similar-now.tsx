import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { SimilarList } from './similar-list.tsx';

/** A value as it was when nobody had changed it for a while. */
function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), milliseconds);
    return () => window.clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

/** The initiatives most like what is being written: looked for when one pauses, told politely how many there are. */
export function SimilarNow({ title, text }: { readonly title: string; readonly text: string }) {
  const { t } = useTexts();
  const asked = useSettled(`${title.trim().slice(0, 200)}\n${text.trim().slice(0, 2000)}`, 350);
  const [head = '', ...rest] = asked.split('\n');
  const body = rest.join('\n');
  const worth = head.length >= 4 || body.length >= 12;
  const { data } = useQuery({
    queryKey: ['portfolio', 'similar', asked],
    queryFn: ({ signal }) => api.portfolio.similar({ query: { title: head, text: body, limit: 5 }, signal }),
    enabled: worth,
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
  const items = worth ? (data?.items ?? []) : [];
  return (
    <>
      <p className="rt-sr" role="status">
        {items.length > 0 ? t('portfolio.similar.found', { count: items.length }) : ''}
      </p>
      {items.length > 0 ? (
        <section className="rt-panel rt-similar-now" aria-labelledby="similar-now">
          <h2 id="similar-now">{t('portfolio.alike')}</h2>
          <p className="rt-meta">{t('portfolio.similar.why')}</p>
          <SimilarList items={items} />
        </section>
      ) : null}
    </>
  );
}
