import { Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { PersonDataValue } from '../../../contract/personal.ts';
import { api } from '../../shared/api/client.ts';
import { ApiError } from '../../shared/api/problem.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';

interface PersonCommandsProps {
  readonly doing: 'leave' | 'anonymise';
  readonly person: PersonDataValue['person'];
  readonly onDone: (after: PersonDataValue) => void;
  readonly onClose: () => void;
}

/** Records that somebody has left; takes out who they were, which asks for the name so that nobody is mistaken for another. */
export function PersonCommands({ doing, person, onDone, onClose }: PersonCommandsProps) {
  const texts = useTexts();
  const { t } = texts;
  const [name, setName] = useState('');
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const leaving = doing === 'leave';
  const submit = async () => {
    if (!leaving && name.trim() !== person.name) return setFault(t('disclosure.people.nameDiffers'));
    setBusy(true);
    try {
      onDone(
        leaving
          ? await api.personal.leave({ params: { id: person.id }, body: {} })
          : await api.personal.anonymise({
              params: { id: person.id },
              body: { name: person.name, reason: reason.trim() },
            }),
      );
      void queryClient.invalidateQueries({ queryKey: ['people'] });
      void queryClient.invalidateQueries({ queryKey: ['memberships'] });
      toast(
        leaving
          ? t('disclosure.people.leaveDone', { name: person.name })
          : t('disclosure.people.anonymiseDone'),
      );
      onClose();
    } catch (error) {
      const { title, faults } = problemText(texts, error);
      const differs = error instanceof ApiError && error.status === 412;
      setFault(differs ? t('disclosure.people.nameDiffers') : (faults[0] ?? title));
      setBusy(false);
    }
  };
  return (
    <FormDialog
      heading={t(leaving ? 'disclosure.people.leaveHeading' : 'disclosure.people.anonymiseHeading', {
        name: person.name,
      })}
      action={t(leaving ? 'disclosure.people.leave' : 'disclosure.people.anonymise')}
      danger={!leaving}
      fault={fault}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        {leaving
          ? t('disclosure.people.leaveText')
          : t('disclosure.people.anonymiseText', { number: String(person.id) })}
      </p>
      {leaving ? null : (
        <>
          <Textfield
            label={t('disclosure.people.typeName')}
            value={name}
            autoComplete="off"
            onChange={(e) => setName(e.target.value)}
          />
          <Textfield
            label={t('disclosure.people.reason')}
            value={reason}
            maxLength={500}
            required
            onChange={(e) => setReason(e.target.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
