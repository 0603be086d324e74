import { Alert, Button, Switch } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { ChannelValue } from '../../../contract/channels.ts';
import { api } from '../../shared/api/client.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { SettingsPage } from '../../shared/ui/settings-page.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { ChannelForm } from './channel-form.tsx';
import { channelsQuery, messagesQuery, reloadChannels } from './channel-queries.ts';
import { DeliveryTable } from './delivery-table.tsx';
import './integration.css';

function Facts({ channel: c }: { readonly channel: ChannelValue }) {
  const texts = useTexts();
  const { t, derived, list } = texts;
  return (
    <dl className="rt-webhook-facts">
      <dt>{t('integration.tool')}</dt>
      <dd>{t(`integration.tool.${c.tool}`)}</dd>
      <dt>{t('integration.address')}</dt>
      <dd className="rt-break">{c.address}</dd>
      <dt>{t('integration.place')}</dt>
      <dd>{c.place ? <Link to={nodeHref(c.place)}>{c.place.title}</Link> : t('integration.placeAgency')}</dd>
      <dt>{t('integration.happenings')}</dt>
      <dd>{list(c.happenings.map((h) => derived(`integration.happening.${h}`)))}</dd>
      <dt>{t('integration.kinds')}</dt>
      <dd>
        {c.kinds.length === 0 ? t('integration.all') : list(c.kinds.map((k) => processTexts(texts, k).name))}
      </dd>
      <dt>{t('integration.channelLanguage')}</dt>
      <dd>{derived(`common.language.${c.language}`)}</dd>
      <dt>{t('integration.words')}</dt>
      <dd>{t(c.words ? 'integration.on' : 'integration.off')}</dd>
    </dl>
  );
}

function Loaded({ channel }: { readonly channel: ChannelValue }) {
  const texts = useTexts();
  const { t } = texts;
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'edit' | 'remove' | null>(null);
  const params = { id: channel.id };
  const act = async (run: () => Promise<unknown>, said?: string) => {
    try {
      await run();
      if (said) toast(said);
      return null;
    } catch (error) {
      const { title } = problemText(texts, error);
      toast(title, { tone: 'danger' });
      return title;
    } finally {
      reloadChannels();
    }
  };
  const fault =
    channel.stoppedFor === 'gone'
      ? 'integration.channelGone'
      : channel.stoppedFor === 'failing'
        ? 'integration.channelFailing'
        : channel.active && channel.failingSince !== null
          ? 'integration.channelFailingNow'
          : null;
  return (
    <SettingsPage
      title={channel.name}
      actions={
        <>
          <Button data-size="sm" variant="secondary" onClick={() => setAsking('edit')}>
            {t('integration.change')}
          </Button>
          <Button
            data-size="sm"
            disabled={!channel.active}
            onClick={() => void act(() => api.channel.test({ params }), t('integration.testQueued'))}
          >
            {t('integration.testChannel')}
          </Button>
        </>
      }
    >
      {fault ? <Alert data-color="warning">{t(fault)}</Alert> : null}
      <Facts channel={channel} />
      <div className="rt-form-actions">
        <Switch
          label={t('integration.active')}
          checked={channel.active}
          onChange={(e) => {
            const active = e.target.checked;
            void act(() => api.channel.edit({ params, body: { active }, version: channel.version }));
          }}
        />
        <Button variant="tertiary" data-color="danger" data-size="sm" onClick={() => setAsking('remove')}>
          {t('integration.remove')}
        </Button>
      </div>
      <DeliveryTable
        title={t('integration.messages')}
        query={messagesQuery(channel.id)}
        resend={async (delivery) => {
          await api.channel.resend({ params: { id: channel.id, delivery } });
          reloadChannels();
        }}
      />
      {asking === 'edit' ? (
        <ChannelForm channel={channel} onClose={() => setAsking(null)} onSaved={() => undefined} />
      ) : null}
      {asking === 'remove' ? (
        <Prompt
          heading={t('integration.removeNamed', { name: channel.name })}
          action={t('integration.remove')}
          danger
          onClose={() => setAsking(null)}
          onDone={async () => {
            const refused = await act(() => api.channel.remove({ params, version: channel.version }));
            if (refused === null) void navigate('/settings/channels');
            return refused;
          }}
        >
          <p>{t('integration.removeChannelText')}</p>
        </Prompt>
      ) : null}
    </SettingsPage>
  );
}

/** One channel: where it leads, what it is told of, whether it is on, and its messages. */
export function Component() {
  const { t } = useTexts();
  const { id } = useParams();
  const channels = useQuery(channelsQuery(null));
  const channel = channels.data?.items.find((c) => String(c.id) === id);
  if (channel) return <Loaded channel={channel} />;
  return (
    <SettingsPage title={t('integration.channels')}>
      {channels.isPending ? <Loading /> : null}
      {channels.isError ? <Problem error={channels.error} retry={() => void channels.refetch()} /> : null}
      {channels.isSuccess ? <p>{t('integration.noSuchChannel')}</p> : null}
    </SettingsPage>
  );
}
