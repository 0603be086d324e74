import { Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { SettingsPage } from '../../shared/ui/settings-page.tsx';
import './disclosure.css';

/** Finds the person whose data is asked for. */
export function Component() {
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const people = useQuery({
    queryKey: ['people', 'data', q],
    queryFn: ({ signal }) => api.directory.people({ query: { limit: 100, ...(q ? { q } : {}) }, signal }),
    placeholderData: (before) => before,
  });
  return (
    <SettingsPage title={t('disclosure.people.title')} lead={t('disclosure.people.lead')}>
      <Textfield
        className="rt-disclosure-search"
        type="search"
        label={t('disclosure.people.search')}
        value={q}
        maxLength={100}
        onChange={(e) => setParams(e.target.value ? { q: e.target.value } : {}, { replace: true })}
      />
      {people.isPending ? <Loading /> : null}
      {people.isError ? <Problem error={people.error} retry={() => void people.refetch()} /> : null}
      {people.data?.items.length === 0 ? (
        <Empty title={t('disclosure.people.none')} text={t('disclosure.people.noneText')} />
      ) : null}
      <ul className="rt-draft">
        {(people.data?.items ?? []).map((p) => (
          <li key={p.id} className="rt-draft-item">
            <Link to={`/settings/people/${p.id}`}>{p.name}</Link>{' '}
            <span className="rt-faint">
              {p.email} {p.left ? `(${t('disclosure.people.left')})` : ''}
            </span>
          </li>
        ))}
      </ul>
    </SettingsPage>
  );
}
