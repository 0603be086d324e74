import type { NodeRefValue } from '../../contract/common.ts';
import {
  columnOf,
  type FieldDefinition,
  nodeKindOf,
  type ProcessDefinition,
} from '../../domain/kernel/process.ts';
import type { Actor } from '../../domain/kernel/roles.ts';
import { processOf } from '../../domain/processes.ts';
import type { Queryable } from '../platform/db/db.ts';
import { Where } from '../platform/db/where.ts';
import { newestVersionSql } from './versions.ts';
import { visibleMatter } from './visibility.ts';

/** What a person said of a criterion. */
export interface Mark {
  readonly criterion: string;
  readonly status: 'met' | 'waived';
  readonly note: string | null;
  readonly by: { readonly id: number; readonly name: string };
  readonly at: string;
}

/** An approval of a matter, with names. */
export interface LoadedApproval {
  readonly id: number;
  readonly transition: string;
  readonly role: string;
  readonly state: string;
  readonly status: 'pending' | 'approved' | 'declined' | 'withdrawn' | 'void';
  readonly requestNote: string | null;
  readonly requestedBy: { readonly id: number; readonly name: string };
  readonly requestedAt: string;
  readonly decidedBy: { readonly id: number; readonly name: string } | null;
  readonly decidedAt: string | null;
  readonly note: string | null;
}

/** A matter as the engine works on it: stored values, not yet shown to anybody. */
export interface LoadedMatter {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly state: string;
  readonly version: number;
  readonly ownerId: number | null;
  readonly teamId: number | null;
  readonly productId: number | null;
  readonly productGroupId: number | null;
  readonly organisationId: number | null;
  readonly createdBy: number | null;
  readonly createdByName: string | null;
  readonly audience: string;
  readonly language: 'nb' | 'nn' | 'en';
  readonly resumeState: string | null;
  readonly processVersionId: number;
  readonly stateSince: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** By field name, as stored: ids for references, choices by name (ranked ones turned back into names). */
  readonly fields: Readonly<Record<string, unknown>>;
  /** People and nodes that reference fields point at, by field name. */
  readonly refs: Readonly<
    Record<string, { readonly id: number; readonly name: string } | NodeRefValue | null>
  >;
  /** The newest version of the process: what the next phase is entered with. */
  readonly newestVersionId: number;
  readonly marks: readonly Mark[];
  readonly approvals: readonly LoadedApproval[];
}

type Row = Record<string, unknown>;

/** Stored value → field value: a ranked choice is stored by its place. */
export function fromStored(definition: ProcessDefinition, field: string, value: unknown): unknown {
  const f = definition.fields[field];
  if (f?.type === 'choice' && f.ranked && typeof value === 'number') return f.choices[value - 1] ?? null;
  return value ?? null;
}

/** Whether a field holds the id of a person or node. */
export const isReference = (f: FieldDefinition): boolean => f.type === 'person' || nodeKindOf(f) !== null;

/** What a reference field points at, as JSON. */
function refSql(name: string, f: FieldDefinition): string {
  const column = `${f.storage === 'own' ? 'o' : 'm'}.${columnOf(name, f)}`;
  return f.type === 'person'
    ? `'${name}', (select json_build_object('id', r.id, 'name', r.name) from person r where r.id = ${column})`
    : `'${name}', (select json_build_object('key', r.key, 'kind', r.kind, 'title', r.title, 'state', null) from node r where r.id = ${column})`;
}

const texts = new Map<string, string>();
/** The reading statement of a kind; `$1` is an array of ids. */
function loadText(definition: ProcessDefinition): string {
  const known = texts.get(definition.kind);
  if (known) return known;
  const shared = Object.entries(definition.fields)
    .filter(([, f]) => f.storage === 'matter')
    .map(([name, f]) => `'${name}', m.${columnOf(name, f)}`);
  const own = Object.entries(definition.fields)
    .filter(([, f]) => f.storage === 'own')
    .map(([name, f]) => `'${name}', o.${columnOf(name, f)}`);
  const refs = Object.entries(definition.fields)
    .filter(([, f]) => isReference(f))
    .map(([name, f]) => refSql(name, f));
  const text = `
    select m.id, n.key, m.kind, n.title, m.state, m.version, m.owner_id, m.team_id, m.product_id, m.product_group_id,
      m.organisation_id, m.created_by, c.name as created_by_name, m.audience, m.language, m.resume_state,
      m.process_version_id, m.state_since, m.created_at, m.updated_at,
      json_build_object('title', n.title${[...shared, ...own].map((s) => `, ${s}`).join('')}) as fields,
      json_build_object(${refs.join(', ')}) as refs,
      ${newestVersionSql('m.kind')} as newest_version_id,
      (select coalesce(json_agg(json_build_object('criterion', k.criterion_id, 'status', k.status, 'note', k.note,
          'by', json_build_object('id', p.id, 'name', p.name), 'at', k.marked_at) order by k.marked_at), '[]')
        from criterion_mark k join person p on p.id = k.marked_by where k.matter_id = m.id) as marks,
      (select coalesce(json_agg(json_build_object('id', a.id, 'transition', a.transition, 'role', a.role, 'state', a.state,
          'status', a.status, 'requestNote', a.request_note, 'requestedBy', json_build_object('id', r.id, 'name', r.name),
          'requestedAt', a.requested_at, 'decidedBy', case when d.id is null then null else json_build_object('id', d.id, 'name', d.name) end,
          'decidedAt', a.decided_at, 'note', a.note) order by a.id desc), '[]')
        from approval a join person r on r.id = a.requested_by left join person d on d.id = a.decided_by
        where a.matter_id = m.id) as approvals
    from matter m
    join node n on n.id = m.id
    join ${definition.table} o on o.id = m.id
    left join person c on c.id = m.created_by
    where m.id = any($1::bigint[]) and n.deleted_at is null`;
  texts.set(definition.kind, text);
  return text;
}

function lift(definition: ProcessDefinition, row: Row): LoadedMatter {
  const stored = row.fields as Row;
  const fields: Row = {};
  for (const name of Object.keys(definition.fields))
    fields[name] = fromStored(definition, name, stored[name]);
  return {
    id: row.id as number,
    key: row.key as string,
    kind: row.kind as string,
    title: row.title as string,
    state: row.state as string,
    version: row.version as number,
    ownerId: row.owner_id as number | null,
    teamId: row.team_id as number | null,
    productId: row.product_id as number | null,
    productGroupId: row.product_group_id as number | null,
    organisationId: row.organisation_id as number | null,
    createdBy: row.created_by as number | null,
    createdByName: row.created_by_name as string | null,
    audience: row.audience as string,
    language: row.language as 'nb' | 'nn' | 'en',
    resumeState: row.resume_state as string | null,
    processVersionId: row.process_version_id as number,
    stateSince: row.state_since as Date,
    createdAt: row.created_at as Date,
    updatedAt: row.updated_at as Date,
    fields,
    refs: row.refs as LoadedMatter['refs'],
    newestVersionId: row.newest_version_id as number,
    marks: row.marks as Mark[],
    approvals: row.approvals as LoadedApproval[],
  };
}

/** Loads matters of one kind by id, visible or not: whoever calls has found the ids through a visible query. */
export async function loadMatters(
  q: Queryable,
  kind: string,
  ids: readonly number[],
): Promise<LoadedMatter[]> {
  const definition = processOf(kind);
  if (!definition || ids.length === 0) return [];
  const rows = await q.sql<Row>(loadText(definition), [ids]);
  return rows.map((r) => lift(definition, r));
}

/** What finding a matter gives. */
export interface FoundMatter {
  readonly id: number;
  readonly kind: string;
}

/** Finds a matter by its own key, if the actor sees it. With `lock`, its row is locked first (`for update`). */
export async function findMatter(
  q: Queryable,
  actor: Actor,
  key: string,
  options: { lock?: boolean; kind?: string } = {},
): Promise<FoundMatter | null> {
  const w = new Where();
  w.and(`n.namespace = 'rodtrad' and n.key = ${w.value(key.toUpperCase())} and n.deleted_at is null`);
  if (options.kind) w.and(`m.kind = ${w.value(options.kind)}`);
  w.and(visibleMatter(actor, w));
  const rows = await q.sql<FoundMatter>(
    `select m.id, m.kind from node n join matter m on m.id = n.id where ${w.text}${options.lock ? ' for update of m' : ''}`,
    w.values,
  );
  return rows[0] ?? null;
}
