import { Alert, Heading, Label, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import type { NoticePreferencesValue } from '../../../contract/collaboration.ts';
import { type Channel, channels } from '../../../domain/collaboration/notices.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { announce } from '../../shared/live-region.ts';
import { useSession } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { SettingsPage } from '../../shared/ui/settings-page.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { MailStatus } from './mail-status.tsx';
import './notices.css';

const queryKey = ['notices', 'preferences'] as const;

function Topic({ topic, channel, standard }: NoticePreferencesValue['topics'][number]) {
  const texts = useTexts();
  const { t } = texts;
  const id = `topic-${topic}`;
  const choose = async (chosen: Channel) => {
    try {
      queryClient.setQueryData(
        queryKey,
        await api.collaboration.choose({ body: { topics: [{ topic, channel: chosen }] } }),
      );
      announce(t('collaboration.chosen', { topic: t(`collaboration.topic.${topic}`) }));
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
  };
  return (
    <div className="rt-topic">
      <div>
        <Label htmlFor={id}>{t(`collaboration.topic.${topic}`)}</Label>
        <p className="rt-faint" id={`${id}-help`}>
          {t(`collaboration.topic.help.${topic}`)}
        </p>
      </div>
      <Select
        id={id}
        data-size="sm"
        aria-describedby={`${id}-help`}
        value={channel}
        onChange={(e) => void choose(e.target.value as Channel)}
      >
        {channels.map((c) => (
          <Select.Option key={c} value={c}>
            {c === standard
              ? t('collaboration.standard', { channel: t(`collaboration.channel.${c}`) })
              : t(`collaboration.channel.${c}`)}
          </Select.Option>
        ))}
      </Select>
    </div>
  );
}

/** How I am told of what; saved as it is chosen. For whoever runs the installation, how mail goes as well. */
export function Component() {
  const { t } = useTexts();
  const { permissions } = useSession();
  const preferences = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.collaboration.preferences({ signal }),
  });
  const mail = preferences.data?.mail;
  return (
    <SettingsPage title={t('collaboration.settings')} lead={t('collaboration.settingsLead')}>
      {preferences.isPending ? <Loading lines={6} /> : null}
      {preferences.isError ? (
        <Problem error={preferences.error} retry={() => void preferences.refetch()} />
      ) : null}
      {mail && !mail.sends ? (
        <Alert data-color="info" data-size="sm">
          {t('collaboration.noMail')}
        </Alert>
      ) : null}
      {mail?.sends ? (
        <p className="rt-faint">
          {mail.address ? t('collaboration.mailTo', { address: mail.address }) : t('collaboration.noAddress')}
        </p>
      ) : null}
      {preferences.data ? (
        <div className="rt-topics">
          {preferences.data.topics.map((topic) => (
            <Topic key={topic.topic} {...topic} />
          ))}
        </div>
      ) : null}
      {permissions.includes('metrics.read') ? (
        <section aria-labelledby="mail-status">
          <Heading level={2} data-size="2xs" id="mail-status">
            {t('collaboration.mailStatus')}
          </Heading>
          <MailStatus />
        </section>
      ) : null}
    </SettingsPage>
  );
}
