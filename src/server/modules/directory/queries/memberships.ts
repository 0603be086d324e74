import type { MembershipValue } from '../../../../contract/directory.ts';
import { decodeCursor, encodeCursor } from '../../../platform/db/cursor.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

interface Row {
  readonly id: number;
  readonly personId: number;
  readonly person: string;
  readonly role: string;
  readonly scopeKind: string;
  readonly scopeId: number | null;
  readonly key: string | null;
  readonly kind: string | null;
  readonly title: string | null;
  readonly scopeName: string | null;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly source: string;
}

const select = `select m.id, p.id as "personId", p.name as person, m.role, m.scope_kind as "scopeKind", m.scope_id as "scopeId",
    n.key, n.kind, n.title, m.scope_name as "scopeName", coalesce(lower(m.valid), m.created_at) as from, upper(m.valid) as to, m.source
  from membership m join person p on p.id = m.person_id left join node n on n.id = m.scope_id`;

const shown = (r: Row): MembershipValue => ({
  id: r.id,
  person: { id: r.personId, name: r.person },
  role: r.role,
  scopeKind: r.scopeKind,
  scope:
    r.key !== null && r.kind !== null
      ? { key: r.key, kind: r.kind, title: r.title ?? '', state: null }
      : null,
  scopeName: r.scopeName,
  from: (r.from ?? new Date(0)).toISOString(),
  to: r.to?.toISOString() ?? null,
  source: r.source,
});

/** Which memberships, and whose may be seen. */
export interface MembershipSearch {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly person?: number | undefined;
  readonly role?: string | undefined;
  /** Key of the node it is held at. */
  readonly scope?: string | undefined;
  /** Only those at these organisations; null: all. */
  readonly organisations: readonly number[] | null;
  readonly now: Date;
}

/** A page of the memberships that hold now, by role and person. */
export async function findMemberships(
  db: Queryable,
  search: MembershipSearch,
): Promise<{ items: MembershipValue[]; next: string | null }> {
  const limit = search.limit ?? 50;
  const where = new Where();
  where.and(`m.valid @> ${where.value(search.now)}::timestamptz`);
  if (search.person !== undefined) where.and(`m.person_id = ${where.value(search.person)}`);
  if (search.role !== undefined) where.and(`m.role = ${where.value(search.role)}`);
  if (search.scope !== undefined) where.and(`upper(n.key) = upper(${where.value(search.scope)})`);
  if (search.organisations !== null) {
    where.and(
      `m.scope_kind = 'organisation' and m.scope_id = any(${where.value(search.organisations)}::bigint[])`,
    );
  }
  if (search.cursor !== undefined) {
    const [role, name, id] = decodeCursor(search.cursor, 3);
    where.and(
      `(m.role, p.name collate "nb-x-icu", m.id) > (${where.value(String(role))}, ${where.value(String(name))} collate "nb-x-icu", ${where.value(Number(id) || 0)}::bigint)`,
    );
  }
  const rows = await db.sql<Row>(
    `${select} where ${where.text} order by m.role, p.name collate "nb-x-icu", m.id limit ${where.value(limit + 1)}`,
    where.values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? encodeCursor([last.role, last.person, last.id]) : null;
  return { items: page.map(shown), next };
}

/** One membership, whether it still holds or not. */
export async function readMembership(q: Queryable, id: number): Promise<MembershipValue | undefined> {
  const [row] = await q.sql<Row>(`${select} where m.id = $1`, [id]);
  return row && shown(row);
}

/** A role at a place, as stored. */
export interface StoredRole {
  readonly role: string;
  readonly scopeKind: string;
  readonly scopeId: number | null;
  readonly scopeName: string | null;
}

/** Locks a person, so that two grants to them do not pass each other; undefined when there is no such person. */
export async function lockPerson(tx: Tx, id: number): Promise<{ left: boolean } | undefined> {
  const [row] = await tx.sql<{ left: boolean }>(
    'select left_at is not null as left from person where id = $1 for no key update',
    [id],
  );
  return row;
}

/** The node that a role can be held at; `ceased` for a team that no longer is. */
export async function findScope(
  tx: Tx,
  kind: string,
  key: string,
): Promise<{ id: number; ceased: boolean } | undefined> {
  const [row] = await tx.sql<{ id: number; ceased: boolean }>(
    `select n.id, t.ceased_at is not null as ceased from node n left join team t on t.id = n.id
      where upper(n.key) = upper($2) and n.kind = $1 and n.namespace = 'rodtrad' and n.deleted_at is null`,
    [kind, key],
  );
  return row;
}

/** Whether a person holds a role at a place at an instant. */
export async function holds(tx: Tx, personId: number, r: StoredRole, now: Date): Promise<boolean> {
  const rows = await tx.sql(
    `select from membership where person_id = $1 and role = $2 and scope_kind = $3 and scope_id is not distinct from $4
        and scope_name is not distinct from $5 and valid @> $6::timestamptz`,
    [personId, r.role, r.scopeKind, r.scopeId, r.scopeName, now],
  );
  return rows.length > 0;
}

/** Stores a membership from `from`, until `to` when given. */
export async function insertMembership(
  tx: Tx,
  m: StoredRole & { personId: number; from: Date; to: Date | null; createdBy: number },
): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `insert into membership (person_id, role, scope_kind, scope_id, scope_name, valid, created_by, created_at)
     values ($1, $2, $3, $4, $5, tstzrange($6, $7), $8, $6) returning id`,
    [m.personId, m.role, m.scopeKind, m.scopeId, m.scopeName, m.from, m.to, m.createdBy],
  );
  if (!row) throw new Error('the membership was not stored');
  return row.id;
}

/** Locks the administrators' memberships that hold now, so that the last two cannot remove each other; gives their ids. */
export async function lockAdmins(tx: Tx, now: Date): Promise<number[]> {
  const rows = await tx.sql<{ id: number }>(
    `select m.id from membership m join person p on p.id = m.person_id
      where m.role = 'admin' and m.valid @> $1::timestamptz and p.left_at is null order by m.id for update of m`,
    [now],
  );
  return rows.map((r) => r.id);
}

/** Ends a membership that holds now; undefined when there is none of that number. */
export async function endMembership(
  tx: Tx,
  id: number,
  now: Date,
): Promise<(StoredRole & { personId: number }) | undefined> {
  const [row] = await tx.sql<StoredRole & { personId: number }>(
    `update membership set valid = tstzrange(lower(valid), $2) where id = $1 and valid @> $2::timestamptz
     returning person_id as "personId", role, scope_kind as "scopeKind", scope_id as "scopeId", scope_name as "scopeName"`,
    [id, now],
  );
  return row;
}
