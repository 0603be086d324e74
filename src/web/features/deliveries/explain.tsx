import { Button, Field, Label, Textarea, ValidationMessage } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { DeploymentValue } from '../../../contract/deployments.ts';
import { api } from '../../shared/api/client.ts';
import { useMay } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { deploymentsKey } from './queries.ts';

/** Says that a deployment was maintenance, with a note; or takes that back. Nothing for those who may not. */
export function Explain({ deployment }: { readonly deployment: DeploymentValue }) {
  const texts = useTexts();
  const { t } = texts;
  const may = useMay('deployment.explain');
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const id = useId();
  const declared = deployment.explanationNote !== null;
  const save = useMutation({
    mutationFn: () =>
      api.deployment.explain({
        params: { key: deployment.key },
        body: { maintenance: !declared, note: note.trim() },
      }),
    onSuccess: async () => {
      toast(t(declared ? 'deliveries.explain.withdrawn' : 'deliveries.explain.saved'));
      setOpen(false);
      setNote('');
      await client.invalidateQueries({ queryKey: deploymentsKey });
      await client.invalidateQueries({ queryKey: ['insight'] });
    },
  });
  if (!may || (!declared && deployment.explained !== 'none')) return null;
  if (!open)
    return (
      <Button variant="secondary" data-size="sm" onClick={() => setOpen(true)}>
        {t(declared ? 'deliveries.explain.withdraw' : 'deliveries.explain.open')}
      </Button>
    );
  const error = missing
    ? t(declared ? 'deliveries.explain.withdrawMissing' : 'deliveries.explain.noteMissing')
    : save.isError
      ? problemText(texts, save.error).title
      : null;
  return (
    <form
      className="rt-explain"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(note.trim() === '');
        if (note.trim() !== '' && !save.isPending) save.mutate();
      }}
    >
      <Field data-size="sm">
        <Label htmlFor={id}>
          {t(declared ? 'deliveries.explain.withdrawNote' : 'deliveries.explain.note')}
        </Label>
        {declared ? null : <Field.Description>{t('deliveries.explain.noteHelp')}</Field.Description>}
        <Textarea
          id={id}
          rows={2}
          maxLength={2000}
          value={note}
          aria-invalid={error !== null}
          ref={(element) => {
            if (element && note === '' && !missing && document.activeElement === document.body)
              element.focus();
          }}
          onChange={(e) => {
            setNote(e.target.value);
            setMissing(false);
          }}
        />
        {error ? <ValidationMessage>{error}</ValidationMessage> : null}
      </Field>
      <div className="rt-buttons">
        <Button type="submit" data-size="sm">
          {t(declared ? 'deliveries.explain.withdraw' : 'deliveries.explain.save')}
        </Button>
        <Button variant="tertiary" data-size="sm" onClick={() => setOpen(false)}>
          {t('deliveries.explain.cancel')}
        </Button>
      </div>
    </form>
  );
}
