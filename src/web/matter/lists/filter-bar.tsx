import { Chip, Search } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, useState } from 'react';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Combobox } from '../../shared/ui/combobox.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { type FilterName, type Filters, type ListState, ownFilters } from './list-state.ts';
import { useFilterOptions } from './use-filter-options.ts';

/** The word of a filter; the field that it looks at. */
const fieldOf = (name: FilterName): string => (name === 'label' ? 'labels' : name);

/** Search in the list, chips that say in words what is filtered, and a menu to filter by more. */
export function FilterBar({
  definition,
  state,
  fixed = {},
}: {
  readonly definition: ProcessDefinition;
  readonly state: ListState;
  /** Filters that the page itself sets: neither shown nor taken away. */
  readonly fixed?: Filters;
}) {
  const texts = useTexts();
  const { t, list } = texts;
  const words = processTexts(texts, definition.kind);
  const [adding, setAdding] = useState<FilterName | null>(null);
  const [typed, setTyped] = useState('');
  const { options, word } = useFilterOptions(definition, adding, typed, state.filters);
  const several: readonly FilterName[] = ['state', 'priority', 'label', ...ownFilters(definition)];
  const [text, setText] = useState(state.filters.q ?? '');
  const { set } = state;
  useEffect(() => {
    if (text.trim() === (state.filters.q ?? '')) return;
    const timer = window.setTimeout(() => set({ q: text.trim() || null }), 250);
    return () => window.clearTimeout(timer);
  }, [text, state.filters.q, set]);
  const names = Object.keys(options).filter((n) => !(n in fixed));
  const chips = [...names, ...('parent' in fixed ? [] : ['parent'])];
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
  const adder = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (adding) adder.current?.querySelector('input')?.click();
    adder.current?.querySelector('input')?.focus();
  }, [adding]);
  const items = names.map((name) => ({
    id: name,
    label: words.field(fieldOf(name)),
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
            label={words.field(fieldOf(adding))}
            placeholder={words.field(fieldOf(adding))}
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
      {chips
        .filter((n) => state.filters[n])
        .map((name) => {
          const field = words.field(fieldOf(name));
          return (
            <Chip.Removable
              key={name}
              data-size="sm"
              aria-label={t('portfolio.removeFilter', { filter: field })}
              onClick={() => set({ [name]: null })}
            >
              {t('portfolio.filterIs', { field, values: list(valuesOf(name).map((v) => word(name, v))) })}
            </Chip.Removable>
          );
        })}
    </search>
  );
}
