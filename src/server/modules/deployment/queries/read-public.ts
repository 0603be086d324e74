import type { PublicEnvironment, PublicProduct } from '../../../../contract/public.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { notDeleted } from './read-filters.ts';

/** A product of the public, with where it has been released. Production first. */
export interface PublicProductRow extends PublicProduct {
  readonly id: number;
  readonly environments: readonly (PublicEnvironment & { readonly id: number })[];
}

interface Row {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly environment_id: number;
  readonly environment: string;
  readonly production: boolean;
  readonly count: number;
  readonly latest: Date;
}

/**
 * Products with something released, by name, with how much and where.
 */
export async function publicProducts(q: Queryable): Promise<PublicProductRow[]> {
  const rows = await q.sql<Row>(
    `select p.id, p.slug, n.title as name, e.id as environment_id, e.name as environment, e.production, c.count, c.latest
     from product p join node n on n.id = p.id and n.deleted_at is null
     cross join lateral (
       select d.environment_id, count(*)::int as count, max(d.deployed_at) as latest
       from deployment d where d.product_id = p.id and ${notDeleted} group by d.environment_id) c
     join environment e on e.id = c.environment_id
     order by n.title collate "nb-x-icu", p.id, e.production desc, e.position, e.name`,
  );
  const products = new Map<
    number,
    PublicProductRow & { environments: PublicProductRow['environments'][number][] }
  >();
  for (const r of rows) {
    const product = products.get(r.id) ?? { id: r.id, slug: r.slug, name: r.name, environments: [] };
    products.set(r.id, product);
    product.environments.push({
      id: r.environment_id,
      name: r.environment,
      production: r.production,
      count: r.count,
      latest: r.latest.toISOString(),
    });
  }
  return [...products.values()];
}

/** A deployment as the public sees it, without its lines. */
export interface PublicNoteRow {
  readonly id: number;
  readonly application: string;
  readonly environment: string;
  readonly production: boolean;
  readonly sha: string;
  readonly deployed_at: Date;
}

const noteColumns = 'd.id, a.name as application, e.name as environment, e.production, d.sha, d.deployed_at';
const noteJoins = `join node n on n.id = d.id and n.deleted_at is null
  join application a on a.id = d.application_id join environment e on e.id = d.environment_id`;

/** Deployments of a product (in one environment, or null: in all), newest first. */
export function publicNotes(
  q: Queryable,
  productId: number,
  environmentId: number | null,
  limit: number,
  offset: number,
): Promise<PublicNoteRow[]> {
  // Two texts and not `$2 is null or …`: each is a range of an index.
  const there = environmentId === null ? '$2::bigint is null' : 'd.environment_id = $2';
  return q.sql<PublicNoteRow>(
    `select ${noteColumns} from deployment d ${noteJoins} where d.product_id = $1 and ${there}
     order by d.deployed_at desc, d.id desc limit $3 offset $4`,
    [productId, environmentId, limit, offset],
  );
}

/** The newest of a feed: each commit of an application once, as it was deployed last. `first` is when it came there first. */
export function feedNotes(
  q: Queryable,
  productId: number,
  environmentId: number,
  limit: number,
): Promise<(PublicNoteRow & { readonly first: Date })[]> {
  const same =
    'o.application_id = d.application_id and o.environment_id = d.environment_id and o.sha = d.sha';
  return q.sql(
    `select ${noteColumns}, (select min(o.deployed_at) from deployment o where ${same}) as first
     from deployment d ${noteJoins}
     where d.product_id = $1 and d.environment_id = $2 and not exists (
       select 1 from deployment o join node n2 on n2.id = o.id and n2.deleted_at is null
       where ${same} and (o.deployed_at, o.id) > (d.deployed_at, d.id))
     order by d.deployed_at desc, d.id desc limit $3`,
    [productId, environmentId, limit],
  );
}

/** One release note with what is around it. */
export interface PublicNoteWithPlace {
  readonly note: PublicNoteRow;
  readonly earlier: readonly Date[];
  readonly previous: PublicNoteRow | null;
  readonly next: PublicNoteRow | null;
  readonly elsewhere: readonly PublicNoteRow[];
}

/**
 * The release note of a commit of an application in an environment: the newest deployment of it there, earlier ones,
 * the deployments of other commits before and after it in the same place, and the newest of the same commit elsewhere.
 * Null when there is none.
 */
export async function publicNote(
  q: Queryable,
  productId: number,
  environmentId: number,
  application: string,
  sha: string,
): Promise<PublicNoteWithPlace | null> {
  const same = await q.sql<PublicNoteRow & { application_id: number; environment_id: number }>(
    `select ${noteColumns}, d.application_id, d.environment_id from deployment d ${noteJoins}
     where d.sha = $1 and a.product_id = $2 and a.name = $3 order by d.deployed_at desc, d.id desc`,
    [sha, productId, application],
  );
  const here = same.filter((d) => d.environment_id === environmentId);
  const [note, ...earlier] = here;
  if (!note) return null;
  const beside = (order: '<' | '>'): Promise<PublicNoteRow[]> => {
    const direction = order === '<' ? 'desc' : 'asc';
    return q.sql<PublicNoteRow>(
      `select ${noteColumns} from deployment d ${noteJoins}
       where d.application_id = $1 and d.environment_id = $2 and (d.deployed_at, d.id) ${order} ($3, $4) and d.sha <> $5
       order by d.deployed_at ${direction}, d.id ${direction} limit 1`,
      [note.application_id, environmentId, note.deployed_at, note.id, sha],
    );
  };
  const [[previous], [next]] = await Promise.all([beside('<'), beside('>')]);
  const elsewhere = new Map<string, PublicNoteRow>();
  for (const d of same) {
    if (d.environment_id !== environmentId && !elsewhere.has(d.environment)) elsewhere.set(d.environment, d);
  }
  return {
    note,
    earlier: earlier.map((d) => d.deployed_at),
    previous: previous ?? null,
    next: next ?? null,
    elsewhere: [...elsewhere.values()],
  };
}

/** What an old address was the address of: all products (`slug` null), a product, or one of its environments. Null: none of ours. */
export async function oldAddress(
  q: Queryable,
  path: string,
): Promise<{ slug: string | null; environment: string | null } | null> {
  const bare = path.replace(/\/+$/, '');
  const [row] = await q.sql<{ slug: string | null; environment: string | null }>(
    `select p.slug, r.environment from release_page r left join product p on p.id = r.product_id
     where r.path = any($1::text[]) order by r.path limit 1`,
    [[bare, `${bare}/`]],
  );
  return row ?? null;
}
