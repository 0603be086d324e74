import type { Tx } from '../../../platform/db/db.ts';

/** What became of a delivery, as it is kept. */
export interface DeliveryOutcome {
  readonly outcome: 'recorded' | 'unchanged';
  readonly key: string;
}

/** A delivery that came before under the same name. */
export interface KnownDelivery {
  readonly sameBody: boolean;
  readonly outcome: DeliveryOutcome;
}

/**
 * Claims a delivery's name in this transaction; null when it is new. Two at once under one name: the second waits for
 * the first, and then finds it here.
 */
export async function claimDelivery(
  tx: Tx,
  delivery: { readonly source: string; readonly id: string; readonly bodyHash: Buffer },
): Promise<KnownDelivery | null> {
  const values = [delivery.source, delivery.id, delivery.bodyHash];
  const made = await tx.sql(
    `insert into webhook_delivery (source, delivery_id, body_hash, outcome) values ($1, $2, $3, '{}')
     on conflict (source, delivery_id) do nothing returning 1`,
    values,
  );
  if (made.length > 0) return null;
  const [known] = await tx.sql<KnownDelivery>(
    `select body_hash = $3 as "sameBody", outcome from webhook_delivery where source = $1 and delivery_id = $2`,
    values,
  );
  return known ?? null;
}

/** Keeps what became of a claimed delivery. */
export async function keepOutcome(
  tx: Tx,
  source: string,
  id: string,
  outcome: DeliveryOutcome,
): Promise<void> {
  await tx.sql('update webhook_delivery set outcome = $3 where source = $1 and delivery_id = $2', [
    source,
    id,
    JSON.stringify(outcome),
  ]);
}

/** The application that a deployment is of. */
export async function applicationOf(tx: Tx, deploymentId: number): Promise<number> {
  const [row] = await tx.sql<{ id: number }>('select application_id as id from deployment where id = $1', [
    deploymentId,
  ]);
  return row!.id;
}
