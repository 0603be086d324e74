import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';

/** Where the name stands in what people wrote: listed to be looked at, never changed from here. */
export function PersonMentions({ id }: { readonly id: number }) {
  const { t, derived, has, instant } = useTexts();
  const [asked, setAsked] = useState(false);
  const found = useQuery({
    queryKey: ['person-mentions', id],
    queryFn: ({ signal }) => api.personal.mentions({ params: { id }, signal }),
    enabled: asked,
  });
  const data = found.data;
  const nothing = data && data.places.length + data.columns.length + data.events.length === 0;
  return (
    <section aria-labelledby="mentions-label">
      <Heading level={2} data-size="2xs" id="mentions-label">
        {t('disclosure.people.mentions')}
      </Heading>
      <p>{t('disclosure.people.mentionsText')}</p>
      {asked ? null : (
        <Button data-size="sm" variant="secondary" onClick={() => setAsked(true)}>
          {t('disclosure.people.findMentions')}
        </Button>
      )}
      {asked && found.isPending ? <Loading /> : null}
      {found.isError ? <Problem error={found.error} retry={() => void found.refetch()} /> : null}
      <div role="status">
        {nothing ? <p className="rt-faint">{t('disclosure.people.mentionsNone')}</p> : null}
      </div>
      {data && data.places.length > 0 ? (
        <ul>
          {data.places.map((p) => (
            <li key={`${p.key}${p.inComment}${p.excerpt}`}>
              <Link to={`/thread/${encodeURIComponent(p.key)}`}>{p.key}</Link> {p.title}
              {p.inComment ? ` (${t('disclosure.people.inComment')})` : ''}
              <div className="rt-faint">{p.excerpt}</div>
            </li>
          ))}
        </ul>
      ) : null}
      {data && data.events.length > 0 ? (
        <>
          <Heading level={3} data-size="2xs">
            {t('disclosure.people.inTrail')}
          </Heading>
          <ul>
            {data.events.map((e) => (
              <li key={e.id}>
                {e.key ? <Link to={`/matters/${encodeURIComponent(e.key)}/erasure`}>{e.key}</Link> : null}{' '}
                {has(`event.${e.type}`) ? derived(`event.${e.type}`) : e.type}{' '}
                <span className="rt-faint">{instant(e.at)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {data && data.columns.length > 0 ? (
        <details className="rt-held">
          <summary>{t('disclosure.people.columns')}</summary>
          <ul>
            {data.columns.map((c) => (
              <li key={c.place}>
                <code>{c.place}</code>: {c.count}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
