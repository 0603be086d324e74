import type { PublicElement, PublicRoadmapProduct } from '../../../../contract/public.ts';
import { deliveredNotInProduction } from '../../../../domain/roadmap/index.ts';
import type { Queryable } from '../../../platform/db/db.ts';

/** Most elements on a public page; the newest ended are left out first. */
const most = 1000;

/** What makes an element public: that somebody has said so, and that it belongs to a product. */
const isPublic = `m.kind = 'roadmapElement' and m.audience = 'public' and m.product_id is not null`;

/** A product of a public roadmap, with its node. */
export interface ProductRow extends PublicRoadmapProduct {
  readonly id: number;
}

/** Products with public elements, by name, with how many they have of these. */
export function roadmapProducts(q: Queryable): Promise<ProductRow[]> {
  return q.sql<ProductRow>(
    `select p.id, p.slug, pn.title as name, c."inProgress", c.planned, c.delivered
     from product p join node pn on pn.id = p.id and pn.deleted_at is null
     cross join lateral (
       select count(*) filter (where m.state = 'inProgress')::int as "inProgress",
         count(*) filter (where m.state in ('proposed', 'backlog'))::int as planned,
         count(*) filter (where m.state = 'delivered')::int as delivered, count(*) as every
       from matter m join node n on n.id = m.id and n.deleted_at is null
       where m.product_id = p.id and ${isPublic}) c
     where c.every > 0
     order by pn.title collate "nb-x-icu", p.id`,
  );
}

interface Row {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly lang: 'nb' | 'nn' | 'en';
  readonly summary: string;
  readonly state: PublicElement['state'];
  readonly programme: string;
  readonly planned_start: string | null;
  readonly planned_end: string | null;
  readonly judged_progress: number | null;
  readonly delivered_on: string | null;
  readonly state_since: Date;
  readonly total: number | null;
  readonly in_production: number;
}

const columns = `m.id, n.key, n.title, m.language as lang, o.summary, m.state, o.programme, m.planned_start, m.planned_end,
  o.judged_progress, case when m.state = 'delivered' then (m.state_since at time zone $1)::date::text end as delivered_on,
  m.state_since, r.total, r.in_production`;
const joins = `join node n on n.id = m.id and n.deleted_at is null join roadmap_element o on o.id = m.id
  left join rollup r on r.node_id = m.id and r.total > 0`;

function shown(r: Row): PublicElement {
  return {
    key: r.key,
    title: r.title,
    lang: r.lang,
    summary: r.summary,
    state: r.state,
    programme: r.programme,
    plannedStart: r.planned_start,
    plannedEnd: r.planned_end,
    progress: r.state === 'inProgress' ? r.judged_progress : null,
    deliveredOn: r.delivered_on,
    notInProduction: deliveredNotInProduction(
      r.state,
      r.total === null ? null : { total: r.total, inProduction: r.in_production },
    ),
    changedAt: r.state_since.toISOString(),
  };
}

/** The public elements of a product: by end, those without one last. */
export async function publicElements(
  q: Queryable,
  productId: number,
  timeZone: string,
): Promise<PublicElement[]> {
  const rows = await q.sql<Row>(
    `select ${columns} from matter m ${joins} where m.product_id = $2 and ${isPublic}
     order by m.planned_end nulls last, m.id limit ${most}`,
    [timeZone, productId],
  );
  return rows.map(shown);
}

/** A public element whole, with its product. */
export interface WholeElement {
  readonly id: number;
  readonly product: { readonly slug: string; readonly name: string };
  readonly element: PublicElement & {
    readonly expectedResult: string;
    readonly howItWorks: string;
    readonly description: string;
  };
}

/** A public element by its key; null when there is none, or it is not public. */
export async function publicElement(
  q: Queryable,
  key: string,
  timeZone: string,
): Promise<WholeElement | null> {
  const [row] = await q.sql<
    Row & { slug: string; name: string; expected_result: string; how_it_works: string; description: string }
  >(
    `select ${columns}, p.slug, pn.title as name, o.expected_result, o.how_it_works, o.description
     from matter m ${joins} join product p on p.id = m.product_id join node pn on pn.id = p.id and pn.deleted_at is null
     where n.namespace = 'rodtrad' and n.key = $2 and ${isPublic}`,
    [timeZone, key],
  );
  if (!row) return null;
  return {
    id: row.id,
    product: { slug: row.slug, name: row.name },
    element: {
      ...shown(row),
      expectedResult: row.expected_result,
      howItWorks: row.how_it_works,
      description: row.description,
    },
  };
}

/** The public elements that one needs, of what stands between them. */
export function publicNeeds(q: Queryable, elementId: number) {
  return q.sql<{
    key: string;
    title: string;
    lang: 'nb' | 'nn' | 'en';
    state: string;
    slug: string;
    name: string;
  }>(
    `select n.key, n.title, m.language as lang, m.state, p.slug, pn.title as name
     from link l join matter m on m.id = l.from_id join node n on n.id = m.id and n.deleted_at is null
     join product p on p.id = m.product_id join node pn on pn.id = p.id and pn.deleted_at is null
     where l.to_id = $1 and l.type = 'dependsOn' and l.status = 'confirmed' and l.removed_at is null and ${isPublic}
     order by n.title collate "nb-x-icu" limit 50`,
    [elementId],
  );
}

/** Deployments to production that brought an element, newest first: those of the work below it. */
export function releasesOf(q: Queryable, elementId: number) {
  const link = `l.status = 'confirmed' and l.removed_at is null`;
  return q.sql<{ application: string; environment: string; sha: string; deployed_at: Date; slug: string }>(
    `with recursive below (id) as (
       select $1::bigint
       union
       select l.to_id from below b join link l on l.from_id = b.id and l.type = 'decomposes' and ${link}
     )
     select a.name as application, e.name as environment, d.sha, max(d.deployed_at) as deployed_at, p.slug
     from below b join link l on l.from_id = b.id and l.type = 'delivers' and ${link}
     join deployment d on d.id = l.to_id join node n on n.id = d.id and n.deleted_at is null
     join environment e on e.id = d.environment_id and e.production
     join application a on a.id = d.application_id join product p on p.id = d.product_id
     group by a.name, e.name, d.sha, p.slug order by 4 desc limit 5`,
    [elementId],
  );
}

/** Whether a product has release notes. */
export async function hasReleaseNotes(q: Queryable, slug: string): Promise<boolean> {
  const [row] = await q.sql(
    'select 1 from deployment d join product p on p.id = d.product_id where p.slug = $1 limit 1',
    [slug],
  );
  return row !== undefined;
}
