import type { Queryable, Tx } from '../../../platform/db/db.ts';

/** The capacity of a product group in a year as it stands; null when nobody has said. */
export async function readCapacity(
  q: Queryable,
  groupId: number,
  year: number,
): Promise<{ personMonths: number; version: number } | null> {
  const [row] = await q.sql<{ personMonths: number; version: number }>(
    `select person_months as "personMonths", version from product_group_capacity
     where product_group_id = $1 and year = $2`,
    [groupId, year],
  );
  return row ?? null;
}

/** Sets it if its version still is the one expected (0: nobody has said). Gives the new version; null when it is not. */
export async function writeCapacity(
  tx: Tx,
  c: {
    readonly groupId: number;
    readonly year: number;
    readonly personMonths: number;
    readonly version: number;
    readonly personId: number;
  },
): Promise<number | null> {
  const values = [c.groupId, c.year, c.personMonths, c.personId];
  const [row] = await tx.sql<{ version: number }>(
    c.version === 0
      ? `insert into product_group_capacity (product_group_id, year, person_months, updated_by) values ($1, $2, $3, $4)
         on conflict do nothing returning version`
      : `update product_group_capacity set person_months = $3, updated_by = $4, updated_at = event_now(), version = version + 1
         where product_group_id = $1 and year = $2 and version = $5 returning version`,
    c.version === 0 ? values : [...values, c.version],
  );
  return row?.version ?? null;
}
