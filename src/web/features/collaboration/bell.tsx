import { BellIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { queryClient } from '../../shared/api/query-client.ts';
import { announce } from '../../shared/live-region.ts';
import { onLiveSignal, useLiveConnected } from '../../shared/live-stream.ts';
import { useSession } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { countQuery, fallbackInterval } from './queries.ts';
import './bell.css';

/** The way to the notices, with how many are unread; new ones are said, and nothing moves. */
export function Bell() {
  const { t } = useTexts();
  const { permissions } = useSession();
  const may = permissions.includes('profile.edit');
  const connected = useLiveConnected();
  const { data } = useQuery({
    ...countQuery,
    enabled: may,
    refetchInterval: connected ? false : fallbackInterval,
  });
  useEffect(() => {
    if (!may) return;
    return onLiveSignal((name) => {
      if (name === 'notices' || name === 'open')
        void queryClient.invalidateQueries({ queryKey: countQuery.queryKey, exact: true });
    });
  }, [may]);
  const count = data?.unread.count ?? 0;
  const known = useRef<number | null>(null);
  useEffect(() => {
    if (!data) return;
    if (known.current !== null && count > known.current)
      announce(t('collaboration.arrived', { count: count - known.current }));
    known.current = count;
  }, [data, count, t]);
  if (!may) return null;
  const shown = data?.unread.capped ? `${count}+` : String(count);
  return (
    <Link
      to="/notices"
      className="rt-bell"
      aria-label={t('collaboration.bell', { count, shown })}
      title={t('collaboration.notices')}
    >
      <BellIcon aria-hidden fontSize="1.35rem" />
      {count > 0 ? (
        <span className="rt-bell-count" aria-hidden="true">
          {shown}
        </span>
      ) : null}
    </Link>
  );
}
