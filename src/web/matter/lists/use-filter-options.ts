import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { MatterRowValue } from '../../../contract/matters.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { useDirectory } from '../../shared/directory.ts';
import { usePerson } from '../../shared/session.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { useLabels } from '../fields/labels-input.tsx';
import { rankedChoice } from './columns.tsx';
import { type FilterName, type Filters, ownFilters } from './list-state.ts';
import { useReferences } from './use-references.ts';

/** A value that a filter can have, in words. */
export interface FilterOption {
  readonly value: string;
  readonly label: string;
}

/** Name of a person by id, from rows that have been read. */
function knownPerson(kind: string, id: string): string | null {
  const lists = queryClient.getQueriesData<{ pages?: readonly { items: readonly MatterRowValue[] }[] }>({
    queryKey: ['list', kind],
  });
  for (const [, data] of lists)
    for (const page of data?.pages ?? [])
      for (const row of page.items) if (String(row.owner?.id) === id) return row.owner?.name ?? null;
  return null;
}

/** What each filter can be, in words, and the words of a value that is set. `adding` and `typed`: what is being looked for. */
export function useFilterOptions(
  definition: ProcessDefinition,
  adding: FilterName | null,
  typed: string,
  filters: Filters,
): {
  readonly options: Readonly<Partial<Record<FilterName, readonly FilterOption[]>>>;
  readonly word: (name: FilterName, value: string) => string;
} {
  const texts = useTexts();
  const { t } = texts;
  const me = usePerson();
  const words = processTexts(texts, definition.kind);
  const directory = useDirectory();
  const labels = useLabels(typed, adding === 'label');
  const q = typed.trim();
  const people = useQuery({
    queryKey: ['people', q],
    queryFn: ({ signal }) => api.directory.people({ query: { limit: 12, ...(q ? { q } : {}) }, signal }),
    enabled: adding === 'owner',
    placeholderData: keepPreviousData,
  });
  const references = useReferences(definition, filters);
  const has = (field: string) => field in definition.fields;
  const places = (
    field: string,
    list: readonly { readonly key: string; readonly title: string }[] | undefined,
  ) =>
    has(field)
      ? {
          [field]: [...(list ?? []).map((p) => ({ value: p.key, label: p.title })), none],
        }
      : {};
  const none = { value: 'none', label: t('common.none') };
  const ranks = [1, 2, 3, 4, 5].flatMap((rank) => {
    const choice = rankedChoice(definition, rank);
    return choice ? [{ value: String(rank), label: words.choice(choice.field, choice.choice) }] : [];
  });
  const own = Object.fromEntries(
    ownFilters(definition).map((name) => {
      const field = definition.fields[name];
      return [
        name,
        field?.type === 'choice'
          ? field.choices.map((c) => ({ value: c, label: words.choice(name, c) }))
          : [],
      ];
    }),
  );
  const options: Partial<Record<FilterName, readonly FilterOption[]>> = {
    state: Object.keys(definition.states).map((s) => ({ value: s, label: words.state(s) })),
    ...(ranks.length > 0 ? { priority: [...ranks, none] } : {}),
    ...own,
    ...references.options,
    owner: [
      { value: 'me', label: t('portfolio.filter.me', { name: me.name }) },
      { value: 'none', label: t('portfolio.filter.nobody') },
      ...(people.data?.items ?? [])
        .filter((p) => !p.left && p.id !== me.id)
        .map((p) => ({ value: String(p.id), label: p.name })),
    ],
    ...(has('labels') ? { label: [...labels.map((l) => ({ value: l, label: l })), none] } : {}),
    ...places('productGroup', directory.data?.productGroups),
    ...places('product', directory.data?.products),
    ...places('team', directory.data?.teams),
  };
  return {
    options,
    word: (name, value) =>
      options[name]?.find((o) => o.value === value)?.label ??
      (name === 'owner'
        ? value === String(me.id)
          ? me.name
          : (knownPerson(definition.kind, value) ?? value)
        : value),
  };
}
