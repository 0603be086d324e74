import { Button, Heading } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isTalkEvent } from '../../../domain/collaboration/internal.ts';
import { HistoryComment } from '../../matter/history-comment.tsx';
import { HistorySay } from '../../matter/history-say.tsx';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import type { NodePartProps } from '../../shared/feature.ts';
import { onLiveChange } from '../../shared/live-stream.ts';
import { usePerson } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { Files } from './attachments.tsx';
import '../../matter/matter.css';
import '../../matter/history.css';
import './talk.css';

/** How many comments others have written, changed or removed since the talk was read. */
function useOthersTalk(key: string, readAt: number): number {
  const me = usePerson();
  const [count, setCount] = useState(0);
  useEffect(
    () =>
      onLiveChange(key, (change) => {
        if (change.actorId !== me.id && isTalkEvent(change.type)) setCount((n) => n + 1);
      }),
    [key, me.id],
  );
  useEffect(() => {
    if (readAt > 0) setCount(0);
  }, [readAt]);
  return count;
}

/** The talk about a node without a process, newest first, with where one says something; and its files. */
export function Part({ node: { key } }: NodePartProps) {
  const { t } = useTexts();
  const talk = useInfiniteQuery({
    queryKey: ['history', key, 'talk'],
    queryFn: ({ pageParam, signal }) =>
      api.collaboration.stream({
        params: { key },
        query: { limit: 30, only: 'talk', ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const waiting = useOthersTalk(key, talk.dataUpdatedAt);
  const changed = () => void queryClient.invalidateQueries({ queryKey: ['history', key] });
  const comments = (talk.data?.pages ?? []).flatMap((p) => p.items).flatMap((i) => i.comment ?? []);
  return (
    <div className="rt-talk">
      <Files nodeKey={key} />
      <section className="rt-section" id="talk" tabIndex={-1} aria-labelledby="talk-label">
        <div className="rt-section-head">
          <Heading level={2} data-size="2xs" id="talk-label">
            {t('collaboration.talk')}
          </Heading>
        </div>
        <HistorySay key={key} nodeKey={key} onSaid={changed} />
        <div role="status" className="rt-live">
          {waiting > 0 ? (
            <>
              <span>{t('collaboration.newComments', { count: waiting })}</span>
              <Button data-size="sm" variant="secondary" onClick={changed}>
                {t('matter.showChanges')}
              </Button>
            </>
          ) : null}
        </div>
        {talk.isPending ? <Loading lines={3} /> : null}
        {talk.isError ? <Problem error={talk.error} retry={() => void talk.refetch()} /> : null}
        <ol className="rt-history">
          {comments.map((c) => (
            <HistoryComment key={c.id} comment={c} onChanged={changed} />
          ))}
        </ol>
        {talk.isSuccess && comments.length === 0 ? (
          <p className="rt-faint">{t('collaboration.talkNone')}</p>
        ) : null}
        {talk.hasNextPage ? (
          <Button
            variant="tertiary"
            data-size="sm"
            loading={talk.isFetchingNextPage}
            onClick={() => void talk.fetchNextPage()}
          >
            {t('matter.older')}
          </Button>
        ) : null}
      </section>
    </div>
  );
}
