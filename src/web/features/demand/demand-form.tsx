import {
  Button,
  Field,
  Label,
  Select,
  Textarea,
  Textfield,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { MatterValue } from '../../../contract/matters.ts';
import { nextNumber } from '../../../domain/demand/index.ts';
import { api } from '../../shared/api/client.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { demandsChanged, documentQuery } from './queries.ts';

/** Another one of the same document, or on to the page of the one that was made. */
type Then = 'next' | 'open';

/**
 * One demand of a document, with the number that comes next. The form stays for the next one, or gives the one made.
 */
export function DemandForm({
  documentKey,
  onMade,
  onClose,
}: {
  readonly documentKey: string;
  /** Where to go with the one made; absent where one stays anyway. */
  readonly onMade?: (made: MatterValue) => void;
  readonly onClose: () => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const words = processTexts(texts, 'demand');
  const id = useId();
  const document = useQuery(documentQuery(documentKey));
  const suggested = document.data ? nextNumber(document.data.items.map((d) => d.number)) : '';
  // What the person has written; until then what comes next.
  const [typed, setTyped] = useState<string | null>(null);
  const number = typed ?? suggested;
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [deadline, setDeadline] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState<Then | null>(null);
  const titleInput = useRef<HTMLInputElement>(null);
  const submit = async (then: Then) => {
    if (number.trim() === '' || title.trim() === '') {
      setFault(t('demand.needed'));
      if (number.trim() !== '') titleInput.current?.focus();
      return;
    }
    setBusy(then);
    try {
      const made = await api.demand.create({
        body: {
          title: title.trim(),
          number: number.trim(),
          document: documentKey,
          ...(text.trim() ? { description: text.trim() } : {}),
          ...(deadline ? { plannedEnd: deadline } : {}),
        },
      });
      demandsChanged();
      if (then === 'open' && onMade) return onMade(made);
      toast(t('demand.added', { key: made.key }));
      setFault(null);
      setTyped(null);
      setTitle('');
      setText('');
      setDeadline('');
      titleInput.current?.focus();
    } catch (error) {
      const { title: what, faults } = problemText(texts, error);
      setFault(faults[0] ?? what);
    }
    setBusy(null);
  };
  return (
    <form
      className="rt-panel rt-demand-new"
      noValidate
      aria-label={texts.derived('process.demand.new')}
      onSubmit={(e: FormEvent) => {
        e.preventDefault();
        void submit(onMade ? 'open' : 'next');
      }}
    >
      <div className="rt-demand-head">
        <Textfield
          label={t('demand.number')}
          maxLength={20}
          value={number}
          autoComplete="off"
          onChange={(e) => setTyped(e.target.value)}
        />
        <Textfield
          ref={titleInput}
          label={t('demand.title')}
          maxLength={300}
          value={title}
          autoComplete="off"
          lang={texts.language}
          aria-describedby={fault ? `${id}-fault` : undefined}
          onChange={(e) => setTitle(e.target.value)}
        />
        <Textfield
          type="date"
          label={t('demand.deadline')}
          value={deadline}
          onChange={(e) => setDeadline(e.target.value)}
        />
      </div>
      <Field>
        <Label>{words.field('description')}</Label>
        <Field.Description>{words.fieldHelp('description')}</Field.Description>
        <Textarea
          rows={3}
          maxLength={20000}
          value={text}
          lang={texts.language}
          onChange={(e) => setText(e.target.value)}
        />
      </Field>
      {fault ? (
        <ValidationMessage id={`${id}-fault`} role="alert">
          {fault}
        </ValidationMessage>
      ) : null}
      <div className="rt-form-actions">
        <Button type="submit" data-size="sm" loading={busy === (onMade ? 'open' : 'next')}>
          {t(onMade ? 'portfolio.register' : 'demand.add')}
        </Button>
        {onMade ? (
          <Button
            type="button"
            data-size="sm"
            variant="secondary"
            loading={busy === 'next'}
            onClick={() => void submit('next')}
          >
            {t('demand.addAndNext')}
          </Button>
        ) : null}
        <Button type="button" data-size="sm" variant="tertiary" onClick={onClose}>
          {t(onMade ? 'common.cancel' : 'common.close')}
        </Button>
      </div>
    </form>
  );
}

/** Chooses which document a demand is of. */
export function DocumentChoice({
  documents,
  value,
  onChange,
}: {
  readonly documents: readonly { readonly key: string; readonly title: string }[];
  readonly value: string;
  readonly onChange: (key: string) => void;
}) {
  const { t } = useTexts();
  const id = useId();
  return (
    <Field>
      <Label htmlFor={id}>{t('demand.document')}</Label>
      <Select id={id} value={value} onChange={(e) => onChange(e.target.value)}>
        {value === '' ? <Select.Option value="">{t('demand.chooseDocument')}</Select.Option> : null}
        {documents.map((d) => (
          <Select.Option key={d.key} value={d.key}>
            {d.title}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
