import { Button, Chip, Field, Heading, Label } from '@digdir/designsystemet-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { HistoryEntryValue } from '../../contract/matters.ts';
import { api } from '../shared/api/client.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { Loading } from '../shared/ui/loading.tsx';
import { Problem } from '../shared/ui/problem.tsx';
import { HistoryItem } from './history-item.tsx';
import { useMatterPlace } from './matter-context.ts';

const sorts = ['all', 'fields', 'states', 'criteria', 'links'] as const;
type Sort = (typeof sorts)[number];

function sortOf(entry: HistoryEntryValue): Sort {
  if (entry.type.startsWith('link.')) return 'links';
  if (entry.type.startsWith('criterion.') || entry.type.startsWith('approval.')) return 'criteria';
  if (entry.type === 'matter.transitioned' || entry.type === 'matter.created') return 'states';
  return 'fields';
}

/** Who did what when, field by field, newest first; and the way back to how it stood on a day. */
export function History() {
  const { t, today } = useTexts();
  const { matter, narrow } = useMatterPlace();
  const [params, setParams] = useSearchParams();
  const [sort, setSort] = useState<Sort>('all');
  const history = useInfiniteQuery({
    queryKey: ['history', matter.key],
    queryFn: ({ pageParam, signal }) =>
      api.matter.history({
        params: { key: matter.key },
        query: { limit: 30, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const entries = (history.data?.pages ?? []).flatMap((p) => p.items);
  const shown = entries.filter((e) => sort === 'all' || sortOf(e) === sort);
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
      <fieldset className="rt-chips">
        <legend className="rt-sr">{t('matter.historyFilter')}</legend>
        {sorts.map((s) => (
          <Chip.Radio
            key={s}
            name="history-sort"
            value={s}
            checked={s === sort}
            onChange={() => setSort(s)}
            data-size="sm"
          >
            {t(`matter.history.${s}`)}
          </Chip.Radio>
        ))}
      </fieldset>
      {history.isPending ? <Loading lines={4} /> : null}
      {history.isError ? <Problem error={history.error} retry={() => void history.refetch()} /> : null}
      <ol className="rt-history">
        {shown.map((e) => (
          <HistoryItem key={e.id} entry={e} />
        ))}
      </ol>
      {history.isSuccess && shown.length === 0 ? <p className="rt-faint">{t('matter.historyNone')}</p> : null}
      {history.hasNextPage ? (
        <Button
          variant="tertiary"
          data-size="sm"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('matter.older')}
        </Button>
      ) : null}
    </section>
  );
}
