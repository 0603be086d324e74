import { Button, Heading } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { When } from '../../shared/ui/when.tsx';
import './watched.css';

/** What I follow, latest changed first. */
export function Part() {
  const { t } = useTexts();
  const watched = useInfiniteQuery({
    queryKey: ['watched'],
    queryFn: ({ pageParam, signal }) =>
      api.collaboration.watched({
        query: { limit: 10, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const items = (watched.data?.pages ?? []).flatMap((p) => p.items);
  return (
    <section className="rt-work-section" aria-labelledby="work-watched">
      <Heading level={2} data-size="2xs" id="work-watched">
        {t('collaboration.watched')}
      </Heading>
      {watched.isError ? <Problem error={watched.error} retry={() => void watched.refetch()} /> : null}
      {watched.isSuccess && items.length === 0 ? (
        <p className="rt-faint">{t('collaboration.watchedNone')}</p>
      ) : null}
      <ul className="rt-watched">
        {items.map(({ node, reason, changedAt }) => (
          <li key={node.key}>
            <NodeLink node={node} />
            <span className="rt-meta">
              {t(`collaboration.watch.reason.${reason}`)} · <When at={changedAt} />
            </span>
          </li>
        ))}
      </ul>
      {watched.hasNextPage ? (
        <Button
          variant="tertiary"
          data-size="sm"
          loading={watched.isFetchingNextPage}
          onClick={() => void watched.fetchNextPage()}
        >
          {t('collaboration.more')}
        </Button>
      ) : null}
    </section>
  );
}
