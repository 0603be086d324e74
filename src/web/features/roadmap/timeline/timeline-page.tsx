import { Button, ToggleGroup } from '@digdir/designsystemet-react';
import { useMemo, useState } from 'react';
import { ViewTabs } from '../../../matter/lists/view-tabs.tsx';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { Empty } from '../../../shared/ui/empty.tsx';
import { Loading } from '../../../shared/ui/loading.tsx';
import { Page } from '../../../shared/ui/page.tsx';
import { Problem } from '../../../shared/ui/problem.tsx';
import { useTimelineAddress } from './address.ts';
import { DependencyTable } from './dependency-table.tsx';
import { TimelineFilters } from './filters.tsx';
import { dependenciesIn, rowsOf } from './rows.ts';
import { zooms } from './scale.ts';
import { TimelineGrid } from './timeline-grid.tsx';
import { TimelineList } from './timeline-list.tsx';
import { useNarrow, usePrinting } from './use-media.ts';
import { joined, useTimeline } from './use-timeline.ts';
import '../roadmap.css';
import './timeline.css';

/** The roadmap along time: a treegrid with dates at the left, bars and dependencies at the right. */
export function Component() {
  const { t, number } = useTexts();
  const address = useTimelineAddress();
  const query = useTimeline(address.filters);
  const pages = query.data?.pages;
  const timeline = useMemo(() => (pages ? joined(pages) : null), [pages]);
  const dependencies = useMemo(() => (timeline ? dependenciesIn(timeline) : []), [timeline]);
  const rows = useMemo(() => rowsOf(timeline?.elements ?? [], address.folded), [timeline, address.folded]);
  const narrow = useNarrow();
  const printing = usePrinting();
  const [jump, setJump] = useState(0);
  const total = timeline?.total;
  const shown = timeline?.elements.length ?? 0;
  return (
    <Page
      wide
      title={t('roadmap.timeline')}
      crumbs={[{ label: t('roadmap.title'), to: '/roadmap' }, { label: t('roadmap.timeline') }]}
      lead={
        <>
          {total ? (
            <span role="status">
              {t('roadmap.shown', {
                shown: number(shown),
                total: `${number(total.count)}${total.capped ? '+' : ''}`,
                all: shown >= total.count && !total.capped ? 'yes' : 'no',
              })}
            </span>
          ) : (
            ' '
          )}
          <ViewTabs kind="roadmapElement" />
        </>
      }
      actions={
        narrow ? null : (
          <>
            <Button variant="tertiary" data-size="sm" onClick={() => setJump((n) => n + 1)}>
              {t('roadmap.toToday')}
            </Button>
            <ToggleGroup
              data-size="sm"
              value={address.zoom}
              onChange={(zoom) => address.set({ zoom: zoom === 'quarter' ? null : zoom })}
              data-toggle-group={t('roadmap.zoom')}
            >
              {zooms.map((z) => (
                <ToggleGroup.Item key={z} value={z}>
                  {t(`roadmap.zoom.${z}`)}
                </ToggleGroup.Item>
              ))}
            </ToggleGroup>
          </>
        )
      }
    >
      <TimelineFilters address={address} />
      {query.isPending ? <Loading lines={12} /> : null}
      {query.isError ? <Problem error={query.error} retry={() => void query.refetch()} /> : null}
      {timeline && shown === 0 ? <Empty title={t('roadmap.none')} text={t('roadmap.noneText')} /> : null}
      {timeline && shown > 0 ? (
        <>
          {narrow ? (
            <TimelineList rows={rows} dependencies={dependencies} address={address} />
          ) : (
            <TimelineGrid
              timeline={timeline}
              rows={rows}
              dependencies={dependencies}
              address={address}
              jump={jump}
              printing={printing}
            />
          )}
          {timeline.next ? (
            <p className="rt-more">
              <Button
                variant="secondary"
                data-size="sm"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('roadmap.more')}
              </Button>
            </p>
          ) : null}
          <DependencyTable dependencies={dependencies} />
        </>
      ) : null}
    </Page>
  );
}
