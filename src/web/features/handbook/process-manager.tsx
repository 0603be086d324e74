import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { HandbookPageValue } from '../../../contract/handbook.ts';
import { PersonInput } from '../../matter/fields/person-input.tsx';
import { api } from '../../shared/api/client.ts';
import { ApiError } from '../../shared/api/problem.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { keepHandbookPage } from './told.ts';

type Manager = HandbookPageValue['manager'];

/** Who owns a process and who runs it from day to day; the owner names the latter here. */
export function ProcessPeople({ page }: { readonly page: HandbookPageValue }) {
  const { t, list } = useTexts();
  const [changing, setChanging] = useState(false);
  return (
    <dl className="rt-purpose">
      <div>
        <dt>{t('handbook.owner')}</dt>
        <dd>{page.owners.length > 0 ? list(page.owners.map((o) => o.name)) : t('handbook.noOwner')}</dd>
      </div>
      <div>
        <dt>{t('handbook.manager')}</dt>
        <dd>
          {page.manager.person?.name ?? t('handbook.noOwner')}{' '}
          {page.mayEdit ? (
            <Button variant="tertiary" data-size="sm" onClick={() => setChanging(true)}>
              {t('handbook.manager.change')}
            </Button>
          ) : null}
        </dd>
      </div>
      {changing ? <ManagerForm page={page} onClose={() => setChanging(false)} /> : null}
    </dl>
  );
}

function ManagerForm({ page, onClose }: { readonly page: HandbookPageValue; readonly onClose: () => void }) {
  const texts = useTexts();
  const { t } = texts;
  const [person, setPerson] = useState(page.manager.person);
  const [version, setVersion] = useState(page.manager.version);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    setFault(null);
    try {
      keepHandbookPage(
        await api.handbook.nameManager({
          params: { process: page.id },
          body: { person: person?.id ?? null },
          version,
        }),
      );
      toast(t('handbook.manager.saved'));
      onClose();
    } catch (error) {
      setBusy(false);
      const current =
        error instanceof ApiError && error.code === 'stale_version'
          ? (error.problem.current as Manager | undefined)
          : undefined;
      if (current) {
        setVersion(current.version);
        setFault(
          t('handbook.manager.meanwhile', { name: current.person?.name ?? t('handbook.manager.nobody') }),
        );
        return;
      }
      const { title, faults } = problemText(texts, error);
      setFault(faults[0] ?? title);
    }
  };
  return (
    <FormDialog
      heading={t('handbook.manager.change')}
      action={t('handbook.save')}
      fault={fault}
      busy={busy}
      onSubmit={save}
      onClose={onClose}
    >
      <p className="rt-faint" id="manager-help">
        {t('handbook.manager.help')}
      </p>
      <span id="manager-label" className="rt-routine-label">
        {t('handbook.manager')}
      </span>
      <PersonInput
        id="process-manager"
        name="manager"
        labelledBy="manager-label"
        describedBy="manager-help"
        invalid={false}
        value={person}
        save={(value) => {
          setPerson(value as Manager['person']);
          return Promise.resolve(true);
        }}
      />
    </FormDialog>
  );
}
