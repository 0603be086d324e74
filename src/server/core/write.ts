import { columnOf, type ProcessDefinition } from '../../domain/kernel/process.ts';
import type { Tx } from '../platform/db/db.ts';
import { commitmentSql, eventValues, type NewEvent, xidSql } from './events.ts';
import { toColumn } from './field-input.ts';

/** Matter columns that a command sets besides the fields: literal values, or SQL expressions by {@link sqlNow}. */
export interface MatterColumns {
  readonly state?: string;
  readonly resume_state?: string | null;
  readonly process_version_id?: number;
  readonly newState?: true;
  readonly started?: boolean;
  readonly ended?: boolean | null;
}

/** What {@link writeMatter} does in one statement. */
export interface MatterWrite {
  readonly definition: ProcessDefinition;
  readonly id: number;
  /** Who does it; the program by itself where the data decides. */
  readonly actor: NewEvent['actor'];
  /** What writes a matter's row is told as `matter.…`: from these the row is folded, and verified. */
  readonly eventType: `matter.${string}`;
  readonly changes: readonly { field: string; from: unknown; to: unknown }[];
  readonly fields: Readonly<Record<string, unknown>>;
  readonly columns: MatterColumns;
  readonly version: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Changes a locked matter and writes its event, in one statement, so that there is no way to do the one without the
 * other. The version rises by one.
 */
export async function writeMatter(tx: Tx, w: MatterWrite): Promise<{ updatedAt: Date }> {
  const values = eventValues({
    type: w.eventType,
    nodeId: w.id,
    kind: w.definition.kind,
    actor: w.actor,
    changes: w.changes,
    data: { ...w.data, version: w.version + 1 },
  });
  const value = (v: unknown): string => {
    values.push(v);
    return `$${values.length}`;
  };
  const id = value(w.id);
  const sets = ['version = version + 1', 'updated_at = event_now()'];
  const own: string[] = [];
  let title: string | null = null;
  for (const [name, v] of Object.entries(w.fields)) {
    const f = w.definition.fields[name]!;
    const column = columnOf(name, f);
    if (f.storage === 'node') title = value(v);
    else (f.storage === 'matter' ? sets : own).push(`${column} = ${value(toColumn(f, v))}`);
  }
  const c = w.columns;
  if (c.state !== undefined) sets.push(`state = ${value(c.state)}`, 'state_since = event_now()');
  if (c.resume_state !== undefined) sets.push(`resume_state = ${value(c.resume_state)}`);
  if (c.process_version_id !== undefined) sets.push(`process_version_id = ${value(c.process_version_id)}`);
  if (c.started) sets.push('started_at = coalesce(started_at, event_now())');
  if (c.ended !== undefined && c.ended !== null) sets.push(`ended_at = ${c.ended ? 'event_now()' : 'null'}`);
  const parts = [`w1 as (update matter set ${sets.join(', ')} where id = ${id} returning id, updated_at)`];
  if (own.length > 0)
    parts.push(`w2 as (update ${w.definition.table} set ${own.join(', ')} where id = ${id} returning id)`);
  if (title !== null) parts.push(`w3 as (update node set title = ${title} where id = ${id} returning id)`);
  const [row] = await tx.sql<{ updated_at: Date }>(
    `with ${parts.join(', ')}, p as (select $8::jsonb as payload)
     insert into event (xid, type, v, node_id, kind, actor_id, actor_kind, occurred_at, payload, salt, commitment)
     select ${xidSql}, $1, $2::smallint, $3::bigint, $4, $5::bigint, $6, coalesce($7::timestamptz, event_now()), p.payload, $9::bytea, ${commitmentSql('p.payload', '$9::bytea')} from p, w1
     returning (select updated_at from w1) as updated_at`,
    values,
  );
  return { updatedAt: row!.updated_at };
}
