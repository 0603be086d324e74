import { Button, Chip } from '@digdir/designsystemet-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api } from '../../shared/api/client.ts';
import { announce } from '../../shared/live-region.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { NoticeGroup } from './notice-group.tsx';
import { countQuery, markNotices } from './queries.ts';
import '../../matter/matter.css';
import './notices.css';

/** How many have come since the list was read at `readAt`: more than were unread then. */
function useArrived(unread: number, readAt: number): number {
  const known = useRef({ unread, readAt });
  if (known.current.readAt !== readAt || unread < known.current.unread) known.current = { unread, readAt };
  return unread - known.current.unread;
}

/** What I am told, by node; what arrives while I read waits until I ask for it. */
export function Component() {
  const texts = useTexts();
  const { t } = texts;
  const [params, setParams] = useSearchParams();
  const only = params.get('show') === 'all' ? 'all' : 'unread';
  const count = useQuery(countQuery);
  const list = useInfiniteQuery({
    queryKey: ['notices', 'list', only],
    queryFn: ({ pageParam, signal }) =>
      api.collaboration.notices({
        query: { limit: 30, only, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchOnWindowFocus: false,
    // Old notices are no use as something to begin with.
    gcTime: 0,
  });
  const groups = (list.data?.pages ?? []).flatMap((p) => p.items);
  const unread = count.data?.unread.count ?? 0;
  const arrived = useArrived(unread, list.dataUpdatedAt);
  const mark = async (body: Parameters<typeof markNotices>[0], said: string) => {
    try {
      await markNotices(body);
      announce(said);
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
  };
  const newest = Math.max(0, ...groups.map((g) => g.upTo));
  return (
    <Page
      title={t('collaboration.notices')}
      actions={
        <>
          <Button
            data-size="sm"
            variant="secondary"
            disabled={unread === 0}
            onClick={() =>
              void mark({ read: true, ...(newest > 0 ? { upTo: newest } : {}) }, t('collaboration.allRead'))
            }
          >
            {t('collaboration.markAll')}
          </Button>
          <Button asChild data-size="sm" variant="tertiary">
            <Link to="/notices/settings">{t('collaboration.choose')}</Link>
          </Button>
        </>
      }
    >
      <fieldset className="rt-chips">
        <legend className="rt-sr">{t('collaboration.show')}</legend>
        {(['unread', 'all'] as const).map((s) => (
          <Chip.Radio
            key={s}
            name="notices-show"
            value={s}
            checked={s === only}
            onChange={() => setParams(s === 'all' ? { show: 'all' } : {}, { replace: true })}
            data-size="sm"
          >
            {t(`collaboration.show.${s}`)}
          </Chip.Radio>
        ))}
      </fieldset>
      <div role="status" className="rt-live">
        {arrived > 0 && list.isSuccess ? (
          <>
            <span>{t('collaboration.arrived', { count: arrived })}</span>
            <Button data-size="sm" variant="secondary" onClick={() => void list.refetch()}>
              {t('matter.showChanges')}
            </Button>
          </>
        ) : null}
      </div>
      {list.isPending ? <Loading lines={8} /> : null}
      {list.isError ? <Problem error={list.error} retry={() => void list.refetch()} /> : null}
      <ul className="rt-notices">
        {groups.map((g) => (
          <NoticeGroup
            key={g.node.key}
            group={g}
            onMark={(read) =>
              void mark(
                { read, node: g.node.key, ...(read ? { upTo: g.upTo } : {}) },
                t(read ? 'collaboration.markedRead' : 'collaboration.markedUnread', { key: g.node.key }),
              )
            }
          />
        ))}
      </ul>
      {list.isSuccess && groups.length === 0 ? (
        <Empty
          title={t(only === 'unread' ? 'collaboration.noneUnread' : 'collaboration.none')}
          text={t('collaboration.noneText')}
        />
      ) : null}
      {list.hasNextPage ? (
        <Button
          variant="tertiary"
          data-size="sm"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('matter.older')}
        </Button>
      ) : null}
    </Page>
  );
}
