import { Button, Checkbox, Field, Label, Textarea } from '@digdir/designsystemet-react';
import { type ChangeEvent, useId, useState } from 'react';
import type { demandRoutes } from '../../../contract/demand.ts';
import type { RouteReply } from '../../../contract/route.ts';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Problem } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { demandsChanged } from './queries.ts';

type Outcome = RouteReply<typeof demandRoutes.importDemands>;

/** Takes the demands of a document from a pasted list or a file: first what would happen, then it happens. */
export function ImportForm({
  documentKey,
  onDone,
}: {
  readonly documentKey: string;
  readonly onDone: () => void;
}) {
  const { t } = useTexts();
  const id = useId();
  const [text, setText] = useState('');
  const [all, setAll] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const send = async (dryRun: boolean) => {
    setBusy(true);
    setError(null);
    try {
      const done = await api.demand.importDemands({
        params: { key: documentKey },
        body: { text, allOrNothing: all, dryRun },
      });
      setOutcome(done);
      if (done.taken) {
        toast(t('demand.import.done', { created: done.created, changed: done.changed }));
        demandsChanged();
        if (done.faults.length === 0) return onDone();
      }
    } catch (e) {
      setError(e);
    }
    setBusy(false);
  };
  const readFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (!file) return;
    setText(await file.text());
    setOutcome(null);
  };
  return (
    <section className="rt-panel rt-demand-import" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('demand.import.title')}</h2>
      <Field>
        <Label>{t('demand.import.text')}</Label>
        <Field.Description>{t('demand.import.help')}</Field.Description>
        <Textarea
          rows={8}
          value={text}
          maxLength={1_000_000}
          onChange={(e) => {
            setText(e.target.value);
            setOutcome(null);
          }}
        />
      </Field>
      <Field>
        <Label htmlFor={`${id}-file`}>{t('demand.import.file')}</Label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onChange={(e) => void readFile(e)}
        />
      </Field>
      <Checkbox label={t('demand.import.all')} checked={all} onChange={(e) => setAll(e.target.checked)} />
      <div role="status">
        {outcome ? (
          <>
            <p>
              {t(outcome.taken ? 'demand.import.taken' : 'demand.import.would', {
                created: outcome.created,
                changed: outcome.changed,
                unchanged: outcome.unchanged,
              })}
            </p>
            {outcome.faults.length > 0 ? (
              <>
                <p>{t('demand.import.faults', { count: outcome.faults.length })}</p>
                <ul>
                  {outcome.faults.slice(0, 50).map((f) => (
                    <li key={`${f.line}-${f.field}-${f.reason}`}>
                      {t('demand.import.fault', { line: f.line, field: t(`demand.import.field.${f.field}`) })}{' '}
                      {f.text}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
          </>
        ) : null}
      </div>
      {error ? <Problem error={error} /> : null}
      <div className="rt-form-actions">
        <Button data-size="sm" disabled={text.trim() === ''} loading={busy} onClick={() => void send(false)}>
          {t('demand.import.take')}
        </Button>
        <Button
          data-size="sm"
          variant="secondary"
          disabled={text.trim() === '' || busy}
          onClick={() => void send(true)}
        >
          {t('demand.import.try')}
        </Button>
        <Button data-size="sm" variant="tertiary" onClick={onDone}>
          {t('common.close')}
        </Button>
      </div>
    </section>
  );
}
