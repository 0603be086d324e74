import { ProblemError } from '../../domain/kernel/errors.ts';
import { columnOf, type ProcessDefinition } from '../../domain/kernel/process.ts';
import { rolesAt } from '../../domain/kernel/roles.ts';
import type { Call } from '../platform/context.ts';
import type { Tx } from '../platform/db/db.ts';
import { commitmentSql, eventValues, xidSql } from './events.ts';
import { checkPeriod, toColumn, toStored } from './field-input.ts';
import { kindDefaults } from './kind-defaults.ts';
import { newestVersionSql } from './versions.ts';

/** What a new matter got. */
export interface Created {
  readonly id: number;
  readonly key: string;
}

/** What a module is told when a matter of its kind has been registered, in the same transaction. */
export type CreateHook = (tx: Tx, call: Call, created: Created) => Promise<void>;
const hooks = new Map<string, CreateHook[]>();

/** Adds a hook to a kind's registering. Adding the same hook again changes nothing. */
export function onCreate(kind: string, hook: CreateHook): void {
  const known = hooks.get(kind) ?? [];
  if (!known.includes(hook)) hooks.set(kind, [...known, hook]);
}

/**
 * Registers a matter: node, matter, own row and event in the caller's transaction. `input` is field values as the
 * contract's schema has let them through. Throws `invalid_input`, or `not_allowed` when the process does not let the actor.
 */
export async function createMatter(
  tx: Tx,
  call: Call,
  definition: ProcessDefinition,
  input: Readonly<Record<string, unknown>>,
): Promise<Created> {
  const { kind } = definition;
  const stored = {
    ...definition.defaults,
    ...(await kindDefaults(tx, kind)),
    ...(await toStored(tx, definition, input)),
  };
  checkPeriod(stored);
  const place = {
    kind,
    ownerId: (stored.owner as number | undefined) ?? null,
    createdBy: call.actor.personId || null,
    teamId: (stored.team as number | undefined) ?? null,
    productId: (stored.product as number | undefined) ?? null,
    productGroupId: (stored.productGroup as number | undefined) ?? null,
    organisationId: (stored.organisation as number | undefined) ?? null,
  };
  const roles = rolesAt(call.actor, place);
  if (!definition.create.some((r) => roles.has(r))) throw new ProblemError('not_allowed');

  const values = eventValues({
    type: 'matter.created',
    nodeId: null,
    kind,
    actor: call.actor,
    changes: Object.entries(stored)
      .filter(([, v]) => v !== null)
      .map(([field, to]) => ({ field, from: null, to })),
    data: { state: definition.initial, version: 1, language: call.actor.language },
  });
  const value = (v: unknown): string => {
    values.push(v);
    return `$${values.length}`;
  };
  const kindValue = value(kind);
  const shared: [string, string][] = [];
  const own: [string, string][] = [];
  let title = '';
  for (const [name, v] of Object.entries(stored)) {
    const f = definition.fields[name]!;
    if (f.storage === 'node') title = value(v);
    else if (v !== null)
      (f.storage === 'matter' ? shared : own).push([columnOf(name, f), value(toColumn(f, v))]);
  }
  const list = (columns: [string, string][]): string => columns.map(([c]) => `, ${c}`).join('');
  const placeholders = (columns: [string, string][]): string => columns.map(([, p]) => `, ${p}`).join('');
  const rows = await tx.sql<Created>(
    `with n as (
       insert into node (kind, key, title) values (${kindValue}, ${value(`${definition.keyPrefix}-`)}::text || nextval('${definition.keySequence}'), ${title})
       returning id, key
     ), m as (
       insert into matter (id, kind, state, language, created_by, process_version_id${list(shared)})
       select n.id, ${kindValue}, ${value(definition.initial)}, ${value(call.actor.language)}, ${value(call.actor.personId || null)}::bigint, ${newestVersionSql(kindValue)}${placeholders(shared)}
       from n returning id
     ), o as (
       insert into ${definition.table} (id${list(own)}) select m.id${placeholders(own)} from m returning id
     ), p as (
       select n.id, n.key, $8::jsonb || jsonb_build_object('data', $8::jsonb -> 'data' || jsonb_build_object('key', n.key)) as payload
       from n, o
     ), e as (
       insert into event (xid, type, v, node_id, kind, actor_id, actor_kind, occurred_at, payload, salt, commitment)
       select ${xidSql}, $1, $2::smallint, coalesce($3::bigint, p.id), $4, $5::bigint, $6, coalesce($7::timestamptz, event_now()), p.payload, $9::bytea, ${commitmentSql('p.payload', '$9::bytea')}
       from p returning node_id
     )
     select p.id, p.key from p, e`,
    values,
  );
  const created = rows[0]!;
  for (const hook of hooks.get(kind) ?? []) await hook(tx, call, created);
  return created;
}
