import { createHash } from 'node:crypto';
import { ProblemError } from '../../domain/kernel/errors.ts';
import type { Call } from '../platform/context.ts';
import { constraintOf, type Db, type Tx } from '../platform/db/db.ts';

interface Kept {
  readonly fingerprint: Buffer;
  readonly body: unknown;
}

/**
 * Runs a command in one transaction, once per `Idempotency-Key` and actor for 24 hours: the answer is kept in the same
 * transaction as the change, and given again to a repeat. The same key with another content → `idempotency_reused`.
 * Without a key it is an ordinary transaction.
 */
export async function once<T>(
  db: Db,
  call: Call,
  operation: string,
  content: unknown,
  command: (tx: Tx) => Promise<T>,
): Promise<T> {
  const key = call.idempotencyKey;
  if (key === null) return db.transaction(command);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([operation, content]))
    .digest();
  const kept = async (): Promise<T | undefined> => {
    const rows = await db.sql<Kept>(
      `select fingerprint, body from idempotency_key where actor_id = $1 and key = $2 and created_at > now() - interval '24 hours'`,
      [call.actor.personId, key],
    );
    const row = rows[0];
    if (!row) return undefined;
    if (!row.fingerprint.equals(fingerprint)) throw new ProblemError('idempotency_reused');
    return row.body as T;
  };
  const before = await kept();
  if (before !== undefined) return before;
  try {
    return await db.transaction(async (tx) => {
      await tx.sql(
        `delete from idempotency_key where actor_id = $1 and key = $2 and created_at <= now() - interval '24 hours'`,
        [call.actor.personId, key],
      );
      const result = await command(tx);
      await tx.sql(
        'insert into idempotency_key (actor_id, key, fingerprint, status, body) values ($1, $2, $3, 200, $4)',
        [call.actor.personId, key, fingerprint, JSON.stringify(result)],
      );
      return result;
    });
  } catch (e) {
    // Two at once: the other one's answer is the answer.
    if (constraintOf(e) === 'idempotency_key_pkey') {
      const other = await kept();
      if (other !== undefined) return other;
    }
    throw e;
  }
}
