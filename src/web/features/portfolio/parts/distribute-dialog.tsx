import {
  Button,
  Field,
  Fieldset,
  Label,
  Radio,
  Select,
  Textarea,
  Textfield,
} from '@digdir/designsystemet-react';
import { XMarkIcon } from '@navikt/aksel-icons';
import { useId, useState } from 'react';
import { type Receiver, receivers } from '../../../../domain/portfolio/index.ts';
import { api } from '../../../shared/api/client.ts';
import { useDirectory } from '../../../shared/directory.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { FormDialog } from '../../../shared/ui/form-dialog.tsx';
import { problemText } from '../../../shared/ui/problem.tsx';
import { toast } from '../../../shared/ui/toasts.tsx';
import { PersonPicker } from '../person-picker.tsx';
import { initiativeChanged } from '../queries.ts';

interface Person {
  readonly id: number;
  readonly name: string;
}

/** Gives the initiative to a product group, a team, or a working group of named people. */
export function DistributeDialog({
  matterKey,
  onClose,
}: {
  readonly matterKey: string;
  readonly onClose: () => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const id = useId();
  const directory = useDirectory();
  const [receiver, setReceiver] = useState<Receiver>('team');
  const [place, setPlace] = useState('');
  const [name, setName] = useState('');
  const [lead, setLead] = useState<Person | null>(null);
  const [members, setMembers] = useState<readonly Person[]>([]);
  const [note, setNote] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const places = receiver === 'team' ? directory.data?.teams : directory.data?.productGroups;
  const group = receiver === 'workingGroup';
  const submit = async () => {
    if (group ? name.trim() === '' || !lead : place === '') {
      setFault(t(group ? 'portfolio.distribution.fillGroup' : 'portfolio.distribution.fillPlace'));
      return;
    }
    setBusy(true);
    try {
      await api.portfolio.distribute({
        params: { key: matterKey },
        body: {
          receiver,
          ...(group && lead
            ? { name: name.trim(), lead: lead.id, members: members.map((m) => m.id) }
            : { place }),
          ...(note.trim() ? { note: note.trim() } : {}),
        },
      });
      toast(t('portfolio.distribution.given'));
      initiativeChanged(matterKey);
      onClose();
    } catch (error) {
      const { title, faults } = problemText(texts, error);
      setFault(faults.length > 0 ? faults.join(' ') : title);
      setBusy(false);
    }
  };
  return (
    <FormDialog
      heading={t('portfolio.distribution.giveHeading', { key: matterKey })}
      action={t('portfolio.distribution.give')}
      fault={fault}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Fieldset>
        <Fieldset.Legend>{t('portfolio.distribution.to')}</Fieldset.Legend>
        {receivers.map((r) => (
          <Radio
            key={r}
            name={`${id}-to`}
            value={r}
            label={t('portfolio.distribution.receiver', { receiver: r })}
            checked={receiver === r}
            onChange={() => {
              setReceiver(r);
              setPlace('');
              setFault(null);
            }}
          />
        ))}
      </Fieldset>
      {group ? (
        <>
          <Textfield
            label={t('portfolio.distribution.groupName')}
            maxLength={200}
            value={name}
            onChange={(e) => setName(e.target.value)}
          />
          <PersonPicker
            label={t('portfolio.distribution.lead')}
            shown={lead?.name ?? ''}
            without={[]}
            onPick={setLead}
          />
          <PersonPicker
            label={t('portfolio.distribution.addMember')}
            shown=""
            without={[...members.map((m) => m.id), ...(lead ? [lead.id] : [])]}
            onPick={(p) => setMembers([...members, p])}
          />
          {members.length > 0 ? (
            <ul className="rt-picked">
              {members.map((m) => (
                <li key={m.id}>
                  <Button
                    type="button"
                    variant="secondary"
                    data-size="sm"
                    aria-label={t('portfolio.distribution.removeMember', { name: m.name })}
                    onClick={() => setMembers(members.filter((x) => x.id !== m.id))}
                  >
                    {m.name}
                    <XMarkIcon aria-hidden />
                  </Button>
                </li>
              ))}
            </ul>
          ) : null}
        </>
      ) : (
        <Field>
          <Label>{t('portfolio.distribution.receiver', { receiver })}</Label>
          <Select value={place} onChange={(e) => setPlace(e.target.value)}>
            <Select.Option value="">{t('portfolio.choose')}</Select.Option>
            {(places ?? []).map((p) => (
              <Select.Option key={p.key} value={p.key}>
                {p.title}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      <Field>
        <Label>{t('portfolio.distribution.note')}</Label>
        <Textarea rows={3} maxLength={2000} value={note} onChange={(e) => setNote(e.target.value)} />
      </Field>
    </FormDialog>
  );
}
