import { Button } from '@digdir/designsystemet-react';
import { BellFillIcon, BellIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import type { MatterPartProps } from '../../shared/feature.ts';
import { announce } from '../../shared/live-region.ts';
import { useSession } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Menu } from '../../shared/ui/menu.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { countQuery, markNotices, watchersQuery } from './queries.ts';

/** Follow, or stop; and who else follows. Whoever opens a matter has read what there was to tell of it. */
export function WatchButton({
  nodeKey: key,
  narrow,
}: {
  readonly nodeKey: string;
  readonly narrow: boolean;
}) {
  const texts = useTexts();
  const { t } = texts;
  const { permissions } = useSession();
  const watchers = useQuery(watchersQuery(key));
  const may = permissions.includes('profile.edit');
  useEffect(() => {
    if (!may || narrow) return;
    if ((queryClient.getQueryData(countQuery.queryKey)?.unread.count ?? 1) === 0) return;
    // Not worth a word when it fails: they stay unread.
    markNotices({ read: true, node: key }).catch(() => undefined);
  }, [key, may, narrow]);
  if (!watchers.data) return null;
  const { mine, items } = watchers.data;
  const change = async () => {
    try {
      queryClient.setQueryData(
        watchersQuery(key).queryKey,
        await api.collaboration.watch({ params: { key }, body: { on: !mine } }),
      );
      announce(t(mine ? 'collaboration.stopped' : 'collaboration.following', { key }));
      void queryClient.invalidateQueries({ queryKey: ['watched'] });
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
  };
  return (
    <>
      {may ? (
        <Button data-size="sm" variant="secondary" onClick={() => void change()}>
          {mine ? <BellFillIcon aria-hidden /> : <BellIcon aria-hidden />}
          {t(mine ? 'collaboration.watching' : 'collaboration.watch')}
        </Button>
      ) : null}
      {items.length > 0 ? (
        <Menu
          label={String(items.length)}
          name={t('collaboration.watchers', { count: items.length })}
          button={{ variant: 'tertiary' }}
          items={[
            { heading: t('collaboration.watchers', { count: items.length }) },
            ...items.slice(0, 30).map((w) => ({
              id: String(w.person.id),
              label: w.person.name,
              note: t(`collaboration.watch.reason.${w.reason}`),
              disabled: true,
              run: () => undefined,
            })),
            ...(items.length > 30
              ? [{ heading: t('collaboration.andOthers', { count: items.length - 30 }) }]
              : []),
          ]}
        />
      ) : null}
    </>
  );
}

/** The same at a matter. */
export function Part({ matter, narrow }: MatterPartProps) {
  return <WatchButton nodeKey={matter.key} narrow={narrow} />;
}
