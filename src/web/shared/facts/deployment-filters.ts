import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { searchNow } from '../search-now.ts';
import type { Explained } from './explained-mark.tsx';

/** The filters of deployments, as they stand in the address. */
export interface DeploymentFilters {
  readonly product?: string;
  readonly application?: string;
  readonly environment?: string;
  readonly production?: boolean;
  readonly explained?: Explained;
  readonly from?: string;
  readonly to?: string;
  readonly q?: string;
}
/** The name of a filter. */
export type FilterName = keyof DeploymentFilters;

/** Every explanation there is. */
export const explanations: readonly Explained[] = ['issue', 'origin', 'maintenance', 'none'];

const names = [
  'product',
  'application',
  'environment',
  'production',
  'explained',
  'from',
  'to',
  'q',
] as const;
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

/** Reads the filters of an address; what is not a filter, or not a value of it, is passed over. */
export function readFilters(search: URLSearchParams): DeploymentFilters {
  const filters: { -readonly [K in FilterName]?: DeploymentFilters[K] } = {};
  for (const name of names) {
    const value = search.get(name)?.trim();
    if (!value) continue;
    if (name === 'production') {
      if (value === 'true' || value === 'false') filters.production = value === 'true';
    } else if (name === 'explained') {
      const known = explanations.find((v) => v === value);
      if (known) filters.explained = known;
    } else if (name === 'from' || name === 'to') {
      if (isValidDay(value)) filters[name] = value;
    } else if (name === 'q') {
      if (value.length >= 2) filters.q = value.slice(0, 200);
    } else filters[name] = value;
  }
  return filters;
}

/** Whether text is a day that exists, `YYYY-MM-DD`. */
export function isValidDay(text: string): boolean {
  try {
    return isDay(text);
  } catch {
    return false;
  }
}

/** The part of an address that carries the filters, with its question mark; empty when there are none. */
export function filterSearch(filters: DeploymentFilters): string {
  const search = new URLSearchParams();
  for (const name of names) {
    const value = filters[name];
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}

/** The filters of this page's address, and how to change them. A change goes into the browser's history unless it is typed. */
export function useDeploymentFilters(): {
  readonly filters: DeploymentFilters;
  change(changes: DeploymentFilters, typed?: boolean): void;
  clear(): void;
} {
  const [search, setSearch] = useSearchParams();
  const filters = useMemo(() => readFilters(search), [search]);
  const change = useCallback(
    (changes: DeploymentFilters, typed = false) =>
      setSearch(
        () => {
          const next = searchNow();
          for (const [name, value] of Object.entries(changes))
            if (value === undefined || value === '') next.delete(name);
            else next.set(name, String(value));
          return next;
        },
        { replace: typed, preventScrollReset: true },
      ),
    [setSearch],
  );
  const clear = useCallback(
    () =>
      setSearch(
        () => {
          const next = searchNow();
          for (const name of names) next.delete(name);
          return next;
        },
        { preventScrollReset: true },
      ),
    [setSearch],
  );
  return { filters, change, clear };
}
