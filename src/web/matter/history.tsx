import { Button, Chip, Field, Heading, Label } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '../shared/api/client.ts';
import { queryClient } from '../shared/api/query-client.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { Loading } from '../shared/ui/loading.tsx';
import { Problem } from '../shared/ui/problem.tsx';
import { HistoryComment } from './history-comment.tsx';
import { HistoryItem } from './history-item.tsx';
import { HistorySay } from './history-say.tsx';
import { useMatterPlace } from './matter-context.ts';
import './history.css';

const parts = ['all', 'talk', 'fields', 'states', 'criteria', 'links'] as const;

/**
 * What was said and done, as one stream, newest first: comments in full, changes field by field; and the way back to how
 * it stood on a day.
 */
export function History() {
  const { t, today } = useTexts();
  const { matter, narrow } = useMatterPlace();
  const [params, setParams] = useSearchParams();
  const [only, setOnly] = useState<(typeof parts)[number]>('all');
  const stream = useInfiniteQuery({
    queryKey: ['history', matter.key, only],
    queryFn: ({ pageParam, signal }) =>
      api.collaboration.stream({
        params: { key: matter.key },
        query: { limit: 30, only, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const items = (stream.data?.pages ?? []).flatMap((p) => p.items);
  const changed = () => void queryClient.invalidateQueries({ queryKey: ['history', matter.key] });
  return (
    <section className="rt-section" id="history" tabIndex={-1} aria-labelledby="history-label">
      <div className="rt-section-head">
        <Heading level={2} data-size="2xs" id="history-label">
          {t('matter.history')}
        </Heading>
        {narrow ? null : (
          <Field className="rt-as-of-pick">
            <Label>{t('matter.asItStood')}</Label>
            <input
              className="ds-input"
              type="date"
              min={matter.createdAt.slice(0, 10)}
              max={today()}
              value={params.get('at') ?? ''}
              onChange={(e) => {
                const at = e.target.value;
                if (/^\d{4}-\d\d-\d\d$/.test(at) && at >= matter.createdAt.slice(0, 10)) setParams({ at });
              }}
            />
          </Field>
        )}
      </div>
      <HistorySay key={matter.key} nodeKey={matter.key} onSaid={changed} />
      <fieldset className="rt-chips">
        <legend className="rt-sr">{t('matter.historyFilter')}</legend>
        {parts.map((s) => (
          <Chip.Radio
            key={s}
            name={narrow ? 'history-part-narrow' : 'history-part'}
            value={s}
            checked={s === only}
            onChange={() => setOnly(s)}
            data-size="sm"
          >
            {t(`matter.history.${s}`)}
          </Chip.Radio>
        ))}
      </fieldset>
      {stream.isPending ? <Loading lines={4} /> : null}
      {stream.isError ? <Problem error={stream.error} retry={() => void stream.refetch()} /> : null}
      <ol className="rt-history">
        {items.map((i) =>
          i.comment ? (
            <HistoryComment key={i.id} comment={i.comment} onChanged={changed} />
          ) : i.entry ? (
            <HistoryItem key={i.id} entry={i.entry} />
          ) : null,
        )}
      </ol>
      {stream.isSuccess && items.length === 0 ? <p className="rt-faint">{t('matter.historyNone')}</p> : null}
      {stream.hasNextPage ? (
        <Button
          variant="tertiary"
          data-size="sm"
          loading={stream.isFetchingNextPage}
          onClick={() => void stream.fetchNextPage()}
        >
          {t('matter.older')}
        </Button>
      ) : null}
    </section>
  );
}
