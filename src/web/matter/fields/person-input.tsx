import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { api } from '../../shared/api/client.ts';
import { usePerson } from '../../shared/session.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Combobox, type ComboOption } from '../../shared/ui/combobox.tsx';
import type { FieldInputProps } from './input-props.ts';

interface Person {
  readonly id: number;
  readonly name: string;
}

/** A person, found by name. One's own name comes first; nobody is a choice too. */
export function PersonInput(props: FieldInputProps<Person | null>) {
  const { t } = useTexts();
  const me = usePerson();
  const [text, setText] = useState<string | null>(null);
  const q = useDeferredValue(text?.trim() ?? '');
  const people = useQuery({
    queryKey: ['people', q],
    queryFn: ({ signal }) => api.directory.people({ query: { limit: 12, ...(q ? { q } : {}) }, signal }),
    enabled: text !== null,
    placeholderData: keepPreviousData,
  });
  const options: ComboOption<Person | null>[] = [
    ...(q === '' && props.value ? [{ id: 'none', label: t('common.nobody'), value: null }] : []),
    ...(q === '' && props.value?.id !== me.id
      ? [{ id: 'me', label: me.name, hint: t('common.me'), value: { id: me.id, name: me.name } }]
      : []),
    ...(people.data?.items ?? [])
      .filter((p) => !p.left && (q !== '' || p.id !== me.id))
      .map((p) => ({
        id: String(p.id),
        label: p.name,
        hint: p.email ?? '',
        value: { id: p.id, name: p.name },
      })),
  ];
  return (
    <Combobox
      quiet
      id={props.id}
      labelledBy={props.labelledBy}
      {...(props.describedBy ? { describedBy: props.describedBy } : {})}
      shown={props.value?.name ?? ''}
      placeholder={t('common.unset')}
      options={options}
      onQuery={setText}
      onPick={(person) => void props.save(person)}
      emptyText={people.isFetching ? t('common.loading') : t('common.noMatch')}
    />
  );
}
