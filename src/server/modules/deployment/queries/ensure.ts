import { isProduction } from '../../../../domain/deployment/index.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';

/** A product to be there. `slug` is its name in addresses: lower-case letters, digits and `-`. */
export interface NewProduct {
  readonly slug: string;
  readonly title: string;
  readonly productGroupId?: number | null;
  readonly teamId?: number | null;
  /** Default `common`: not bound to a generation of the platform. */
  readonly generation?: 'altinn2' | 'altinn3' | 'common';
  readonly service?: boolean;
  /** Public text `{nb, nn, en, source}`. */
  readonly description?: unknown;
}

/** A node that is there now; `made` when it was not before. */
export interface Ensured {
  readonly id: number;
  readonly key: string;
  readonly made: boolean;
}

/** Whether a text can be a product's slug. */
export const isSlug = (text: string): boolean => /^[a-z0-9][a-z0-9-]{0,99}$/.test(text);
/** The key of a product: its slug, in the namespace `product`. */
export const productNamespace = 'product';
/** Applications have a namespace of their own, with keys like `idporten.idporten-login`. */
export const applicationNamespace = 'application';
/** The key of an application; unambiguous, since a slug holds no dot. */
export const applicationKey = (slug: string, name: string): string => `${slug}.${name}`;

async function insertNode(
  tx: Tx,
  kind: string,
  namespace: string,
  key: string,
  title: string,
): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `insert into node (kind, namespace, key, title) values ($1, $2, $3, $4) returning id`,
    [kind, namespace, key, title.trim().slice(0, 500) || key],
  );
  return row!.id;
}

/** Finds a product by its slug, or makes it. One that is there is left as it is. */
export async function ensureProduct(tx: Tx, product: NewProduct): Promise<Ensured> {
  const [known] = await tx.sql<{ id: number; key: string }>(
    'select p.id, n.key from product p join node n on n.id = p.id where p.slug = $1',
    [product.slug],
  );
  if (known) return { ...known, made: false };
  const id = await insertNode(tx, 'product', productNamespace, product.slug, product.title);
  await tx.sql(
    `insert into product (id, slug, product_group_id, team_id, generation, service, description)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      product.slug,
      product.productGroupId ?? null,
      product.teamId ?? null,
      product.generation ?? 'common',
      product.service ?? false,
      product.description === undefined ? null : JSON.stringify(product.description),
    ],
  );
  return { id, key: product.slug, made: true };
}

/** Finds an application of a product by its name, or makes it. */
export async function ensureApplication(
  tx: Tx,
  application: { readonly productId: number; readonly slug: string; readonly name: string },
): Promise<Ensured> {
  const { productId, slug, name } = application;
  const [known] = await tx.sql<{ id: number; key: string }>(
    'select a.id, n.key from application a join node n on n.id = a.id where a.product_id = $1 and a.name = $2',
    [productId, name],
  );
  if (known) return { ...known, made: false };
  const key = applicationKey(slug, name);
  const id = await insertNode(tx, 'application', applicationNamespace, key, name);
  await tx.sql('insert into application (id, product_id, name) values ($1, $2, $3)', [id, productId, name]);
  return { id, key, made: true };
}

/** Whether a text can be an environment's name. */
export const isEnvironmentName = (text: string): boolean => /^[a-z0-9][a-z0-9-]{0,39}$/.test(text);

/**
 * Finds an environment by its name, or makes it. Which ones are production is a setting; a new one is when it is called
 * so. Environments stand in the order they came, production last.
 */
export async function ensureEnvironment(
  tx: Tx,
  name: string,
  production: boolean = isProduction(name),
): Promise<{ id: number; production: boolean }> {
  const [known] = await tx.sql<{ id: number; production: boolean }>(
    'select id, production from environment where name = $1',
    [name],
  );
  if (known) return known;
  const [made] = await tx.sql<{ id: number; production: boolean }>(
    `insert into environment (name, production, position)
     select $1, $2, coalesce(max(position), 0) + 1 from environment where production = $2 returning id, production`,
    [name, production],
  );
  return made!;
}

/** The id of the product that a key or slug means; null when there is none. */
export async function productByKey(q: Queryable, key: string): Promise<number | null> {
  const [row] = await q.sql<{ id: number }>(
    `select p.id from product p join node n on n.id = p.id
     where n.deleted_at is null and (p.slug = lower($1) or upper(n.key) = upper($1)) order by p.slug = lower($1) desc limit 1`,
    [key],
  );
  return row?.id ?? null;
}

/** The id of the application that a key means, or its name where only one product has such; null when there is none. */
export async function applicationByKey(q: Queryable, key: string): Promise<number | null> {
  const rows = await q.sql<{ id: number; exact: boolean }>(
    `select a.id, upper(n.key) = upper($1) as exact from application a join node n on n.id = a.id
     where n.deleted_at is null and (upper(n.key) = upper($1) or a.name = $1) order by 2 desc limit 2`,
    [key],
  );
  const [first, second] = rows;
  return first && (first.exact || !second) ? first.id : null;
}
