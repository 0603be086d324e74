import type { Tx } from '../../../platform/db/db.ts';

/** Gives the issues of a prefix to the product whose tracker it is. */
export async function moveIssuesToProduct(tx: Tx, prefix: string, productId: number): Promise<void> {
  await tx.sql(
    'update external_issue set product_id = $2 where prefix = $1 and product_id is distinct from $2',
    [prefix, productId],
  );
}

/** Counts the different issues written with a prefix, as evidence for it. */
export async function countEvidence(tx: Tx, prefix: string): Promise<void> {
  await tx.sql(
    `update tracker_prefix t set evidence = greatest(t.evidence, w.n)
     from (select count(distinct value)::int as n from line_reference where type = 'issue' and value like $1 || '-%') w
     where t.prefix = $1`,
    [prefix],
  );
}
