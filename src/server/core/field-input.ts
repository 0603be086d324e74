import { type FieldFault, ProblemError } from '../../domain/kernel/errors.ts';
import { type FieldDefinition, nodeKindOf, type ProcessDefinition } from '../../domain/kernel/process.ts';
import { isCleanText } from '../../domain/kernel/text.ts';
import type { Queryable } from '../platform/db/db.ts';

/** Text as it is kept: line ends as `\n`, one-line fields trimmed. */
function cleanText(f: FieldDefinition, value: string): string {
  const unified = value.replace(/\r\n?/g, '\n');
  return f.type === 'text' ? unified.trim() : unified;
}

function cleanRows(rows: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([, v]) => v !== null && v !== undefined)
        .map(([k, v]) => [k, typeof v === 'string' ? v.replace(/\r\n?/g, '\n').trim() : v]),
    ),
  );
}

/**
 * Field values as a caller sends them → as they are stored: references by key or person id become node and
 * person ids that exist, texts are cleaned. The shapes have been checked by the contract's schema already.
 * Throws `invalid_input` with a pointer for each fault: all of them, not the first.
 */
export async function toStored(
  q: Queryable,
  definition: ProcessDefinition,
  input: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const stored: Record<string, unknown> = {};
  const faults: FieldFault[] = [];
  const nodeRefs: { field: string; kind: string; key: string }[] = [];
  const people: { field: string; id: number }[] = [];
  for (const [name, value] of Object.entries(input)) {
    const f = definition.fields[name];
    const nodeKind = nodeKindOf(f);
    if (!f || f.retired || f.kept) {
      faults.push({ pointer: `/${name}`, reason: 'unknown_field' });
      continue;
    }
    if (value === undefined) continue;
    if (typeof value === 'string' && !isCleanText(value)) {
      faults.push({ pointer: `/${name}`, reason: 'unclean_text' });
    } else if (value !== null && nodeKind !== null) {
      nodeRefs.push({ field: name, kind: nodeKind, key: String(value) });
    } else if (value !== null && f.type === 'person') {
      people.push({ field: name, id: Number(value) });
    } else if (typeof value === 'string' && (f.type === 'text' || f.type === 'markdown')) {
      const text = cleanText(f, value);
      if (text.length < (f.minLength ?? 0))
        faults.push({ pointer: `/${name}`, reason: 'too_short', params: { min: f.minLength ?? 0 } });
      stored[name] = text;
    } else if (f.type === 'labels') {
      const labels = (value as string[]).map((l) => l.trim());
      labels.forEach((l, i) => {
        if (!isCleanText(l)) faults.push({ pointer: `/${name}/${i}`, reason: 'unclean_text' });
      });
      stored[name] = [...new Set(labels)];
    } else if (f.type === 'rows') {
      const rows = cleanRows(value as Record<string, unknown>[]);
      rows.forEach((row, i) => {
        for (const c of f.columns) {
          if (c.required && (row[c.name] === undefined || row[c.name] === '')) {
            faults.push({ pointer: `/${name}/${i}/${c.name}`, reason: 'required' });
          }
        }
      });
      stored[name] = rows;
    } else {
      if (value === null && name === 'audience') faults.push({ pointer: `/${name}`, reason: 'required' });
      stored[name] = value;
    }
  }
  const [nodes, found] = await Promise.all([
    nodeRefs.length === 0
      ? []
      : q.sql<{ id: number; kind: string; key: string; ceased: boolean }>(
          `select n.id, n.kind, n.key, t.ceased_at is not null as ceased from node n left join team t on t.id = n.id
           where n.namespace in ('rodtrad', 'product') and n.key = any($1::text[]) and n.deleted_at is null`,
          [nodeRefs.map((r) => r.key)],
        ),
    people.length === 0
      ? []
      : q.sql<{ id: number }>('select id from person where id = any($1::bigint[]) and left_at is null', [
          people.map((p) => p.id),
        ]),
  ]);
  for (const r of nodeRefs) {
    const node = nodes.find((n) => n.key === r.key && n.kind === r.kind);
    if (node?.ceased) faults.push({ pointer: `/${r.field}`, reason: 'ceased' });
    else if (node) stored[r.field] = node.id;
    else faults.push({ pointer: `/${r.field}`, reason: 'no_such_reference', params: { key: r.key } });
  }
  for (const p of people) {
    if (found.some((x) => x.id === p.id)) stored[p.field] = p.id;
    else faults.push({ pointer: `/${p.field}`, reason: 'no_such_person' });
  }
  if (faults.length > 0) throw new ProblemError('invalid_input', { faults });
  return stored;
}

/** Field value → what the column takes: a ranked choice by its place, rows as JSON text. */
export function toColumn(f: FieldDefinition, value: unknown): unknown {
  if (f.type === 'choice' && f.ranked && typeof value === 'string') return f.choices.indexOf(value) + 1;
  if (f.type === 'rows') return JSON.stringify(value ?? []);
  return value;
}

/** Whether two stored values are the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || a === undefined || b === undefined) return (a ?? null) === (b ?? null);
  return typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b);
}

/** Planned start after planned end: told by field, before the database's own check refuses it. */
export function checkPeriod(fields: Readonly<Record<string, unknown>>): void {
  const { plannedStart, plannedEnd } = fields;
  if (typeof plannedStart === 'string' && typeof plannedEnd === 'string' && plannedEnd < plannedStart) {
    throw new ProblemError('invalid_input', { faults: [{ pointer: '/plannedEnd', reason: 'before_start' }] });
  }
}
