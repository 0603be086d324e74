import { Button } from '@digdir/designsystemet-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useDeploymentFilters } from '../../shared/facts/deployment-filters.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { DeploymentTable } from './deployment-table.tsx';
import { FilterBar } from './filter-bar.tsx';
import { ListTools } from './list-tools.tsx';
import { countQuery, listQuery } from './queries.ts';
import { Sections } from './sections.tsx';

/** Every deployment, newest first, under the filters of the address. */
export function Component() {
  const { t } = useTexts();
  const { filters, clear } = useDeploymentFilters();
  const list = useInfiniteQuery({ ...listQuery(filters), placeholderData: (before) => before });
  const count = useQuery({ ...countQuery(filters), placeholderData: (before) => before });
  const area = useRef<HTMLDivElement>(null);
  const move = (by: number) => {
    const links = [...(area.current?.querySelectorAll<HTMLAnchorElement>('a[data-row]') ?? [])];
    const row = document.activeElement?.closest('tr');
    const at = links.findIndex((l) => row?.contains(l));
    links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
  };
  useShortcut('j', 'deliveries.key.next', () => move(1));
  useShortcut('k', 'deliveries.key.previous', () => move(-1));
  const rows = list.data?.pages.flatMap((p) => p.items) ?? [];
  const filtered = Object.keys(filters).length > 0;
  const counted = count.data
    ? t(count.data.capped ? 'deliveries.list.countCapped' : 'deliveries.list.count', {
        count: count.data.count,
      })
    : '';
  return (
    <Page
      title={t('deliveries.list.title')}
      lead={t('deliveries.list.lead')}
      wide
      actions={<ListTools filters={filters} />}
    >
      <Sections />
      <FilterBar />
      <p className="rt-count" role="status">
        {counted}
      </p>
      {list.isError ? <Problem error={list.error} retry={() => list.refetch()} /> : null}
      {list.isPending ? <Loading lines={12} /> : null}
      {list.isSuccess && rows.length === 0 ? (
        <Empty
          title={t('deliveries.list.none.title')}
          text={t(filtered ? 'deliveries.list.none.filtered' : 'deliveries.list.none.text')}
          action={
            filtered ? (
              <Button variant="secondary" onClick={clear}>
                {t('deliveries.list.none.clear')}
              </Button>
            ) : undefined
          }
        />
      ) : null}
      <div ref={area} aria-busy={list.isPlaceholderData}>
        {rows.length > 0 ? (
          <DeploymentTable rows={rows} caption={counted || t('deliveries.list.title')} />
        ) : null}
      </div>
      {list.hasNextPage ? (
        <Button
          className="rt-more"
          variant="secondary"
          aria-disabled={list.isFetchingNextPage}
          onClick={() => {
            if (!list.isFetchingNextPage) void list.fetchNextPage();
          }}
        >
          {t(list.isFetchingNextPage ? 'deliveries.list.loadingMore' : 'deliveries.list.more')}
        </Button>
      ) : null}
    </Page>
  );
}
