import { Button } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { SettingsPage } from '../../shared/ui/settings-page.tsx';
import { ChannelForm } from './channel-form.tsx';
import { channelsQuery, placesQuery } from './channel-queries.ts';
import { channelStanding } from './channel-standing.ts';
import './integration.css';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';

/** Channels of the places I answer for; `?place=KEY`: of one of them. */
export function Component() {
  const texts = useTexts();
  const { t, number } = texts;
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const place = params.get('place');
  const channels = useQuery(channelsQuery(place));
  const places = useQuery(placesQuery);
  const [making, setMaking] = useState(false);
  const placeTitle = place && places.data?.items.find((p) => p.key === place)?.title;
  const make = (
    <Button data-size="sm" onClick={() => setMaking(true)}>
      <PlusIcon aria-hidden />
      {t('integration.newChannel')}
    </Button>
  );
  return (
    <SettingsPage title={t('integration.channels')} lead={t('integration.channelsLead')} actions={make}>
      {place ? (
        <p>
          {placeTitle ?? place} · <Link to="/settings/channels">{t('integration.showAllChannels')}</Link>
        </p>
      ) : null}
      {channels.isPending ? <Loading /> : null}
      {channels.isError ? <Problem error={channels.error} retry={() => void channels.refetch()} /> : null}
      {channels.data?.items.length === 0 ? (
        <Empty title={t('integration.noChannels')} text={t('integration.noChannelsText')} action={make} />
      ) : null}
      {channels.data && channels.data.items.length > 0 ? (
        <ScrollBox>
          <table className="rt-table">
            <caption className="rt-sr">{t('integration.channels')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('integration.name')}</th>
                <th scope="col">{t('integration.tool')}</th>
                <th scope="col">{t('integration.place')}</th>
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
              {channels.data.items.map((c) => (
                <tr key={c.id}>
                  <th scope="row">
                    <Link to={`/settings/channels/${c.id}`}>{c.name}</Link>
                  </th>
                  <td>{t(`integration.tool.${c.tool}`)}</td>
                  <td>{c.place?.title ?? t('integration.placeAgency')}</td>
                  <td>{t(channelStanding(c))}</td>
                  <td className="rt-number">{number(c.recent.delivered)}</td>
                  <td className="rt-number">{number(c.recent.waiting)}</td>
                  <td className="rt-number">{number(c.recent.failed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="rt-faint">{t('integration.week')}</p>
        </ScrollBox>
      ) : null}
      {making ? (
        <ChannelForm
          place={place}
          onClose={() => setMaking(false)}
          onSaved={(c) => navigate(`/settings/channels/${c.id}`)}
        />
      ) : null}
    </SettingsPage>
  );
}
