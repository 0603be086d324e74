import { columnOf, type ProcessDefinition } from '../../domain/kernel/process.ts';
import type { Actor } from '../../domain/kernel/roles.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Edited } from './edit.ts';
import { commitmentSql, eventValues, xidSql } from './events.ts';
import { toColumn } from './field-input.ts';

/** The new values of a field, as what `unnest` takes: JSON, since lists have different lengths. */
const column = (definition: ProcessDefinition, field: string, edits: readonly Edited[]): string[] =>
  edits.map(({ matter, changes }) => {
    const change = changes.find((c) => c.field === field);
    const value = change ? change.to : matter.fields[field];
    const f = definition.fields[field]!;
    return JSON.stringify((f.type === 'rows' ? value : toColumn(f, value)) ?? null);
  });

/** SQL that gives the value of a column back from its JSON. */
const fromJson = (json: string, table: string, name: string): string =>
  `(jsonb_populate_record(null::${table}, jsonb_build_object('${name}', ${json}))).${name}`;

/**
 * Writes the edits of many locked matters of a kind, and an event for each, in one statement, so that there is no way to
 * do the one without the other. The version of each rises by one. Each edit must change something.
 */
export async function writeMatters(
  tx: Tx,
  actor: Actor,
  definition: ProcessDefinition,
  edits: readonly Edited[],
): Promise<void> {
  if (edits.length === 0) return;
  const values: unknown[] = Array.from({ length: 9 }, (): unknown[] => []);
  for (const { matter, changes } of edits) {
    const event = eventValues({
      type: 'matter.edited',
      nodeId: matter.id,
      kind: definition.kind,
      actor,
      changes,
      data: { version: matter.version + 1 },
    });
    for (const [i, v] of event.entries()) (values[i] as unknown[]).push(v);
  }
  const fields = [...new Set(edits.flatMap((e) => e.changes.map((c) => c.field)))].sort();
  const columns = fields.map((field) => {
    values.push(column(definition, field, edits));
    return { field, f: definition.fields[field]!, json: `$${values.length}::jsonb[]` };
  });
  const of = (storage: 'matter' | 'own' | 'node', table: string): string =>
    columns
      .filter((c) => c.f.storage === storage)
      .map(({ field, f }) => {
        const name = columnOf(field, f);
        const target = storage === 'node' ? 'title' : name;
        return `, ${target} = ${fromJson(`x."${field}"`, table, target)}`;
      })
      .join('');
  const own = of('own', definition.table).slice(2);
  const node = of('node', 'node').slice(2);
  await tx.sql(
    `with x as (
       select * from unnest($3::bigint[]${columns.map((c) => `, ${c.json}`).join('')}) as x (id${columns.map((c) => `, "${c.field}"`).join('')})
     ), w1 as (
       update matter m set version = version + 1, updated_at = event_now()${of('matter', 'matter')} from x where m.id = x.id returning m.id
     )${own ? `, w2 as (update ${definition.table} o set ${own} from x where o.id = x.id returning o.id)` : ''}${node ? `, w3 as (update node n set ${node} from x where n.id = x.id returning n.id)` : ''}
     insert into event (xid, type, v, node_id, kind, actor_id, actor_kind, occurred_at, payload, salt, commitment)
     select ${xidSql}, type, v, node_id, e.kind, actor_id, actor_kind, coalesce(occurred_at, event_now()), payload, salt, ${commitmentSql('payload', 'salt')}
     from unnest($1::text[], $2::smallint[], $3::bigint[], $4::text[], $5::bigint[], $6::text[], $7::timestamptz[], $8::jsonb[], $9::bytea[])
       with ordinality as e (type, v, node_id, kind, actor_id, actor_kind, occurred_at, payload, salt, n)
     join w1 on w1.id = e.node_id order by n`,
    values,
  );
}
