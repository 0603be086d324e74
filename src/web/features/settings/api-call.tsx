import { useState } from 'react';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { type Call, curlOf, type OpenApi, resolve } from './openapi.ts';
import { SchemaView } from './schema-view.tsx';

/** An answer's description without its status and code marks, which stand beside it already. */
function plain(text: string | undefined): string {
  return (text ?? '').replace(/^\d{3}: /, '').replace(/`/g, '');
}

/** One thing that can be called: what it takes, what it answers, and how to try it. */
export function ApiCall({ document, call }: { readonly document: OpenApi; readonly call: Call }) {
  const { t } = useTexts();
  // What is folded is not drawn: there are some hundred of these.
  const [open, setOpen] = useState(false);
  const body = call.requestBody?.content?.['application/json']?.schema;
  const answers = Object.entries(call.responses);
  return (
    <details className="rt-call" id={call.operationId} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>
        <span className="rt-method" data-method={call.method}>
          {call.method}
        </span>
        <code>{call.path}</code>
        <span className="rt-call-summary" lang="en">
          {call.summary}
        </span>
      </summary>
      {open ? (
        <div className="rt-call-body">
          <p className="rt-faint">
            <code>{call.operationId}</code> · {t('settings.needs')}{' '}
            <code>{call['x-permission'] ?? 'public'}</code>
          </p>
          {call.parameters && call.parameters.length > 0 ? (
            <>
              <h3>{t('settings.parameters')}</h3>
              <ul className="rt-schema" lang="en">
                {call.parameters.map((p) => (
                  <li key={`${p.in}${p.name}`}>
                    <code className="rt-schema-name">{p.name}</code> <span className="rt-faint">{p.in}</span>
                    {p.required ? null : <span className="rt-faint"> · {t('settings.optional')}</span>}{' '}
                    <code className="rt-faint">{String(p.schema?.type ?? '')}</code>
                    {p.schema?.enum ? (
                      <code className="rt-faint"> {p.schema.enum.map(String).join(' | ')}</code>
                    ) : null}
                    {(p.description ?? p.schema?.description) ? (
                      <div className="rt-schema-text">{p.description ?? p.schema?.description}</div>
                    ) : null}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          {body ? (
            <>
              <h3>{t('settings.body')}</h3>
              <SchemaView document={document} schema={body} />
            </>
          ) : null}
          <h3>{t('settings.answers')}</h3>
          <ul className="rt-answers">
            {answers.map(([status, given]) => {
              const { value } = resolve(document, given);
              const schema = Object.values(value.content ?? {})[0]?.schema;
              return (
                <li key={status}>
                  {Number(status) < 300 && schema ? (
                    <details>
                      <summary>
                        <strong>{status}</strong> <span lang="en">{plain(value.description)}</span>
                      </summary>
                      <SchemaView document={document} schema={schema} />
                    </details>
                  ) : (
                    <>
                      <strong>{status}</strong> <span lang="en">{plain(value.description)}</span>
                    </>
                  )}
                </li>
              );
            })}
          </ul>
          <h3>{t('settings.tryIt')}</h3>
          <pre className="rt-curl">
            <code>{curlOf(document, call, window.location.origin)}</code>
          </pre>
        </div>
      ) : null}
    </details>
  );
}
