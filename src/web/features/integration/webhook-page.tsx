import { Alert, Button, Switch } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { WebhookValue } from '../../../contract/integration.ts';
import { api } from '../../shared/api/client.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { SettingsPage } from '../../shared/ui/settings-page.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { DeliveryTable } from './delivery-table.tsx';
import { deliveriesQuery, reloadWebhooks, webhooksQuery } from './queries.ts';
import { WebhookForm } from './webhook-form.tsx';
import './integration.css';

function Loaded({ webhook }: { readonly webhook: WebhookValue }) {
  const texts = useTexts();
  const { t, derived, list } = texts;
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'edit' | 'remove' | 'rotate' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const params = { id: webhook.id };
  const act = async (run: () => Promise<unknown>, said?: string) => {
    try {
      await run();
      if (said) toast(said);
      reloadWebhooks();
      return null;
    } catch (error) {
      const { title } = problemText(texts, error);
      toast(title, { tone: 'danger' });
      reloadWebhooks();
      return title;
    }
  };
  return (
    <SettingsPage
      title={webhook.name}
      actions={
        <>
          <Button data-size="sm" variant="secondary" onClick={() => setAsking('edit')}>
            {t('integration.change')}
          </Button>
          <Button
            data-size="sm"
            disabled={!webhook.active}
            onClick={() => void act(() => api.integration.test({ params }), t('integration.queued'))}
          >
            {t('integration.test')}
          </Button>
        </>
      }
    >
      {webhook.stoppedFor ? <Alert data-color="warning">{t('integration.goneText')}</Alert> : null}
      <dl className="rt-webhook-facts">
        <dt>{t('integration.url')}</dt>
        <dd className="rt-break">{webhook.url}</dd>
        <dt>{t('integration.kinds')}</dt>
        <dd>
          {webhook.kinds.length === 0
            ? t('integration.all')
            : list(webhook.kinds.map((k) => processTexts(texts, k).name))}
        </dd>
        <dt>{t('integration.types')}</dt>
        <dd>
          {webhook.types.length === 0
            ? t('integration.all')
            : list(webhook.types.map((type) => derived(`integration.type.${type}`)))}
        </dd>
        <dt>{t('integration.secret')}</dt>
        <dd>
          {secret ? (
            <code className="rt-break">{secret}</code>
          ) : (
            <Button
              variant="tertiary"
              data-size="sm"
              onClick={() =>
                void act(async () => setSecret((await api.integration.secret({ params })).secret))
              }
            >
              {t('integration.showSecret')}
            </Button>
          )}{' '}
          <Button variant="tertiary" data-size="sm" onClick={() => setAsking('rotate')}>
            {t('integration.rotate')}
          </Button>
        </dd>
      </dl>
      <div className="rt-form-actions">
        <Switch
          label={t('integration.active')}
          checked={webhook.active}
          onChange={(e) => {
            const active = e.target.checked;
            void act(() => api.integration.edit({ params, body: { active }, version: webhook.version }));
          }}
        />
        <Button variant="tertiary" data-color="danger" data-size="sm" onClick={() => setAsking('remove')}>
          {t('integration.remove')}
        </Button>
      </div>
      <DeliveryTable
        title={t('integration.deliveries')}
        query={deliveriesQuery(webhook.id)}
        resend={async (delivery) => {
          await api.integration.resend({ params: { id: webhook.id, delivery } });
          reloadWebhooks();
        }}
      />
      {asking === 'edit' ? (
        <WebhookForm webhook={webhook} onClose={() => setAsking(null)} onSaved={() => undefined} />
      ) : null}
      {asking === 'rotate' ? (
        <Prompt
          heading={t('integration.rotate')}
          action={t('integration.rotate')}
          onClose={() => setAsking(null)}
          onDone={() =>
            act(async () =>
              setSecret((await api.integration.rotate({ params, version: webhook.version })).secret),
            )
          }
        >
          <p>{t('integration.rotateText')}</p>
        </Prompt>
      ) : null}
      {asking === 'remove' ? (
        <Prompt
          heading={t('integration.removeNamed', { name: webhook.name })}
          action={t('integration.remove')}
          danger
          onClose={() => setAsking(null)}
          onDone={async () => {
            const fault = await act(() => api.integration.remove({ params, version: webhook.version }));
            if (fault === null) void navigate('/settings/webhooks');
            return fault;
          }}
        >
          <p>{t('integration.removeText')}</p>
        </Prompt>
      ) : null}
    </SettingsPage>
  );
}

/** One webhook: where it leads, whether it is on, its secret, its deliveries. */
export function Component() {
  const { t } = useTexts();
  const { id } = useParams();
  const webhooks = useQuery(webhooksQuery);
  const webhook = webhooks.data?.items.find((w) => String(w.id) === id);
  if (webhook) return <Loaded webhook={webhook} />;
  return (
    <SettingsPage title={t('integration.title')}>
      {webhooks.isPending ? <Loading /> : null}
      {webhooks.isError ? <Problem error={webhooks.error} retry={() => void webhooks.refetch()} /> : null}
      {webhooks.isSuccess ? <p>{t('integration.noSuch')}</p> : null}
    </SettingsPage>
  );
}
