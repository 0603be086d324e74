import type { Queryable } from '../db/db.ts';

/** A login under way. */
export interface LoginAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string;
}

/** Remembers a login under way. */
export async function insertAttempt(db: Queryable, a: LoginAttempt, now: Date): Promise<void> {
  await db.sql(
    'insert into login_attempt (state, nonce, code_verifier, return_to, created_at) values ($1, $2, $3, $4, $5)',
    [a.state, a.nonce, a.codeVerifier, a.returnTo, now],
  );
}

/** Takes a login out: it can be finished once. Null when there is none, or it took too long. */
export async function takeAttempt(db: Queryable, state: string, since: Date): Promise<LoginAttempt | null> {
  const [row] = await db.sql<LoginAttempt & { createdAt: Date }>(
    `delete from login_attempt where state = $1
     returning state, nonce, code_verifier as "codeVerifier", return_to as "returnTo", created_at as "createdAt"`,
    [state],
  );
  return row && row.createdAt >= since ? row : null;
}
