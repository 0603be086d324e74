import type { PersonDataValue } from '../../../../contract/personal.ts';
import type { Queryable } from '../../../platform/db/db.ts';

/** Most rows of each list. */
const most = 10_000;

const iso = (d: Date): string => d.toISOString();
const isoOrNull = (d: Date | null): string | null => d?.toISOString() ?? null;

/** A person's own row; undefined when there is none. */
export async function personRow(q: Queryable, id: number): Promise<PersonDataValue['person'] | undefined> {
  const [row] = await q.sql<{
    id: number;
    name: string;
    email: string | null;
    language: string;
    login: boolean;
    createdAt: Date;
    leftAt: Date | null;
    anonymisedAt: Date | null;
  }>(
    `select id, name, email, language, subject is not null as login, created_at as "createdAt", left_at as "leftAt",
       anonymised_at as "anonymisedAt" from person where id = $1`,
    [id],
  );
  return (
    row && {
      ...row,
      createdAt: iso(row.createdAt),
      leftAt: isoOrNull(row.leftAt),
      anonymisedAt: isoOrNull(row.anonymisedAt),
    }
  );
}

/** Every role somebody has held, newest first. */
export async function rolesOf(q: Queryable, id: number): Promise<PersonDataValue['roles']> {
  const rows = await q.sql<{
    role: string;
    place: string | null;
    from: Date;
    to: Date | null;
    source: string;
  }>(
    `select m.role, coalesce(n.title, m.scope_name) as place, coalesce(lower(m.valid), m.created_at) as from, upper(m.valid) as to, m.source
       from membership m left join node n on n.id = m.scope_id where m.person_id = $1 order by lower(m.valid) desc nulls last, m.id desc limit ${most}`,
    [id],
  );
  return rows.map((r) => ({ ...r, from: iso(r.from), to: isoOrNull(r.to) }));
}

/** Matters somebody owns or registered. */
export function mattersOf(q: Queryable, id: number): Promise<PersonDataValue['matters']> {
  return q.sql(
    `select n.key, n.kind, n.title, m.state, x.as from matter m join node n on n.id = m.id
       cross join lateral (values ('owner', m.owner_id), ('creator', m.created_by)) x("as", person)
      where x.person = $1 and n.deleted_at is null order by m.id desc, x.as limit ${most}`,
    [id],
  );
}

/** What somebody has said. */
export async function commentsOf(q: Queryable, id: number): Promise<PersonDataValue['comments']> {
  const rows = await q.sql<{ key: string; kind: string; at: Date; internal: boolean; text: string | null }>(
    `select n.key, n.kind, c.created_at as at, c.internal, c.body as text from comment c join node n on n.id = c.node_id
      where c.author_id = $1 order by c.id desc limit ${most}`,
    [id],
  );
  return rows.map((r) => ({ ...r, at: iso(r.at) }));
}

/** Needs somebody supports or has supported, and why. */
export async function supportOf(q: Queryable, id: number): Promise<PersonDataValue['support']> {
  const rows = await q.sql<{
    key: string;
    kind: string;
    title: string;
    why: string;
    at: Date;
    withdrawn: Date | null;
  }>(
    `select n.key, n.kind, n.title, s.why, s.supported_at as at, s.withdrawn_at as withdrawn
       from need_support s join node n on n.id = s.need_id where s.person_id = $1 order by s.id desc limit ${most}`,
    [id],
  );
  return rows.map(({ withdrawn, ...r }) => ({ ...r, at: iso(r.at), withdrawnAt: isoOrNull(withdrawn) }));
}

/** Log-ins that are still known. */
export async function loginsOf(q: Queryable, id: number): Promise<PersonDataValue['logins']> {
  const rows = await q.sql<{ from: Date; seen: Date; until: Date; program: string | null }>(
    `select created_at as from, seen_at as seen, expires_at as until, user_agent as program
       from session where person_id = $1 order by created_at desc limit ${most}`,
    [id],
  );
  return rows.map(({ seen, ...r }) => ({
    from: iso(r.from),
    seenAt: iso(seen),
    until: iso(r.until),
    program: r.program,
  }));
}

/** Tokens for programs. */
export async function tokensOf(q: Queryable, id: number): Promise<PersonDataValue['tokens']> {
  const rows = await q.sql<{
    name: string;
    made: Date;
    used: Date | null;
    expires: Date;
    revoked: Date | null;
  }>(
    `select name, created_at as made, used_at as used, expires_at as expires, revoked_at as revoked
       from api_token where person_id = $1 order by id desc limit ${most}`,
    [id],
  );
  return rows.map((r) => ({
    name: r.name,
    createdAt: iso(r.made),
    usedAt: isoOrNull(r.used),
    expiresAt: iso(r.expires),
    revokedAt: isoOrNull(r.revoked),
  }));
}

/** What is listed by name above, or is only the trail. */
const toldApart = new Set([
  'membership.person_id',
  'matter.owner_id',
  'matter.created_by',
  'comment.author_id',
  'need_support.person_id',
  'session.person_id',
  'api_token.person_id',
  'event.actor_id',
]);

/** Every column of every table that points at a person: read from the database itself, so that none is forgotten. */
export function pointers(q: Queryable): Promise<{ table: string; column: string }[]> {
  return q.sql(
    `select t.relname as table, a.attname as column
       from pg_constraint c
       join pg_class t on t.oid = c.conrelid
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = 'person'::regclass and cardinality(c.conkey) = 1
      order by 1, 2`,
  );
}

const name = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;

/** How many rows of each place point at somebody: entries of the trail, and the places that are not told of by name. */
export async function countsOf(
  q: Queryable,
  id: number,
): Promise<Pick<PersonDataValue, 'events' | 'elsewhere'>> {
  const all = await pointers(q);
  const rows = await q.sql<{ place: string; count: number }>(
    all
      .map(
        ({ table, column }) =>
          `select '${table}.${column}' as place, count(*)::int as count from ${name(table)} where ${name(column)} = $1`,
      )
      .join(' union all '),
    [id],
  );
  return {
    events: rows.find((r) => r.place === 'event.actor_id')?.count ?? 0,
    elsewhere: rows.filter((r) => r.count > 0 && !toldApart.has(r.place)),
  };
}
