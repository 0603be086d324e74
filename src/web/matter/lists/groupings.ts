import type { MatterRowValue } from '../../../contract/matters.ts';
import { listFilters, type ProcessDefinition } from '../../../domain/kernel/process.ts';
import type { Filters } from './list-state.ts';

/** The field that is ranked (MoSCoW), where the kind has one. */
function rankedField(definition: ProcessDefinition): string | null {
  const found = Object.entries(definition.fields).find(([, f]) => f.type === 'choice' && f.ranked);
  return found?.[0] ?? null;
}

/** What the matters of a kind can be grouped by, besides their state; each is a filter of the same name. */
export function groupingsOf(definition: ProcessDefinition): readonly string[] {
  const { fields, links } = definition;
  return [
    ...['owner', 'team', 'product', 'productGroup'].filter((name) => name in fields),
    ...(links.upstream.some((l) => l.type === 'decomposes') ? ['parent'] : []),
    ...(rankedField(definition) ? ['priority'] : []),
    ...('labels' in fields ? ['label'] : []),
    ...listFilters(definition),
  ];
}

/** The name of the field whose words a grouping is called by. */
export const fieldOfGrouping = (by: string): string => (by === 'label' ? 'labels' : by);

/** The values that are there even when nothing has them: the choices of a field, in order. Null: those in use. */
export function valuesOfGrouping(definition: ProcessDefinition, by: string): readonly string[] | null {
  if (by === 'priority') {
    const field = definition.fields[rankedField(definition) ?? ''];
    return field?.type === 'choice' ? [...field.choices.map((_, i) => String(i + 1)), 'none'] : null;
  }
  const field = definition.fields[by];
  return field?.type === 'choice' ? [...field.choices, 'none'] : null;
}

/** The filters of one group, among those of the list. A label is asked for besides the labels that are filtered by. */
export function filtersOfGroup(filters: Filters, by: string, value: string): Filters {
  if (by !== 'label' || value === 'none') return { ...filters, [by]: value };
  const labels = new Set([...(filters.label ?? '').split(',').filter(Boolean), value]);
  return { ...filters, label: [...labels].join(',') };
}

/** A value of a grouping as the field that it stands for takes it; null where it is no field of the matter itself. */
export function fieldOfValue(
  definition: ProcessDefinition,
  by: string,
  value: string,
): { readonly field: string; readonly value: unknown } | null {
  const none = value === 'none';
  if (by === 'parent' || by === 'state') return null;
  if (by === 'label') return { field: 'labels', value: none ? [] : [value] };
  if (by === 'priority') {
    const name = rankedField(definition);
    const field = definition.fields[name ?? ''];
    const choice = field?.type !== 'choice' ? undefined : none ? null : field.choices[Number(value) - 1];
    return name === null || choice === undefined ? null : { field: name, value: choice };
  }
  if (!(by in definition.fields)) return null;
  return { field: by, value: none ? null : by === 'owner' ? Number(value) : value };
}

/** What moves a card from lane to lane: a change of a field, or of what it is part of. */
export type LaneChange =
  | { readonly field: string; readonly value: unknown }
  | { readonly from: string | null; readonly to: string | null };

/**
 * What moves a card to another lane, or null when it cannot be moved there. A card with several labels is in several
 * lanes: it loses the label it is dragged from, and so cannot come to those without any while it has others.
 */
export function laneChange(
  definition: ProcessDefinition,
  by: string,
  lane: { readonly from: string; readonly to: string },
  row: Pick<MatterRowValue, 'labels'>,
): LaneChange | null {
  if (lane.from === lane.to) return null;
  const key = (value: string) => (value === 'none' ? null : value);
  if (by === 'parent') return { from: key(lane.from), to: key(lane.to) };
  if (by !== 'label') return fieldOfValue(definition, by, lane.to);
  const left = row.labels.filter((l) => l !== lane.from);
  if (lane.to === 'none') return left.length === 0 ? { field: 'labels', value: [] } : null;
  return { field: 'labels', value: left.includes(lane.to) ? left : [...left, lane.to] };
}

/** A row as it is in another lane, for showing it there before the answer has come. */
export function rowInLane(
  definition: ProcessDefinition,
  by: string,
  lane: { readonly to: string; readonly label: string },
  change: LaneChange | null,
  row: MatterRowValue,
): MatterRowValue {
  if (change === null || !('field' in change)) return row;
  const none = lane.to === 'none';
  if (by === 'owner') return { ...row, owner: none ? null : { id: Number(lane.to), name: lane.label } };
  if (by === 'team' || by === 'product' || by === 'productGroup')
    return { ...row, [by]: none ? null : { key: lane.to, kind: by, title: lane.label, state: null } };
  if (by === 'label') return { ...row, labels: change.value as string[] };
  if (by === 'priority') return { ...row, priority: none ? null : Number(lane.to) };
  if (!(by in definition.fields)) return row;
  const reference = definition.fields[by]?.type === 'node' && !none;
  const shown = reference ? { key: lane.to, kind: by, title: lane.label, state: null } : change.value;
  return { ...row, extra: { ...row.extra, [by]: shown } };
}

/** Whether a matter may be in several groups at once. */
export const mayBeInSeveral = (by: string): boolean => by === 'label' || by === 'parent';
