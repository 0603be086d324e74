import type { MatterRowValue, MatterValue } from '../../../contract/matters.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { callKind } from '../../shared/api/client.ts';
import { ApiError } from '../../shared/api/problem.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { patchRows } from './use-list.ts';

/** A row as its matter now is; what only lists know stays. */
export function rowAfter(definition: ProcessDefinition, row: MatterRowValue, m: MatterValue): MatterRowValue {
  const f = m.fields as Readonly<Record<string, unknown>>;
  const ranked = Object.entries(definition.fields).find(([, d]) => d.type === 'choice' && d.ranked);
  const choices = ranked?.[1].type === 'choice' ? ranked[1].choices : [];
  const at = ranked ? choices.indexOf(String(f[ranked[0]] ?? '')) : -1;
  const or = <V>(name: string, now: V): V => (name in definition.fields ? ((f[name] ?? null) as V) : now);
  return {
    ...row,
    title: m.title,
    state: m.state,
    version: m.version,
    updatedAt: m.updatedAt,
    owner: or('owner', row.owner),
    team: or('team', row.team),
    product: or('product', row.product),
    productGroup: or('productGroup', row.productGroup),
    priority: ranked ? (at < 0 ? null : at + 1) : row.priority,
    estimate: or('estimate', row.estimate),
    plannedStart: or('plannedStart', row.plannedStart),
    plannedEnd: or('plannedEnd', row.plannedEnd),
    labels: 'labels' in definition.fields ? ((f.labels ?? []) as string[]) : row.labels,
    extra: Object.fromEntries(Object.keys(row.extra).map((name) => [name, f[name] ?? null])),
  };
}

/**
 * Saves one field of a row in the version that is shown. The row stays where it stands, whatever the list is sorted by.
 * Gives null when it is kept, the error otherwise; a row that somebody else has changed is shown as it now is.
 */
export async function saveCell(
  definition: ProcessDefinition,
  row: MatterRowValue,
  field: string,
  sent: unknown,
): Promise<unknown> {
  const show = (m: MatterValue) =>
    patchRows(definition.kind, (r) => (r.key === m.key ? rowAfter(definition, r, m) : r));
  try {
    const saved = await callKind(definition.kind, 'edit', {
      params: { key: row.key },
      body: { [field]: sent },
      version: row.version,
    });
    show(saved);
    void queryClient.invalidateQueries({ queryKey: ['matter', row.key] });
    void queryClient.invalidateQueries({ queryKey: ['list', definition.kind], refetchType: 'none' });
    return null;
  } catch (error) {
    const current =
      error instanceof ApiError ? (error.problem.current as MatterValue | undefined) : undefined;
    if (current) show(current);
    return error;
  }
}
