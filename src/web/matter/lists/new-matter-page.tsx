import { Button, Field, Label, Textarea, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { processOf } from '../../../domain/processes.ts';
import { api, callKind } from '../../shared/api/client.ts';
import { usePerson } from '../../shared/session.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Page } from '../../shared/ui/page.tsx';
import { Problem, problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { keepMatter } from '../use-matter.ts';
import { AlikeNow } from './alike-now.tsx';
import { askedOf, bodyOf, textFieldOf } from './asked.ts';
import { AskedField } from './asked-field.tsx';
import { Given } from './given.tsx';
import { listPath } from './list-path.ts';
import { givenIn } from './new-address.ts';
import { quickValues } from './quick-values.ts';
import { SimilarNow } from './similar-now.tsx';
import './lists.css';

/** Registers a matter: a title, its text, and what decides where it belongs; all the rest is filled in on its page. */
export function Component() {
  const { t } = useTexts();
  const { kind = '' } = useParams();
  const definition = processOf(kind);
  if (!definition) return <Page title={t('common.notFound.title')}>{t('common.notFound.text')}</Page>;
  // Another kind is another form: nothing written for the one goes over into the other.
  return <NewMatter key={kind} definition={definition} />;
}

function NewMatter({ definition }: { readonly definition: ProcessDefinition }) {
  const texts = useTexts();
  const { t } = texts;
  const { kind } = definition;
  const [params] = useSearchParams();
  /** The matter it is to be a part of; said in the address. */
  const under = params.get('under');
  const navigate = useNavigate();
  const words = processTexts(texts, kind);
  const asked = askedOf(definition);
  const textField = textFieldOf(definition);
  const me = usePerson();
  // What the list one came from says, besides what is asked for here.
  const given = Object.fromEntries(
    Object.entries(givenIn(definition, params)).filter(([name]) => !asked.includes(name)),
  );
  const [title, setTitle] = useState(params.get('title') ?? '');
  const [text, setText] = useState('');
  const [written, setWritten] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(asked.flatMap((name) => (params.has(name) ? [[name, params.get(name) ?? '']] : []))),
  );
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const field = definition.fields.title;
  const least = field && 'minLength' in field ? (field.minLength ?? 1) : 1;
  const short = title.trim().length < least;
  const { body, faults } = bodyOf(definition.fields, written);
  const submit = async () => {
    setTried(true);
    const wrong = short ? 'title' : Object.keys(faults)[0];
    if (wrong !== undefined) {
      document.getElementById(`new-${wrong}`)?.focus();
      return;
    }
    setBusy(true);
    try {
      const made = await callKind(kind, 'create', {
        body: {
          title: title.trim(),
          ...(text.trim() ? { [textField]: text.trim() } : {}),
          ...quickValues(definition, given, me.id).fields,
          ...body,
        },
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
  const limit = definition.fields[textField];
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
        <Given definition={definition} given={given} />
        {kind === 'initiative' ? null : <AlikeNow title={title} kind={kind} />}
        <Field>
          <Label>{words.field(textField)}</Label>
          <Field.Description>{words.fieldHelp(textField)}</Field.Description>
          <Textarea
            rows={textField === 'description' ? 6 : 2}
            value={text}
            maxLength={limit && 'maxLength' in limit ? limit.maxLength : 20000}
            lang={texts.language}
            onChange={(e) => setText(e.target.value)}
          />
        </Field>
        {asked.length > 0 ? (
          <div className="rt-new-fields">
            {asked.map((name) => (
              <AskedField
                key={name}
                name={name}
                field={definition.fields[name]!}
                words={words}
                value={written[name] ?? ''}
                fault={tried && faults[name] ? t(`portfolio.new.${faults[name]}`) : undefined}
                onChange={(value) => setWritten((w) => ({ ...w, [name]: value }))}
              />
            ))}
          </div>
        ) : null}
        {kind === 'initiative' ? <SimilarNow title={title} text={text} /> : null}
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
