import { Chip } from '@digdir/designsystemet-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { api } from '../../shared/api/client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Combobox, type ComboOption } from '../../shared/ui/combobox.tsx';
import './labels.css';

/** Labels in use that fit what is typed; `on` false asks nothing. */
export function useLabels(text: string, on: boolean): readonly string[] {
  const q = useDeferredValue(text.trim());
  const used = useQuery({
    queryKey: ['labels', q],
    queryFn: ({ signal }) => api.backlog.labels({ query: q ? { q } : {}, signal }),
    enabled: on,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (used.data?.items ?? []).map((i) => i.label);
}

interface LabelsInputProps {
  readonly labelledBy: string;
  readonly describedBy?: string | undefined;
  readonly value: readonly string[];
  readonly maxItems: number;
  readonly maxLength: number;
  readonly save: (labels: readonly string[]) => Promise<boolean>;
}

/** Words to sort by: each can be taken away, and one adds by typing: one in use, or a new one. */
export function LabelsInput({ labelledBy, describedBy, value, maxItems, maxLength, save }: LabelsInputProps) {
  const { t } = useTexts();
  const [text, setText] = useState<string | null>(null);
  const known = useLabels(text ?? '', text !== null);
  const typed = (text ?? '').trim().slice(0, maxLength);
  const free = known.filter((l) => !value.includes(l));
  const isNew = typed !== '' && !known.includes(typed) && !value.includes(typed);
  const options: ComboOption<string>[] = [
    ...free.slice(0, 20).map((l) => ({ id: `l-${l}`, label: l, value: l })),
    ...(isNew ? [{ id: 'new', label: t('backlog.labels.new', { label: typed }), value: typed }] : []),
  ];
  return (
    <span className="rt-labels-input">
      {value.map((l) => (
        <Chip.Removable
          key={l}
          data-size="sm"
          aria-label={t('backlog.labels.remove', { label: l })}
          onClick={() => void save(value.filter((x) => x !== l))}
        >
          {l}
        </Chip.Removable>
      ))}
      {value.length < maxItems ? (
        <Combobox
          quiet
          labelledBy={labelledBy}
          {...(describedBy ? { describedBy } : {})}
          shown=""
          placeholder={t('backlog.labels.add')}
          options={options}
          onQuery={setText}
          onPick={(label) => void save([...value, label])}
          emptyText={t('backlog.labels.empty')}
        />
      ) : null}
    </span>
  );
}
