import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';
import { announce } from '../../shared/live-region.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { SettingsPage } from '../../shared/ui/settings-page.tsx';
import { When } from '../../shared/ui/when.tsx';
import './settings.css';

/** How far the audit trail is sealed, and the button that proves it unbroken. */
export function Component() {
  const { t, number } = useTexts();
  const audit = useQuery({ queryKey: ['audit'], queryFn: ({ signal }) => api.platform.audit({ signal }) });
  const verify = useMutation({
    mutationFn: () => api.platform.verify({ body: {} }),
    onSuccess: (r) => announce(t(r.ok ? 'settings.auditOk' : 'settings.auditBroken')),
  });
  const result = verify.data;
  return (
    <SettingsPage
      title={t('settings.audit')}
      lead={t('settings.auditLead')}
      actions={
        <Button data-size="sm" loading={verify.isPending} onClick={() => verify.mutate()}>
          {t('settings.verify')}
        </Button>
      }
    >
      {verify.isError ? <Problem error={verify.error} retry={() => verify.mutate()} /> : null}
      {result ? (
        <Alert data-color={result.ok ? 'success' : 'danger'} className="rt-audit-result">
          <Heading level={2} data-size="2xs">
            {t(result.ok ? 'settings.auditOk' : 'settings.auditBroken')}
          </Heading>
          <p>
            {t('settings.auditChecked', {
              checked: number(result.checked),
              unsealed: number(result.unsealed),
              erased: number(result.erased),
            })}
          </p>
          {result.broken ? (
            <p>{t('settings.auditFirst', { event: result.broken.event, reason: result.broken.reason })}</p>
          ) : null}
          {result.drift.length > 0 ? (
            <ul>
              {result.drift.map((d) => (
                <li key={`${d.key}${d.field}`}>{t('settings.auditDrift', { key: d.key, field: d.field })}</li>
              ))}
            </ul>
          ) : null}
        </Alert>
      ) : null}
      {audit.isPending ? <Loading /> : null}
      {audit.isError ? <Problem error={audit.error} retry={() => void audit.refetch()} /> : null}
      {audit.data ? (
        <>
          <dl className="rt-big-figures">
            {(['events', 'sealed', 'unsealed'] as const).map((f) => (
              <div key={f}>
                <dt>{t(`settings.audit.${f}`)}</dt>
                <dd>{number(audit.data[f])}</dd>
              </div>
            ))}
          </dl>
          {audit.data.head ? (
            <p>
              {t('settings.auditHead', { seq: audit.data.head.seq })} <When at={audit.data.head.sealedAt} />:{' '}
              <code className="rt-hash">{audit.data.head.hash}</code>
            </p>
          ) : null}
          <Heading level={2} data-size="2xs">
            {t('settings.published')}
          </Heading>
          {audit.data.published.length === 0 ? (
            <p className="rt-faint">{t('settings.publishedNone')}</p>
          ) : null}
          <ol className="rt-published">
            {audit.data.published.map((p) => (
              <li key={p.seq}>
                <When at={p.publishedAt} /> · {p.seq} · <code className="rt-hash">{p.hash}</code>
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </SettingsPage>
  );
}
