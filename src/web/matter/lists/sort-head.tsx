import { ArrowDownIcon, ArrowUpIcon } from '@navikt/aksel-icons';
import type { ListState, SortName } from './list-state.ts';

interface SortHeadProps {
  readonly name: string;
  readonly sort: SortName | undefined;
  readonly state: ListState;
  readonly label: string;
}

/** The heading of a column; where it can be sorted by: up, down, and back to the usual order. */
export function SortHead({ name, sort, state, label }: SortHeadProps) {
  const current = sort !== undefined && state.sort === sort;
  return (
    <th
      scope="col"
      data-column={name}
      aria-sort={current ? (state.order === 'asc' ? 'ascending' : 'descending') : undefined}
    >
      {sort ? (
        <button
          type="button"
          className="rt-sort"
          onClick={() =>
            current && state.order === 'desc'
              ? state.set({ sort: null, order: null })
              : state.set({ sort, order: current ? 'desc' : null })
          }
        >
          {label}
          {current ? (
            state.order === 'asc' ? (
              <ArrowUpIcon aria-hidden />
            ) : (
              <ArrowDownIcon aria-hidden />
            )
          ) : null}
        </button>
      ) : (
        label
      )}
    </th>
  );
}
