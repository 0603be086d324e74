import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useContext, useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { languages } from '../../domain/kernel/text.ts';
import { api, setCsrf } from '../shared/api/client.ts';
import { queryClient } from '../shared/api/query-client.ts';
import { sessionQuery, useSession } from '../shared/session.ts';
import { useTexts } from '../shared/texts/texts-context.ts';
import { Loading } from '../shared/ui/loading.tsx';
import { Problem } from '../shared/ui/problem.tsx';
import { LanguageContext } from './language-context.ts';
import { PublicLinks } from './public-links.tsx';

function DemoPeople() {
  const { t, derived } = useTexts();
  const people = useQuery({ queryKey: ['demo-people'], queryFn: () => api.session.demoPeople() });
  const [busy, setBusy] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const enter = (person: number) => {
    setBusy(person);
    api.session
      .demoLogin({ body: { person } })
      .then((session) => {
        setCsrf(session.csrf);
        queryClient.removeQueries({ predicate: (q) => q.queryKey[0] !== 'session' });
        queryClient.setQueryData(sessionQuery.queryKey, session);
      })
      .catch(setError)
      .finally(() => setBusy(null));
  };
  if (people.isPending) return <Loading lines={8} />;
  if (people.isError) return <Problem error={people.error} retry={() => void people.refetch()} />;
  return (
    <>
      {error ? <Problem error={error} /> : null}
      <Heading level={2} data-size="2xs">
        {t('common.login.demoHeading')}
      </Heading>
      <Paragraph data-size="sm">{t('common.login.demoText')}</Paragraph>
      <ul className="rt-people">
        {people.data.people.map((p) => (
          <li key={p.id}>
            <button type="button" disabled={busy !== null} onClick={() => enter(p.id)}>
              <strong>{p.name}</strong>
              <small>
                {p.roles
                  .filter((r) => r.role !== 'employee' || p.roles.length === 1)
                  .map((r) => [derived(`role.${r.role}`), r.scope?.title].filter(Boolean).join(', '))
                  .join(' · ')}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The way in: a chooser of people in demo mode, otherwise the agency's own login. The address is kept. */
export function LoginPage() {
  const { t, language } = useTexts();
  const { login, agency } = useSession();
  const { pathname, search } = useLocation();
  const choose = useContext(LanguageContext);
  useEffect(() => {
    document.title = `${t('common.login.title')} · ${t('common.product')}`;
  }, [t]);
  return (
    <div className="rt-login">
      <main id="main">
        <svg className="rt-login-thread" viewBox="0 0 600 80" aria-hidden="true" preserveAspectRatio="none">
          <path d="M0 60c120 0 120-44 240-44s120 44 240 44 80-24 120-24" />
        </svg>
        <Heading level={1} data-size="md">
          {t('common.product')}
        </Heading>
        <Paragraph data-size="lg">{t('common.login.lead', { agency: agency.name })}</Paragraph>
        {login === 'demo' ? (
          <DemoPeople />
        ) : (
          <Button asChild>
            <a href={`/auth/login?returnTo=${encodeURIComponent(pathname + search)}`}>
              {t('common.login.button')}
            </a>
          </Button>
        )}
        <p className="rt-login-languages">
          {languages.map((l) => (
            <button key={l} type="button" lang={l} aria-pressed={l === language} onClick={() => choose(l)}>
              {t(`common.language.${l}`)}
            </button>
          ))}
        </p>
        <PublicLinks />
      </main>
    </div>
  );
}
