import type { Queryable, Tx } from '../../../platform/db/db.ts';

/** A token as its person sees it; the token itself is not kept. */
export interface TokenRow {
  readonly id: number;
  readonly name: string;
  readonly scopes: string[];
  readonly hint: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
}

const columns = `id, name, scopes, hint, created_at as "createdAt", expires_at as "expiresAt", used_at as "usedAt",
  revoked_at as "revokedAt"`;

/** A person's tokens, the newest first. */
export function tokensOf(q: Queryable, personId: number): Promise<TokenRow[]> {
  return q.sql<TokenRow>(`select ${columns} from api_token where person_id = $1 order by id desc limit 200`, [
    personId,
  ]);
}

/** Stores a token's hash. */
export async function insertToken(
  tx: Tx,
  token: {
    personId: number;
    name: string;
    scopes: readonly string[];
    hash: Buffer;
    hint: string;
    now: Date;
    expiresAt: Date;
  },
): Promise<TokenRow> {
  const [row] = await tx.sql<TokenRow>(
    `insert into api_token (person_id, name, scopes, token_hash, hint, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7) returning ${columns}`,
    [token.personId, token.name, token.scopes, token.hash, token.hint, token.now, token.expiresAt],
  );
  if (!row) throw new Error('the token was not stored');
  return row;
}

/** Ends a person's own token; undefined when they have none of that number. One ended already stays as it is. */
export async function endToken(
  tx: Tx,
  personId: number,
  id: number,
  now: Date,
): Promise<{ token: TokenRow; ended: boolean } | undefined> {
  const [before] = await tx.sql<{ revoked: boolean }>(
    'select revoked_at is not null as revoked from api_token where id = $1 and person_id = $2 for update',
    [id, personId],
  );
  if (!before) return undefined;
  const [token] = await tx.sql<TokenRow>(
    `update api_token set revoked_at = coalesce(revoked_at, $2) where id = $1 returning ${columns}`,
    [id, now],
  );
  return token && { token, ended: !before.revoked };
}
