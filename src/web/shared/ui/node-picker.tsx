import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { NodeRefValue } from '../../../contract/common.ts';
import { api } from '../api/client.ts';
import { processTexts } from '../texts/process-texts.ts';
import { useTexts } from '../texts/texts-context.ts';
import { Combobox } from './combobox.tsx';

interface NodePickerProps {
  readonly label: string;
  /** Only these kinds. */
  readonly kinds?: readonly string[];
  /** Not these keys. */
  readonly without?: readonly string[];
  readonly onPick: (node: NodeRefValue) => void;
}

/** Finds a node by key or words of its title, and gives the one picked. */
export function NodePicker({ label, kinds, without = [], onPick }: NodePickerProps) {
  const texts = useTexts();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const kind = kinds?.join(',');
  const found = useQuery({
    queryKey: ['nodes', q, kind],
    queryFn: ({ signal }) =>
      api.thread.search({ query: { q, limit: 20, ...(kind ? { kind } : {}) }, signal }),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
  });
  const options = (q ? (found.data?.items ?? []) : [])
    .filter((n) => !without.includes(n.key) && (!kinds || kinds.includes(n.kind)))
    .map((n) => ({
      id: `${n.kind}:${n.key}`,
      label: `${n.key} ${n.title}`,
      hint: processTexts(texts, n.kind).name,
      value: n,
    }));
  return (
    <Combobox
      label={label}
      shown=""
      placeholder={texts.t('common.searchPrompt')}
      options={options}
      onQuery={setText}
      onPick={onPick}
      emptyText={q ? texts.t('common.noMatch') : texts.t('common.typeToSearch')}
    />
  );
}
