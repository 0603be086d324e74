import type { Queryable, Tx } from '../../platform/db/db.ts';

/** A token as the operator sees it; the token itself is not kept. */
export interface TokenRow {
  readonly id: number;
  readonly name: string;
  readonly personId: number;
  readonly person: string;
  /** The last characters, to recognise it by. */
  readonly hint: string;
  readonly scopes: string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** All tokens, or one person's; the newest first. */
export function listTokens(db: Queryable, personId: number | null): Promise<TokenRow[]> {
  return db.sql<TokenRow>(
    `select t.id, t.name, t.person_id as "personId", p.name as person, t.hint, t.scopes,
            t.created_at as "createdAt", t.expires_at as "expiresAt", t.used_at as "usedAt", t.revoked_at as "revokedAt"
       from api_token t join person p on p.id = t.person_id
      where $1::bigint is null or t.person_id = $1
      order by t.id desc`,
    [personId],
  );
}

/** Stores a token's hash; gives its number. */
export async function insertToken(
  tx: Tx,
  token: {
    personId: number;
    name: string;
    hash: Buffer;
    hint: string;
    scopes: readonly string[];
    days: number;
  },
): Promise<{ id: number; expiresAt: Date }> {
  const rows = await tx.sql<{ id: number; expiresAt: Date }>(
    `insert into api_token (person_id, name, token_hash, hint, scopes, expires_at)
     values ($1, $2, $3, $4, $5, now() + make_interval(days => $6))
     returning id, expires_at as "expiresAt"`,
    [token.personId, token.name, token.hash, token.hint, token.scopes, token.days],
  );
  const row = rows[0];
  if (!row) throw new Error('The token was not stored.');
  return row;
}

/** Ends a token now; undefined when there is none of that number that still works. */
export async function revokeToken(tx: Tx, id: number): Promise<{ personId: number } | undefined> {
  const rows = await tx.sql<{ personId: number }>(
    `update api_token set revoked_at = now() where id = $1 and revoked_at is null returning person_id as "personId"`,
    [id],
  );
  return rows[0];
}
