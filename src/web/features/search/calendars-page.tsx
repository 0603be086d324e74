import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CalendarFeedValue } from '../../../contract/views.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { SettingsPage } from '../../shared/ui/settings-page.tsx';
import { When } from '../../shared/ui/when.tsx';

/** One's own calendar addresses: what they show, when they were last read, and revoking them. */
export function Component() {
  const texts = useTexts();
  const { t } = texts;
  const feeds = useQuery({
    queryKey: ['calendar-feeds'],
    queryFn: ({ signal }) => api.search.feeds({ signal }),
  });
  const [revoking, setRevoking] = useState<CalendarFeedValue | null>(null);
  return (
    <SettingsPage title={t('search.calendars')} lead={t('search.calendarsLead')}>
      {feeds.isPending ? <Loading /> : null}
      {feeds.isError ? <Problem error={feeds.error} retry={() => void feeds.refetch()} /> : null}
      {feeds.data && feeds.data.items.length === 0 ? (
        <Empty title={t('search.noCalendars')} text={t('search.noCalendarsText')} />
      ) : null}
      {feeds.data && feeds.data.items.length > 0 ? (
        <ScrollBox>
          <table className="rt-table">
            <caption className="rt-sr">{t('search.calendars')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('search.calendar.name')}</th>
                <th scope="col">{t('search.calendar.list')}</th>
                <th scope="col">{t('search.calendar.used')}</th>
                <th scope="col">
                  <span className="rt-sr">{t('search.calendar.revoke')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {feeds.data.items.map((f) => (
                <tr key={f.id}>
                  <th scope="row">
                    {f.name} <code className="rt-faint">…{f.hint}</code>
                  </th>
                  <td>
                    <Link to={f.address}>{t('search.calendar.open')}</Link>
                  </td>
                  <td>{f.usedAt ? <When at={f.usedAt} /> : t('search.calendar.neverUsed')}</td>
                  <td>
                    {f.revokedAt ? (
                      t('search.calendar.revoked')
                    ) : (
                      <Button
                        variant="tertiary"
                        data-size="sm"
                        aria-label={t('search.calendar.revokeNamed', { name: f.name })}
                        onClick={() => setRevoking(f)}
                      >
                        {t('search.calendar.revoke')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      ) : null}
      {revoking ? (
        <Prompt
          heading={t('search.calendar.revokeNamed', { name: revoking.name })}
          action={t('search.calendar.revoke')}
          danger
          onClose={() => setRevoking(null)}
          onDone={async () => {
            try {
              await api.search.revokeFeed({ params: { id: revoking.id } });
              void queryClient.invalidateQueries({ queryKey: ['calendar-feeds'] });
              return null;
            } catch (error) {
              return problemText(texts, error).title;
            }
          }}
        >
          <p>{t('search.calendar.revokeText')}</p>
        </Prompt>
      ) : null}
    </SettingsPage>
  );
}
