import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import type { NodeRefValue } from '../../../contract/common.ts';
import { api } from '../../shared/api/client.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Combobox, type ComboOption } from '../../shared/ui/combobox.tsx';
import type { FieldInputProps } from './input-props.ts';

/** A node of one kind, found by key or words of its title. None is a choice too; the one chosen is a link beside. */
export function NodeInput(props: FieldInputProps<NodeRefValue | null> & { readonly kind: string }) {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ['nodes', q, props.kind],
    queryFn: ({ signal }) => api.thread.search({ query: { q, kind: props.kind, limit: 20 }, signal }),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
  });
  const options: ComboOption<NodeRefValue | null>[] = [
    ...(q === '' && props.value ? [{ id: 'none', label: t('common.none'), value: null }] : []),
    ...(q === '' ? [] : (found.data?.items ?? [])).map((n) => ({
      id: n.key,
      label: n.title,
      hint: n.key,
      value: n,
    })),
  ];
  return (
    <>
      <Combobox<NodeRefValue | null>
        quiet
        id={props.id}
        labelledBy={props.labelledBy}
        {...(props.describedBy ? { describedBy: props.describedBy } : {})}
        shown={props.value?.title ?? ''}
        placeholder={t('common.unset')}
        options={options}
        onQuery={setText}
        onPick={(node) => void props.save(node)}
        emptyText={q ? t('common.noMatch') : t('common.typeToSearch')}
      />
      {props.value ? (
        <Link className="rt-fact-help" to={nodeHref(props.value)}>
          {t('portfolio.openPage', { key: props.value.key })}
        </Link>
      ) : null}
    </>
  );
}
