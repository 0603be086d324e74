import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { Prompt } from '../../shared/ui/prompt.tsx';
import { SettingsPage } from '../../shared/ui/settings-page.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { When } from '../../shared/ui/when.tsx';
import { NewToken } from './new-token.tsx';
import './settings.css';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';

/** One's own API tokens: made, shown once, revoked. */
export function Component() {
  const texts = useTexts();
  const { t, instant, list } = texts;
  const tokens = useQuery({ queryKey: ['tokens'], queryFn: ({ signal }) => api.token.list({ signal }) });
  const [making, setMaking] = useState(false);
  const [value, setValue] = useState<string | null>(null);
  const [revoking, setRevoking] = useState<{ readonly id: number; readonly name: string } | null>(null);
  const reload = () => void queryClient.invalidateQueries({ queryKey: ['tokens'] });
  const stateOf = (token: { readonly revokedAt: string | null; readonly expiresAt: string }) =>
    token.revokedAt ? 'revoked' : new Date(token.expiresAt).getTime() < Date.now() ? 'expired' : 'active';
  return (
    <SettingsPage
      title={t('settings.tokens')}
      lead={t('settings.tokensLead')}
      actions={
        <Button data-size="sm" onClick={() => setMaking(true)}>
          <PlusIcon aria-hidden />
          {t('settings.newToken')}
        </Button>
      }
    >
      {value ? (
        <Alert data-color="warning" className="rt-token-value">
          <Heading level={2} data-size="2xs">
            {t('settings.tokenOnce')}
          </Heading>
          <p>
            <code>{value}</code>
          </p>
          <div className="rt-form-actions">
            <Button
              data-size="sm"
              onClick={() => {
                navigator.clipboard.writeText(value).then(
                  () => toast(t('settings.copied')),
                  () => toast(t('settings.notCopied'), { tone: 'danger' }),
                );
              }}
            >
              {t('settings.copy')}
            </Button>
            <Button data-size="sm" variant="tertiary" onClick={() => setValue(null)}>
              {t('settings.haveIt')}
            </Button>
          </div>
        </Alert>
      ) : null}
      {tokens.isPending ? <Loading /> : null}
      {tokens.isError ? <Problem error={tokens.error} retry={() => void tokens.refetch()} /> : null}
      {tokens.data && tokens.data.items.length === 0 ? (
        <Empty
          title={t('settings.noTokens')}
          text={t('settings.noTokensText')}
          action={<Button onClick={() => setMaking(true)}>{t('settings.newToken')}</Button>}
        />
      ) : null}
      {tokens.data && tokens.data.items.length > 0 ? (
        <ScrollBox>
          <table className="rt-table">
            <caption className="rt-sr">{t('settings.tokens')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('settings.tokenName')}</th>
                <th scope="col">{t('settings.scopes')}</th>
                <th scope="col">{t('settings.expires')}</th>
                <th scope="col">{t('settings.lastUsed')}</th>
                <th scope="col">{t('settings.status')}</th>
                <th scope="col">
                  <span className="rt-sr">{t('settings.revoke')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {tokens.data.items.map((token) => (
                <tr key={token.id}>
                  <th scope="row">
                    {token.name} <code className="rt-faint">…{token.hint}</code>
                  </th>
                  <td>{list(token.scopes)}</td>
                  <td>
                    <time dateTime={token.expiresAt}>{instant(token.expiresAt)}</time>
                  </td>
                  <td>{token.usedAt ? <When at={token.usedAt} /> : t('settings.neverUsed')}</td>
                  <td>{t(`settings.token.${stateOf(token)}`)}</td>
                  <td>
                    {stateOf(token) === 'active' ? (
                      <Button
                        variant="tertiary"
                        data-size="sm"
                        onClick={() => setRevoking(token)}
                        aria-label={t('settings.revokeNamed', { name: token.name })}
                      >
                        {t('settings.revoke')}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      ) : null}
      {making ? (
        <NewToken
          scopes={tokens.data?.scopes ?? []}
          onClose={() => setMaking(false)}
          onMade={(made) => {
            setValue(made);
            reload();
          }}
        />
      ) : null}
      {revoking ? (
        <Prompt
          heading={t('settings.revokeNamed', { name: revoking.name })}
          action={t('settings.revoke')}
          danger
          onClose={() => setRevoking(null)}
          onDone={async () => {
            try {
              await api.token.revoke({ params: { id: revoking.id } });
              toast(t('settings.revoked', { name: revoking.name }));
              reload();
              return null;
            } catch (error) {
              return problemText(texts, error).title;
            }
          }}
        >
          <p>{t('settings.revokeText')}</p>
        </Prompt>
      ) : null}
    </SettingsPage>
  );
}
