import { useQuery } from '@tanstack/react-query';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Problem } from '../../shared/ui/problem.tsx';
import { When } from '../../shared/ui/when.tsx';

/** How sending mail goes: what waits, what could not be sent, and the server's last word. */
export function MailStatus() {
  const { t, number } = useTexts();
  const status = useQuery({
    queryKey: ['mail'],
    queryFn: ({ signal }) => api.collaboration.mail({ signal }),
    refetchInterval: 30_000,
  });
  if (status.isError) return <Problem error={status.error} retry={() => void status.refetch()} />;
  const s = status.data;
  if (!s) return null;
  if (!s.sends) return <p>{t('collaboration.mailOff')}</p>;
  return (
    <dl className="rt-mail-status">
      <dt>{t('collaboration.mailFrom')}</dt>
      <dd>{s.from}</dd>
      <dt>{t('collaboration.mailQueued')}</dt>
      <dd>
        {number(s.queued)} {s.oldest ? <When at={s.oldest} /> : null}
      </dd>
      <dt>{t('collaboration.mailFailed')}</dt>
      <dd>{number(s.failed)}</dd>
      <dt>{t('collaboration.mailSent')}</dt>
      <dd>{s.lastSent ? <When at={s.lastSent} /> : t('common.none')}</dd>
      {s.lastError ? (
        <>
          <dt>{t('collaboration.mailError')}</dt>
          <dd>
            <code>{s.lastError}</code>
          </dd>
        </>
      ) : null}
    </dl>
  );
}
