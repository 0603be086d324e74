import { Heading, Search } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Loading } from '../../shared/ui/loading.tsx';
import { Problem } from '../../shared/ui/problem.tsx';
import { SettingsPage } from '../../shared/ui/settings-page.tsx';
import { ApiCall } from './api-call.tsx';
import { callsOf, type OpenApi } from './openapi.ts';
import { SchemaView } from './schema-view.tsx';
import './settings.css';

/** The whole API, browsable and searchable, from its own OpenAPI document. */
export function Component() {
  const { t } = useTexts();
  const { hash } = useLocation();
  const [text, setText] = useState('');
  const read = useQuery({
    queryKey: ['openapi'],
    queryFn: async ({ signal }) => (await api.platform.openapi({ signal })) as unknown as OpenApi,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const document_ = read.data;
  useEffect(() => {
    const element = hash && document_ ? document.getElementById(hash.slice(1)) : null;
    if (element instanceof HTMLDetailsElement) {
      element.open = true;
      element.scrollIntoView();
    }
  }, [hash, document_]);
  const words = text.trim().toLowerCase();
  const calls = document_
    ? callsOf(document_).filter((c) =>
        `${c.method} ${c.path} ${c.summary ?? ''} ${c.operationId}`.toLowerCase().includes(words),
      )
    : [];
  const tags = [...new Set(calls.map((c) => c.tags?.[0] ?? ''))];
  const schemas = Object.entries(document_?.components?.schemas ?? {}).filter(([name]) =>
    name.toLowerCase().includes(words),
  );
  return (
    <SettingsPage title={t('settings.api')} lead={t('settings.apiLead')}>
      <div className="rt-api-top">
        <Search data-size="sm">
          <Search.Input
            aria-label={t('settings.searchApi')}
            placeholder={t('settings.searchApi')}
            value={text}
            onChange={(e) => setText(e.target.value)}
          />
          <Search.Clear aria-label={t('settings.clear')} onClick={() => setText('')} />
        </Search>
        <a href="/api/v1/openapi.json">openapi.json</a>
      </div>
      {read.isPending ? <Loading lines={10} /> : null}
      {read.isError ? <Problem error={read.error} retry={() => void read.refetch()} /> : null}
      {document_ ? (
        <>
          {tags.map((tag) => (
            <section key={tag} className="rt-api-group">
              <Heading level={2} data-size="2xs">
                {tag}
              </Heading>
              {calls
                .filter((c) => (c.tags?.[0] ?? '') === tag)
                .map((c) => (
                  <ApiCall key={`${c.method}${c.path}`} document={document_} call={c} />
                ))}
            </section>
          ))}
          <section className="rt-api-group">
            <Heading level={2} data-size="2xs">
              {t('settings.schemas')}
            </Heading>
            {schemas.map(([name, schema]) => (
              <details key={name} className="rt-call" id={`schema-${name}`}>
                <summary>
                  <code>{name}</code>
                </summary>
                <div className="rt-call-body">
                  <SchemaView document={document_} schema={schema} />
                </div>
              </details>
            ))}
          </section>
          {calls.length === 0 && schemas.length === 0 ? <p role="status">{t('common.noMatch')}</p> : null}
        </>
      ) : null}
    </SettingsPage>
  );
}
