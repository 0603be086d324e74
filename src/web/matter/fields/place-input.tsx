import { useState } from 'react';
import { useDirectory } from '../../shared/directory.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Combobox } from '../../shared/ui/combobox.tsx';
import type { FieldInputProps } from './input-props.ts';

type PlaceType = 'team' | 'product' | 'productGroup' | 'organisation';

interface Place {
  readonly key: string;
  readonly title: string;
}

/** A team, product, product group or organisation, found by name. None is a choice too. */
export function PlaceInput(props: FieldInputProps<Place | null> & { readonly type: PlaceType }) {
  const { t } = useTexts();
  const directory = useDirectory();
  const [text, setText] = useState('');
  const all: Readonly<Record<PlaceType, readonly Place[]>> = {
    team: directory.data?.teams ?? [],
    product: directory.data?.products ?? [],
    productGroup: directory.data?.productGroups ?? [],
    organisation: directory.data?.organisations ?? [],
  };
  const words = text.trim().toLowerCase();
  const kind = {
    team: 'team',
    product: 'product',
    productGroup: 'productGroup',
    organisation: 'organisation',
  }[props.type];
  const options = [
    ...(words === '' && props.value ? [{ id: 'none', label: t('common.none'), value: null }] : []),
    ...all[props.type]
      .filter((p) => p.title.toLowerCase().includes(words))
      .slice(0, 40)
      .map((p) => ({ id: p.key, label: p.title, value: { key: p.key, kind, title: p.title, state: null } })),
  ];
  return (
    <Combobox<Place | null>
      quiet
      id={props.id}
      labelledBy={props.labelledBy}
      {...(props.describedBy ? { describedBy: props.describedBy } : {})}
      shown={props.value?.title ?? ''}
      placeholder={t('common.unset')}
      options={options}
      onQuery={setText}
      onPick={(place) => void props.save(place)}
      emptyText={directory.isPending ? t('common.loading') : t('common.noMatch')}
    />
  );
}
