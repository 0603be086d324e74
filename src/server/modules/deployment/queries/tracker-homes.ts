import type { Tx } from '../../../platform/db/db.ts';

/** Writes the product of learned prefixes that have none yet. */
export async function setHomes(
  tx: Tx,
  homes: readonly { readonly prefix: string; readonly slug: string }[],
): Promise<void> {
  await tx.sql(
    `update tracker_prefix t set product_id = p.id
     from unnest($1::text[], $2::text[]) as i (prefix, slug) join product p on p.slug = i.slug
     where t.prefix = i.prefix and t.product_id is null and t.status = 'learned'`,
    [homes.map((h) => h.prefix), homes.map((h) => h.slug)],
  );
}
