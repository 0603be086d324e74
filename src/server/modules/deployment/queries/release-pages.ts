import type { Queryable } from '../../../platform/db/db.ts';

/** An address that release notes used to have. */
export interface OldAddress {
  readonly path: string;
  readonly product: string | null;
  readonly environment: string | null;
}

/** Keeps old addresses; a page of a product that is not there is left out. Nothing is written that is there. */
export async function keepAddresses(q: Queryable, addresses: readonly OldAddress[]): Promise<void> {
  await q.sql(
    `insert into release_page (path, product_id, environment)
     select distinct on (i.path) i.path, p.id, i.environment
     from unnest($1::text[], $2::text[], $3::text[]) as i (path, slug, environment) left join product p on p.slug = i.slug
     where i.slug is null or p.id is not null order by i.path
     on conflict (path) do update set product_id = excluded.product_id, environment = excluded.environment
       where (release_page.product_id, release_page.environment) is distinct from (excluded.product_id, excluded.environment)`,
    [addresses.map((a) => a.path), addresses.map((a) => a.product), addresses.map((a) => a.environment)],
  );
}
