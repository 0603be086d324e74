import { Chip, Search } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, useState } from 'react';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { useDirectory } from '../../shared/directory.ts';
import { usePerson } from '../../shared/session.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Combobox } from '../../shared/ui/combobox.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { rankedChoice } from './columns.tsx';
import type { FilterName, ListState } from './list-state.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** What each filter can be, in words. Several states and priorities may be chosen at once. */
export function useFilterOptions(
  definition: ProcessDefinition,
): Readonly<Partial<Record<FilterName, readonly Option[]>>> {
  const texts = useTexts();
  const { t } = texts;
  const me = usePerson();
  const words = processTexts(texts, definition.kind);
  const directory = useDirectory();
  const places = (list: readonly { readonly key: string; readonly title: string }[] | undefined) =>
    (list ?? []).map((p) => ({ value: p.key, label: p.title }));
  const ranks = [1, 2, 3, 4, 5].flatMap((rank) => {
    const choice = rankedChoice(definition, rank);
    return choice ? [{ value: String(rank), label: words.choice(choice.field, choice.choice) }] : [];
  });
  return {
    state: Object.keys(definition.states).map((s) => ({ value: s, label: words.state(s) })),
    ...(ranks.length > 0 ? { priority: ranks } : {}),
    owner: [
      { value: 'me', label: t('portfolio.filter.me', { name: me.name }) },
      { value: 'none', label: t('portfolio.filter.nobody') },
    ],
    ...('productGroup' in definition.fields ? { productGroup: places(directory.data?.productGroups) } : {}),
    ...('product' in definition.fields ? { product: places(directory.data?.products) } : {}),
    ...('team' in definition.fields ? { team: places(directory.data?.teams) } : {}),
  };
}

const several: readonly FilterName[] = ['state', 'priority'];

/** Search in the list, chips that say in words what is filtered, and a menu to filter by more. */
export function FilterBar({
  definition,
  state,
}: {
  readonly definition: ProcessDefinition;
  readonly state: ListState;
}) {
  const { t, derived, list } = useTexts();
  const options = useFilterOptions(definition);
  const [text, setText] = useState(state.filters.q ?? '');
  const { set } = state;
  useEffect(() => {
    if (text.trim() === (state.filters.q ?? '')) return;
    const timer = window.setTimeout(() => set({ q: text.trim() || null }), 250);
    return () => window.clearTimeout(timer);
  }, [text, state.filters.q, set]);
  const names = Object.keys(options) as FilterName[];
  const valuesOf = (name: FilterName) => (state.filters[name] ?? '').split(',').filter(Boolean);
  const toggle = (name: FilterName, value: string) => {
    const now = valuesOf(name);
    const next = now.includes(value)
      ? now.filter((v) => v !== value)
      : several.includes(name)
        ? [...now, value]
        : [value];
    set({ [name]: next.join(',') || null });
  };
  const [adding, setAdding] = useState<FilterName | null>(null);
  const [typed, setTyped] = useState('');
  const adder = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (adding) adder.current?.querySelector('input')?.click();
    adder.current?.querySelector('input')?.focus();
  }, [adding]);
  const items = names.map((name) => ({
    id: name,
    label: derived(`field.${name}`),
    run: () => setAdding(name),
  }));
  return (
    <search className="rt-filters" aria-label={t('portfolio.filters')}>
      <Search data-size="sm" className="rt-filter-search">
        <Search.Input
          aria-label={t('portfolio.searchIn')}
          placeholder={t('portfolio.searchIn')}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
        <Search.Clear aria-label={t('portfolio.clearSearch')} onClick={() => setText('')} />
      </Search>
      <Menu
        placement="bottom-start"
        button={{ variant: 'tertiary' }}
        label={
          <>
            <PlusIcon aria-hidden />
            {t('portfolio.filter')}
          </>
        }
        items={items}
      />
      {adding ? (
        <fieldset
          ref={adder}
          className="rt-filter-add rt-bare"
          onBlur={(e) => {
            if (!e.currentTarget.contains(e.relatedTarget)) setAdding(null);
          }}
        >
          <Combobox
            label={derived(`field.${adding}`)}
            placeholder={derived(`field.${adding}`)}
            shown=""
            options={(options[adding] ?? [])
              .filter((o) => o.label.toLowerCase().includes(typed.trim().toLowerCase()))
              .map((o) => ({
                id: o.value,
                label: o.label,
                ...(valuesOf(adding).includes(o.value) ? { hint: '✓' } : {}),
                value: o.value,
              }))}
            onQuery={setTyped}
            onPick={(value) => {
              toggle(adding, value);
              setAdding(null);
            }}
            emptyText={t('common.noMatch')}
          />
        </fieldset>
      ) : null}
      {names
        .filter((n) => state.filters[n])
        .map((name) => {
          const shown = valuesOf(name).map((v) => options[name]?.find((o) => o.value === v)?.label ?? v);
          return (
            <Chip.Removable
              key={name}
              data-size="sm"
              aria-label={t('portfolio.removeFilter', { filter: derived(`field.${name}`) })}
              onClick={() => set({ [name]: null })}
            >
              {t('portfolio.filterIs', { field: derived(`field.${name}`), values: list(shown) })}
            </Chip.Removable>
          );
        })}
    </search>
  );
}
