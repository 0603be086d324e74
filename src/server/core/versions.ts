import { createHash } from 'node:crypto';
import type { ProcessDefinition } from '../../domain/kernel/process.ts';
import type { PublicText } from '../../domain/kernel/text.ts';
import { type ProcessKind, processes, processKinds, processOf } from '../../domain/processes.ts';
import type { Db, Queryable } from '../platform/db/db.ts';

/** A criterion that a process owner added to a transition. */
export interface AddedCriterion {
  readonly id: string;
  readonly transition: string;
  readonly texts: PublicText;
}

/** One immutable version of a process: what matters that entered their phase under it are held to. */
export interface ProcessVersion {
  readonly id: number;
  readonly kind: string;
  readonly number: number;
  readonly definition: ProcessDefinition;
  readonly added: readonly AddedCriterion[];
}

interface Stored {
  readonly definition: Omit<ProcessDefinition, 'rules'>;
  readonly added: readonly AddedCriterion[];
}

const cache = new Map<string, ProcessVersion>();
let databases = 0;
const numbers = new WeakMap<object, number>();
/** Versions are immutable, so they are cached for good; tests have many databases in one program, hence the prefix. */
function cacheKey(db: object, id: number): string {
  let n = numbers.get(db);
  if (n === undefined) {
    databases += 1;
    n = databases;
    numbers.set(db, n);
  }
  return `${n}:${id}`;
}

/** The part of a definition that is data: without the rules' code, whose names remain in the criteria. */
function asData(definition: ProcessDefinition): Omit<ProcessDefinition, 'rules'> {
  const { rules: _rules, ...data } = definition;
  return JSON.parse(JSON.stringify(data)) as Omit<ProcessDefinition, 'rules'>;
}

/**
 * Stored data with today's rules, and what they look at today. A criterion whose rule the program no longer has is
 * ticked by hand instead: an old matter is never held to something nobody can compute.
 */
function revive(stored: Stored): ProcessDefinition {
  const today = processOf(stored.definition.kind);
  const rules = today?.rules ?? {};
  const criteria = Object.fromEntries(
    Object.entries(stored.definition.criteria).map(([id, c]) => {
      if (c.kind !== 'computed') return [id, c];
      if (!(c.rule in rules)) return [id, { kind: 'ticked' } as const];
      const now = today?.criteria[id];
      return [id, now?.kind === 'computed' && now.rule === c.rule ? now : c];
    }),
  );
  return { ...stored.definition, criteria, rules };
}

/** Stores a version if its content is new; gives the number of the newest version of the kind. Under a lock, so two starters agree. */
export async function storeVersion(
  tx: Queryable,
  kind: string,
  added: readonly AddedCriterion[],
  personId: number | null,
): Promise<number> {
  await tx.sql('select pg_advisory_xact_lock(hashtext($1))', [`process_version:${kind}`]);
  const stored: Stored = { definition: asData(processes[kind as ProcessKind]), added };
  const text = JSON.stringify(stored);
  const newest = await tx.sql<{ number: number; fingerprint: string }>(
    'select number, fingerprint from process_version where kind = $1 order by number desc limit 1',
    [kind],
  );
  const number = (newest[0]?.number ?? 0) + 1;
  // A definition may return to what it was before: the number keeps the fingerprint unique per kind.
  const content = createHash('sha256').update(text).digest('hex');
  if (newest[0]?.fingerprint.startsWith(content)) return newest[0].number;
  await tx.sql(
    'insert into process_version (kind, number, fingerprint, definition, created_by) values ($1, $2, $3, $4, $5)',
    [kind, number, `${content}:${number}`, text, personId],
  );
  return number;
}

/** Criteria added to a process and not retired, oldest first. */
export async function addedCriteria(q: Queryable, kind: string): Promise<AddedCriterion[]> {
  return q.sql<AddedCriterion>(
    'select id, transition, texts from process_criterion where kind = $1 and retired_at is null order by created_at, id',
    [kind],
  );
}

/** At start: stores every definition that has changed since the last start. */
export async function storeDefinitions(db: Db): Promise<void> {
  for (const kind of processKinds) {
    await db.transaction(async (tx) => storeVersion(tx, kind, await addedCriteria(tx, kind), null));
  }
}

/** A version by id. Cached: versions never change. */
export async function versionById(q: Queryable, db: object, id: number): Promise<ProcessVersion> {
  const key = cacheKey(db, id);
  const known = cache.get(key);
  if (known) return known;
  const rows = await q.sql<{ id: number; kind: string; number: number; definition: Stored }>(
    'select id, kind, number, definition from process_version where id = $1',
    [id],
  );
  const row = rows[0];
  if (!row) throw new Error(`process version ${id} is not in the database`);
  const version: ProcessVersion = {
    id: row.id,
    kind: row.kind,
    number: row.number,
    definition: revive(row.definition),
    added: row.definition.added,
  };
  cache.set(key, version);
  return version;
}

/** SQL for the id of the newest version of a kind given as placeholder. */
export const newestVersionSql = (kind: string): string =>
  `(select id from process_version where kind = ${kind} order by number desc limit 1)`;
