import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { api } from '../api/client.ts';
import { useSession } from '../session.ts';
import { useTexts } from '../texts/texts-context.ts';
import { refreshViews } from '../views.ts';
import { FormDialog } from './form-dialog.tsx';
import { problemText } from './problem.tsx';
import { toast } from './toasts.tsx';

/** A view that is changed; absent when a new one is saved. */
interface Changed {
  readonly id: number;
  readonly name: string;
  readonly version: number;
  readonly sharedWith: 'nobody' | 'team' | 'agency';
  readonly team: { readonly key: string } | null;
}

interface SaveViewDialogProps {
  /** Path and query of the list as it is looked at. */
  readonly address: string;
  readonly view?: Changed;
  readonly onClose: () => void;
}

/** Names a view and says whom it is shared with: nobody, a team one is in, or the agency. */
export function SaveViewDialog({ address, view, onClose }: SaveViewDialogProps) {
  const texts = useTexts();
  const { t } = texts;
  const { roles } = useSession();
  const teams = roles.flatMap((r) =>
    r.scope?.kind === 'team' ? [{ key: r.scope.key, title: r.scope.title }] : [],
  );
  const mine = [...new Map(teams.map((x) => [x.key, x])).values()];
  const ofAgency = roles.some((r) => r.scopeKind === 'agency');
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(
    view?.sharedWith === 'team' ? `team:${view.team?.key ?? ''}` : (view?.sharedWith ?? 'nobody'),
  );
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (name.trim() === '') {
      setFault(t('search.view.nameNeeded'));
      return;
    }
    setBusy(true);
    const [sharedWith = 'nobody', team] = shared.split(/:(.*)/s);
    const sharing = { sharedWith: sharedWith as Changed['sharedWith'], ...(team ? { team } : {}) };
    try {
      if (view)
        await api.search.changeView({
          params: { id: view.id },
          body: { name: name.trim(), ...sharing },
          version: view.version,
        });
      else await api.search.saveView({ body: { name: name.trim(), address, ...sharing } });
      refreshViews();
      toast(t('search.view.saved', { name: name.trim() }));
      onClose();
    } catch (error) {
      const { title, faults } = problemText(texts, error);
      setFault(faults[0] ?? title);
      setBusy(false);
    }
  };
  return (
    <FormDialog
      heading={view ? t('search.view.change') : t('search.view.save')}
      action={t('common.save')}
      fault={fault}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textfield
        label={t('search.view.name')}
        value={name}
        maxLength={100}
        autoComplete="off"
        onChange={(e) => setName(e.target.value)}
      />
      <Field>
        <Label>{t('search.view.sharedWith')}</Label>
        <Select value={shared} onChange={(e) => setShared(e.target.value)}>
          <Select.Option value="nobody">{t('search.view.nobody')}</Select.Option>
          {mine.map((team) => (
            <Select.Option key={team.key} value={`team:${team.key}`}>
              {team.title}
            </Select.Option>
          ))}
          {ofAgency ? <Select.Option value="agency">{t('search.view.agency')}</Select.Option> : null}
        </Select>
      </Field>
    </FormDialog>
  );
}
