import { Button, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { demandsChanged } from './queries.ts';

/** One more demand of a document: number and title, the rest on its page. The form stays, for the next one. */
export function NewDemand({
  documentKey,
  onDone,
}: {
  readonly documentKey: string;
  readonly onDone: () => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const [number, setNumber] = useState('');
  const [title, setTitle] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (number.trim() === '' || title.trim() === '') return setFault(t('demand.needed'));
    setBusy(true);
    try {
      const made = await api.demand.create({
        body: { title: title.trim(), number: number.trim(), document: documentKey },
      });
      toast(t('demand.added', { key: made.key }));
      setFault(null);
      setNumber('');
      setTitle('');
      demandsChanged();
    } catch (error) {
      const { title: what, faults } = problemText(texts, error);
      setFault(faults[0] ?? what);
    }
    setBusy(false);
  };
  return (
    <form
      className="rt-panel rt-demand-new"
      noValidate
      aria-label={texts.derived('process.demand.new')}
      onSubmit={(e) => void submit(e)}
    >
      <Textfield
        data-size="sm"
        label={t('demand.number')}
        maxLength={20}
        value={number}
        onChange={(e) => setNumber(e.target.value)}
      />
      <Textfield
        data-size="sm"
        label={t('demand.title')}
        maxLength={300}
        value={title}
        onChange={(e) => setTitle(e.target.value)}
      />
      <div className="rt-form-actions">
        <Button type="submit" data-size="sm" loading={busy}>
          {t('demand.add')}
        </Button>
        <Button type="button" data-size="sm" variant="tertiary" onClick={onDone}>
          {t('common.close')}
        </Button>
      </div>
      {fault ? <ValidationMessage role="alert">{fault}</ValidationMessage> : null}
    </form>
  );
}
