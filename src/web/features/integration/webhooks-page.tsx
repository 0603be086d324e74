import { Button } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { SettingsPage } from '../../shared/ui/settings-page.tsx';
import { webhooksQuery } from './queries.ts';
import { WebhookForm } from './webhook-form.tsx';
import './integration.css';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';

/** All outgoing webhooks, with how their deliveries of the last week went. */
export function Component() {
  const { t, number } = useTexts();
  const navigate = useNavigate();
  const webhooks = useQuery(webhooksQuery);
  const [making, setMaking] = useState(false);
  const make = (
    <Button data-size="sm" onClick={() => setMaking(true)}>
      <PlusIcon aria-hidden />
      {t('integration.new')}
    </Button>
  );
  return (
    <SettingsPage title={t('integration.title')} lead={t('integration.lead')} actions={make}>
      {webhooks.isPending ? <Loading /> : null}
      {webhooks.isError ? <Problem error={webhooks.error} retry={() => void webhooks.refetch()} /> : null}
      {webhooks.data?.items.length === 0 ? (
        <Empty title={t('integration.none')} text={t('integration.noneText')} action={make} />
      ) : null}
      {webhooks.data && webhooks.data.items.length > 0 ? (
        <ScrollBox>
          <table className="rt-table">
            <caption className="rt-sr">{t('integration.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('integration.name')}</th>
                <th scope="col">{t('integration.url')}</th>
                <th scope="col">{t('integration.state')}</th>
                <th scope="col" className="rt-number">
                  {t('integration.delivered')}
                </th>
                <th scope="col" className="rt-number">
                  {t('integration.waiting')}
                </th>
                <th scope="col" className="rt-number">
                  {t('integration.failed')}
                </th>
              </tr>
            </thead>
            <tbody>
              {webhooks.data.items.map((w) => (
                <tr key={w.id}>
                  <th scope="row">
                    <Link to={`/settings/webhooks/${w.id}`}>{w.name}</Link>
                  </th>
                  <td className="rt-break">{new URL(w.url).host}</td>
                  <td>
                    {t(w.active ? 'integration.on' : w.stoppedFor ? 'integration.gone' : 'integration.off')}
                  </td>
                  <td className="rt-number">{number(w.recent.delivered)}</td>
                  <td className="rt-number">{number(w.recent.waiting)}</td>
                  <td className="rt-number">{number(w.recent.failed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="rt-faint">{t('integration.week')}</p>
        </ScrollBox>
      ) : null}
      {making ? (
        <WebhookForm
          onClose={() => setMaking(false)}
          onSaved={(w) => navigate(`/settings/webhooks/${w.id}`)}
        />
      ) : null}
    </SettingsPage>
  );
}
