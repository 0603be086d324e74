import { type Actor, type HeldRole, membershipRoles } from '../../../domain/kernel/roles.ts';
import type { Queryable, Tx } from '../db/db.ts';

interface PersonColumns {
  readonly personId: number;
  readonly name: string;
  readonly language: Actor['language'];
  readonly held: HeldRole[];
}

/** Person and roles held at `$2`, as columns; needs `person` as `p`. */
const personColumns = `p.id as "personId", p.name, p.language,
  coalesce((select json_agg(json_build_object('role', m.role, 'scopeKind', m.scope_kind, 'scopeId', m.scope_id, 'scopeName', m.scope_name))
              from membership m where m.person_id = p.id and m.valid @> $2::timestamptz), '[]'::json) as held`;

function actorOf(row: PersonColumns, kind: Actor['kind'], scopes: readonly string[] | null): Actor {
  return {
    personId: row.personId,
    name: row.name,
    kind,
    language: row.language,
    // A role that this version does not know gives nothing.
    held: row.held.filter((h) => Object.hasOwn(membershipRoles, h.role)),
    scopes,
  };
}

/** The living session with this hash and whoever it is. */
export async function findSession(
  db: Queryable,
  idHash: Buffer,
  now: Date,
  idleSince: Date,
): Promise<{ actor: Actor; csrf: string; idToken: string | null; seenAt: Date } | null> {
  const [row] = await db.sql<PersonColumns & { csrf: string; idToken: string | null; seenAt: Date }>(
    `select ${personColumns}, s.csrf, s.id_token as "idToken", s.seen_at as "seenAt"
       from session s join person p on p.id = s.person_id
      where s.id_hash = $1 and s.expires_at > $2 and s.seen_at > $3 and p.left_at is null`,
    [idHash, now, idleSince],
  );
  return row
    ? { actor: actorOf(row, 'person', null), csrf: row.csrf, idToken: row.idToken, seenAt: row.seenAt }
    : null;
}

/** The working token with this hash and whoever it acts for. */
export async function findToken(
  db: Queryable,
  hash: Buffer,
  now: Date,
): Promise<{ actor: Actor; usedAt: Date | null } | null> {
  const [row] = await db.sql<PersonColumns & { scopes: string[]; usedAt: Date | null }>(
    `select ${personColumns}, t.scopes, t.used_at as "usedAt"
       from api_token t join person p on p.id = t.person_id
      where t.token_hash = $1 and t.expires_at > $2 and t.revoked_at is null and p.left_at is null`,
    [hash, now],
  );
  return row ? { actor: actorOf(row, 'token', row.scopes), usedAt: row.usedAt } : null;
}

/** A person as they are now, for what is done in their name while they are away; null when they have left. */
export async function findPerson(db: Queryable, personId: number, now: Date): Promise<Actor | null> {
  const [row] = await db.sql<PersonColumns>(
    `select ${personColumns} from person p where p.id = $1 and p.left_at is null`,
    [personId, now],
  );
  return row ? actorOf(row, 'person', null) : null;
}

/** A session as stored. */
export interface NewSession {
  readonly idHash: Buffer;
  readonly personId: number;
  readonly csrf: string;
  readonly now: Date;
  readonly expiresAt: Date;
  readonly idToken: string | null;
  readonly userAgent: string | null;
}

/** Stores a session, and clears away those of the same person that have ended. */
export async function insertSession(tx: Tx, s: NewSession): Promise<void> {
  await tx.sql('delete from session where person_id = $1 and expires_at <= $2', [s.personId, s.now]);
  await tx.sql(
    `insert into session (id_hash, person_id, csrf, created_at, seen_at, expires_at, id_token, user_agent)
     values ($1, $2, $3, $4, $4, $5, $6, $7)`,
    [s.idHash, s.personId, s.csrf, s.now, s.expiresAt, s.idToken, s.userAgent],
  );
}

/** Ends a session. */
export async function removeSession(db: Queryable, idHash: Buffer): Promise<void> {
  await db.sql('delete from session where id_hash = $1', [idHash]);
}

/** Writes down that a session is used. */
export async function touchSession(db: Queryable, idHash: Buffer, now: Date): Promise<void> {
  await db.sql('update session set seen_at = $2 where id_hash = $1 and seen_at < $2', [idHash, now]);
}

/** Writes down that a token is used. */
export async function touchToken(db: Queryable, hash: Buffer, now: Date): Promise<void> {
  await db.sql(
    'update api_token set used_at = $2 where token_hash = $1 and (used_at is null or used_at < $2)',
    [hash, now],
  );
}
