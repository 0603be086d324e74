import { Checkbox, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { DisclosureDraftValue } from '../../../contract/disclosure.ts';
import { mustWeighWiderAccess } from '../../../domain/disclosure/index.ts';
import { api } from '../../shared/api/client.ts';
import { ApiError } from '../../shared/api/problem.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { type KeptRedaction, sent } from './redactions.ts';

interface MakeDialogProps {
  readonly draft: DisclosureDraftValue;
  readonly parts: readonly DisclosureDraftValue['sections'][number]['part'][];
  readonly redactions: readonly KeptRedaction[];
  readonly onMade: () => void;
  /** The draft is no longer what was looked at. */
  readonly onStale: () => void;
  readonly onClose: () => void;
}

/** For whom it is, whether wider access was weighed, and the one step that gives it out. */
export function MakeDialog({ draft, parts, redactions, onMade, onStale, onClose }: MakeDialogProps) {
  const texts = useTexts();
  const { t } = texts;
  const [requester, setRequester] = useState('');
  const [reference, setReference] = useState('');
  const [weighed, setWeighed] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const asks = mustWeighWiderAccess(redactions);
  const submit = async () => {
    if (asks && !weighed) return setFault(t('problem.fault.wider_access_not_weighed'));
    setBusy(true);
    try {
      await api.disclosure.make({
        params: { key: draft.key },
        body: {
          at: draft.at,
          parts: [...parts],
          language: draft.language,
          fingerprint: draft.fingerprint,
          redactions: redactions.map(sent),
          widerAccess: weighed,
          ...(requester.trim() ? { requester: requester.trim() } : {}),
          ...(reference.trim() ? { reference: reference.trim() } : {}),
        },
      });
      void queryClient.invalidateQueries({ queryKey: ['disclosures'] });
      void queryClient.invalidateQueries({ queryKey: ['history', draft.key] });
      onMade();
    } catch (error) {
      setBusy(false);
      if (error instanceof ApiError && error.status === 412) return onStale();
      const { title, faults } = problemText(texts, error);
      setFault(faults[0] ?? title);
    }
  };
  return (
    <FormDialog
      heading={t('disclosure.of', { key: draft.key })}
      action={t('disclosure.making')}
      fault={fault}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textfield
        label={t('disclosure.requester')}
        description={t('disclosure.requesterHelp')}
        value={requester}
        maxLength={300}
        autoComplete="off"
        onChange={(e) => setRequester(e.target.value)}
      />
      <Textfield
        label={t('disclosure.reference')}
        value={reference}
        maxLength={200}
        autoComplete="off"
        onChange={(e) => setReference(e.target.value)}
      />
      {asks ? (
        <Checkbox
          label={t('disclosure.widerAccess')}
          description={t('disclosure.widerAccessHelp')}
          checked={weighed}
          onChange={(e) => setWeighed(e.target.checked)}
        />
      ) : null}
    </FormDialog>
  );
}
