import { Button, Field, Label, Textarea, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { processOf } from '../../../domain/processes.ts';
import { api, callKind } from '../../shared/api/client.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { Page } from '../../shared/ui/page.tsx';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { keepMatter } from '../use-matter.ts';
import { listPath } from './list-path.ts';
import { SimilarNow } from './similar-now.tsx';
import './lists.css';

/** What looks most like a title, so that nobody writes the same thing twice. */
function Alike({ title, kind }: { readonly title: string; readonly kind: string }) {
  const { t } = useTexts();
  const q = useDeferredValue(title.trim());
  const found = useQuery({
    queryKey: ['nodes', q, kind],
    queryFn: ({ signal }) => api.thread.search({ query: { q, kind, limit: 5 }, signal }),
    enabled: q.length >= 6,
  });
  const items = q.length >= 6 ? (found.data?.items ?? []) : [];
  return (
    <div role="status">
      {items.length > 0 ? (
        <>
          <p className="rt-faint">{t('portfolio.alike')}</p>
          <ul className="rt-plain-list">
            {items.map((n) => (
              <li key={n.key}>
                <NodeLink node={n} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

/** Registers a matter: a title and what is needed; all the rest is filled in on its page. */
export function Component() {
  const texts = useTexts();
  const { t } = texts;
  const { kind = '' } = useParams();
  const [params] = useSearchParams();
  /** The matter it is to be a part of; said in the address. */
  const under = params.get('under');
  const navigate = useNavigate();
  const definition = processOf(kind);
  const words = processTexts(texts, kind);
  const [title, setTitle] = useState('');
  const [description, setDescription] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (!definition) return <Page title={t('common.notFound.title')}>{t('common.notFound.text')}</Page>;
  const field = definition.fields.title;
  const least = field && 'minLength' in field ? (field.minLength ?? 1) : 1;
  const short = title.trim().length < least;
  const submit = async () => {
    setTried(true);
    if (short) {
      document.getElementById('new-title')?.focus();
      return;
    }
    setBusy(true);
    try {
      const made = await callKind(kind, 'create', {
        body: { title: title.trim(), ...(description.trim() ? { description: description.trim() } : {}) },
      });
      keepMatter(made);
      if (under)
        await api.thread
          .link({ body: { type: 'decomposes', from: under, to: made.key } })
          // It is registered all the same; its page has the way to link it.
          .catch((e: unknown) => toast(problemText(texts, e).title, { tone: 'danger' }));
      void navigate(`/matters/${encodeURIComponent(made.key)}`);
    } catch (e) {
      setError(e);
      setBusy(false);
    }
  };
  return (
    <Page
      title={texts.derived(`process.${kind}.new`)}
      lead={under ? t('search.newUnder', { key: under }) : t('portfolio.newLead')}
      crumbs={[{ label: words.plural, to: listPath(kind) }, { label: texts.derived(`process.${kind}.new`) }]}
    >
      <form
        className="rt-form rt-new"
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          void submit();
        }}
      >
        <Textfield
          id="new-title"
          label={words.field('title')}
          maxLength={field && 'maxLength' in field ? field.maxLength : 200}
          value={title}
          onChange={(e) => setTitle(e.target.value)}
          error={tried && short ? t('portfolio.titleShort', { least }) : undefined}
          autoComplete="off"
          lang={texts.language}
        />
        {kind === 'initiative' ? null : <Alike title={title} kind={kind} />}
        <Field>
          <Label>{words.field('description')}</Label>
          <Field.Description>{words.fieldHelp('description')}</Field.Description>
          <Textarea
            rows={6}
            value={description}
            maxLength={20000}
            lang={texts.language}
            onChange={(e) => setDescription(e.target.value)}
          />
        </Field>
        {kind === 'initiative' ? <SimilarNow title={title} text={description} /> : null}
        {error ? (
          problemText(texts, error).faults.length > 0 ? (
            <ValidationMessage role="alert">{problemText(texts, error).faults.join(' ')}</ValidationMessage>
          ) : (
            <Problem error={error} />
          )
        ) : null}
        <div className="rt-form-actions">
          <Button type="submit" loading={busy}>
            {t('portfolio.register')}
          </Button>
          <Button type="button" variant="tertiary" onClick={() => void navigate(listPath(kind))}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
