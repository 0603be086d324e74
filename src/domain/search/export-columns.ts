import type { FieldDefinition, ProcessDefinition } from '../kernel/process.ts';

/** A column that a list can be exported with. */
export interface ExportColumn {
  readonly name: string;
  readonly type: 'text' | 'number' | 'percent' | 'day' | 'instant' | 'choice' | 'state' | 'labels';
  /** The field of the definition, where it is one. */
  readonly field?: FieldDefinition;
}

const typeOf = (f: FieldDefinition): ExportColumn['type'] => {
  if (f.type === 'number') return 'number';
  if (f.type === 'date') return 'day';
  if (f.type === 'choice') return 'choice';
  if (f.type === 'labels') return 'labels';
  return 'text';
};

/** The columns of a kind that an export may have besides key and title, in their order; those of the screen and more. */
export function exportColumns(d: ProcessDefinition): readonly ExportColumn[] {
  const has = (name: string) => name in d.fields && !d.fields[name]!.retired;
  const ranked = Object.entries(d.fields).find(([, f]) => f.type === 'choice' && f.ranked);
  const of = (name: string, type: ExportColumn['type'], there = true): ExportColumn[] =>
    there ? [{ name, type }] : [];
  const estimate = Object.values(d.fields).some(
    (f) => f.storage === 'matter' && (f.column ?? '') === 'estimate',
  );
  return [
    ...of('state', 'state'),
    ...(ranked ? [{ name: 'priority', type: 'choice' as const, field: ranked[1] }] : []),
    ...of('productGroup', 'text', has('productGroup')),
    ...of('product', 'text', has('product')),
    ...of('team', 'text', has('team')),
    ...of('owner', 'text', has('owner')),
    ...of('plannedStart', 'day', has('plannedStart')),
    ...of('plannedEnd', 'day', has('plannedEnd')),
    ...of('estimate', 'number', has('estimate') || estimate),
    ...of('labels', 'labels', has('labels')),
    ...Object.entries(d.fields)
      .filter(([, f]) => f.list && f.storage === 'own' && !f.retired && f.type !== 'rows')
      .map(([name, field]) => ({ name, type: typeOf(field), field })),
    ...of('progress', 'percent'),
    ...of('stateSince', 'instant'),
    ...of('created', 'instant'),
    ...of('updated', 'instant'),
  ];
}

/** The name of the field behind the column `priority`, such as MoSCoW; null where a kind has none. */
export function rankedField(d: ProcessDefinition): string | null {
  return Object.entries(d.fields).find(([, f]) => f.type === 'choice' && f.ranked)?.[0] ?? null;
}
