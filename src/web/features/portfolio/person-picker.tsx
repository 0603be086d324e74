import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Combobox } from '../../shared/ui/combobox.tsx';

interface PersonPickerProps {
  readonly label: string;
  /** The name of who is chosen. */
  readonly shown: string;
  readonly without: readonly number[];
  readonly onPick: (person: { readonly id: number; readonly name: string }) => void;
}

/** Finds a person who is here by name, under a visible label. */
export function PersonPicker({ label, shown, without, onPick }: PersonPickerProps) {
  const { t } = useTexts();
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const q = useDeferredValue(text?.trim() ?? '');
  const people = useQuery({
    queryKey: ['people', q],
    queryFn: ({ signal }) => api.directory.people({ query: { limit: 12, ...(q ? { q } : {}) }, signal }),
    enabled: text !== null,
    placeholderData: keepPreviousData,
  });
  return (
    <div className="ds-field">
      <span className="ds-label" id={id}>
        {label}
      </span>
      <Combobox
        labelledBy={id}
        shown={shown}
        options={(people.data?.items ?? [])
          .filter((p) => !p.left && !without.includes(p.id))
          .map((p) => ({
            id: String(p.id),
            label: p.name,
            hint: p.email ?? '',
            value: { id: p.id, name: p.name },
          }))}
        onQuery={setText}
        onPick={onPick}
        emptyText={people.isFetching ? t('common.loading') : t('common.noMatch')}
      />
    </div>
  );
}
