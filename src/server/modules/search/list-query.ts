import { MatterListQuery, type MatterListQueryValue } from '../../../contract/matters.ts';
import { listFilters, type ProcessDefinition } from '../../../domain/kernel/process.ts';

const sorts: readonly string[] = (MatterListQuery.properties.sort as unknown as { enum: readonly string[] })
  .enum;

/**
 * The members of a list's address that the list understands, as its query. What it does not (columns, the way it is
 * looked at, filters of a later version) is left out.
 */
export function listQuery(
  definition: ProcessDefinition,
  query: Readonly<Record<string, string>>,
): MatterListQueryValue {
  const names = [
    ...['state', 'owner', 'team', 'product', 'productGroup', 'priority', 'label', 'q'],
    ...listFilters(definition),
  ];
  const kept: Record<string, string> = {};
  for (const name of names) if (query[name]) kept[name] = query[name];
  if (query.sort && sorts.includes(query.sort)) {
    kept.sort = query.sort;
    if (query.order === 'asc' || query.order === 'desc') kept.order = query.order;
  }
  return kept as MatterListQueryValue;
}
