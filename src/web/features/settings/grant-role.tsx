import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { processScopes } from '../../../domain/handbook/index.ts';
import { type MembershipRole, membershipRoles } from '../../../domain/kernel/roles.ts';
import { api } from '../../shared/api/client.ts';
import { useDirectory } from '../../shared/directory.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Combobox } from '../../shared/ui/combobox.tsx';
import { FormDialog } from '../../shared/ui/form-dialog.tsx';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';

interface Person {
  readonly id: number;
  readonly name: string;
}

/** Gives a person a role at a place, for ever or until a day. */
export function GrantRole({
  onClose,
  onDone,
}: {
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const texts = useTexts();
  const { t, derived } = texts;
  const id = useId();
  const directory = useDirectory();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const people = useQuery({
    queryKey: ['people', q],
    queryFn: ({ signal }) => api.directory.people({ query: { limit: 12, ...(q ? { q } : {}) }, signal }),
    placeholderData: keepPreviousData,
  });
  const [person, setPerson] = useState<Person | null>(null);
  const [role, setRole] = useState<MembershipRole>('employee');
  const [place, setPlace] = useState('');
  const [until, setUntil] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const scope = membershipRoles[role];
  const places =
    scope === 'productGroup'
      ? (directory.data?.productGroups ?? [])
      : scope === 'team'
        ? (directory.data?.teams ?? [])
        : scope === 'product'
          ? (directory.data?.products ?? [])
          : scope === 'organisation'
            ? (directory.data?.organisations ?? [])
            : scope === 'process'
              ? processScopes.map((k) => ({
                  key: k,
                  title: texts.has(`handbook.process.${k}.name`)
                    ? derived(`handbook.process.${k}.name`)
                    : processTexts(texts, k).name,
                }))
              : [];
  const submit = async () => {
    if (!person || (scope !== 'agency' && !place)) {
      setFault(t(person ? 'settings.choosePlace' : 'settings.choosePerson'));
      return;
    }
    try {
      await api.directory.grant({
        body: {
          person: person.id,
          role,
          ...(scope === 'process' ? { scopeName: place } : scope === 'agency' ? {} : { scope: place }),
          ...(until ? { to: new Date(`${until}T23:59:59`).toISOString() } : {}),
        },
      });
      toast(t('settings.granted', { name: person.name, role: derived(`role.${role}`) }));
      onDone();
      onClose();
    } catch (error) {
      const { title, faults } = problemText(texts, error);
      setFault(faults[0] ?? title);
    }
  };
  return (
    <FormDialog
      heading={t('settings.grant')}
      action={t('settings.grant')}
      fault={fault}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="ds-field">
        <label className="ds-label" htmlFor={`${id}-person`}>
          {t('settings.person')}
        </label>
        <Combobox
          id={`${id}-person`}
          shown={person?.name ?? ''}
          options={(people.data?.items ?? [])
            .filter((p) => !p.left)
            .map((p) => ({ id: String(p.id), label: p.name, hint: p.email ?? '', value: p }))}
          onQuery={setText}
          onPick={setPerson}
          emptyText={t('common.noMatch')}
        />
      </div>
      <Field>
        <Label>{t('settings.role')}</Label>
        <Select
          value={role}
          onChange={(e) => {
            setRole(e.target.value as MembershipRole);
            setPlace('');
          }}
        >
          {Object.keys(membershipRoles).map((r) => (
            <Select.Option key={r} value={r}>
              {derived(`role.${r}`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {scope === 'agency' ? null : (
        <Field>
          <Label>{t('settings.where')}</Label>
          <Select value={place} onChange={(e) => setPlace(e.target.value)}>
            <Select.Option value="">{t('settings.choose')}</Select.Option>
            {places.map((p) => (
              <Select.Option key={p.key} value={p.key}>
                {p.title}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      <Textfield
        label={t('settings.until')}
        type="date"
        min={texts.today()}
        value={until}
        onChange={(e) => setUntil(e.target.value)}
      />
    </FormDialog>
  );
}
