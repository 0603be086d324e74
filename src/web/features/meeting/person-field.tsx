import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Combobox, type ComboOption } from '../../shared/ui/combobox.tsx';

/** A person as chosen. */
export interface ChosenPerson {
  readonly id: number;
  readonly name: string;
}

/** Finds a person by name. With `none`, nobody can be chosen too. */
export function PersonField({
  label,
  value,
  none,
  without = [],
  onPick,
}: {
  readonly label: string;
  readonly value: ChosenPerson | null;
  readonly none?: string;
  readonly without?: readonly number[];
  readonly onPick: (person: ChosenPerson | null) => void;
}) {
  const { t } = useTexts();
  const [text, setText] = useState<string | null>(null);
  const q = useDeferredValue(text?.trim() ?? '');
  const people = useQuery({
    queryKey: ['people', q],
    queryFn: ({ signal }) => api.directory.people({ query: { limit: 12, ...(q ? { q } : {}) }, signal }),
    enabled: text !== null,
    placeholderData: keepPreviousData,
  });
  const options: ComboOption<ChosenPerson | null>[] = [
    ...(none && value && q === '' ? [{ id: 'none', label: none, value: null }] : []),
    ...(people.data?.items ?? [])
      .filter((p) => !p.left && !without.includes(p.id))
      .map((p) => ({
        id: String(p.id),
        label: p.name,
        hint: p.email ?? '',
        value: { id: p.id, name: p.name },
      })),
  ];
  return (
    <Combobox
      label={label}
      shown={value?.name ?? ''}
      placeholder={t('meeting.unknownPerson')}
      options={options}
      onQuery={setText}
      onPick={onPick}
      emptyText={people.isFetching ? t('common.loading') : t('common.noMatch')}
    />
  );
}
