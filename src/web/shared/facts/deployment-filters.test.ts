import { expect, test } from 'vitest';
import { filterSearch, isValidDay, readFilters } from './deployment-filters.ts';

test('filters go to the address and back', () => {
  const filters = {
    product: 'idporten',
    production: true,
    explained: 'none',
    from: '2026-01-01',
    q: 'æøå & co',
  } as const;
  expect(readFilters(new URLSearchParams(filterSearch(filters)))).toEqual(filters);
  expect(filterSearch({})).toBe('');
});

test('what is no value of a filter is passed over', () => {
  const search = new URLSearchParams(
    'production=maybe&explained=perhaps&from=2026-02-30&to=soon&q=a&product=%20&other=1',
  );
  expect(readFilters(search)).toEqual({});
  expect(isValidDay('2024-02-29')).toBe(true);
  expect(isValidDay('2025-02-29')).toBe(false);
  expect(isValidDay('2025-13-01')).toBe(false);
});
