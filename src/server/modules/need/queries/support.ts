import type { NodeRefValue } from '../../../../contract/common.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';

/** One person's support, as stored, with names. */
export interface SupportRow {
  readonly personId: number;
  readonly name: string;
  readonly organisationId: number | null;
  readonly organisation: NodeRefValue | null;
  readonly why: string;
  readonly language: 'nb' | 'nn' | 'en';
  readonly at: Date;
  readonly followedFrom: NodeRefValue | null;
}

/** Support that stands, newest first; at most `limit`. */
export function supportRows(q: Queryable, needId: number, limit: number): Promise<SupportRow[]> {
  return q.sql<SupportRow>(
    `select s.person_id as "personId", p.name, s.organisation_id as "organisationId", s.why, s.language,
       s.supported_at as at,
       case when f.id is null then null
         else json_build_object('key', f.key, 'kind', f.kind, 'title', f.title, 'state', null) end as "followedFrom",
       case when o.id is null then null
         else json_build_object('key', o.key, 'kind', o.kind, 'title', o.title, 'state', null) end as organisation
     from need_support s join person p on p.id = s.person_id left join node o on o.id = s.organisation_id
     left join node f on f.id = s.followed_from
     where s.need_id = $1 and s.withdrawn_at is null order by s.supported_at desc, s.id desc limit $2`,
    [needId, limit],
  );
}

/** How many support it, and from how many organisations. */
export async function supportCount(
  q: Queryable,
  needId: number,
): Promise<{ readonly count: number; readonly organisations: number }> {
  const [row] = await q.sql<{ count: number; organisations: number }>(
    `select count(*)::int as count, count(distinct s.organisation_id) filter (where not o.own_agency)::int as organisations
     from need_support s left join organisation o on o.id = s.organisation_id
     where s.need_id = $1 and s.withdrawn_at is null`,
    [needId],
  );
  return row ?? { count: 0, organisations: 0 };
}

/** Whether somebody supports it now. */
export async function supportsNow(q: Queryable, needId: number, personId: number): Promise<boolean> {
  const rows = await q.sql(
    'select 1 from need_support where need_id = $1 and person_id = $2 and withdrawn_at is null',
    [needId, personId],
  );
  return rows.length > 0;
}

/** Stores one person's support and counts it. False when they support it already; two at once: one of them. */
export async function insertSupport(
  tx: Tx,
  s: {
    readonly needId: number;
    readonly personId: number;
    readonly organisationId: number | null;
    readonly why: string;
    readonly language: string;
  },
): Promise<boolean> {
  const rows = await tx.sql(
    `with s as (
       insert into need_support (need_id, person_id, organisation_id, why, language) values ($1, $2, $3, $4, $5)
       on conflict (need_id, person_id) where withdrawn_at is null do nothing returning need_id
     ) update need set supporters = supporters + 1 from s where need.id = s.need_id returning need.id`,
    [s.needId, s.personId, s.organisationId, s.why, s.language],
  );
  return rows.length > 0;
}

/** Withdraws one person's support and counts it off. False when there is none. */
export async function withdrawSupport(tx: Tx, needId: number, personId: number): Promise<boolean> {
  const rows = await tx.sql(
    `with s as (
       update need_support set withdrawn_at = event_now()
       where need_id = $1 and person_id = $2 and withdrawn_at is null returning need_id
     ) update need set supporters = supporters - 1 from s where need.id = s.need_id returning need.id`,
    [needId, personId],
  );
  return rows.length > 0;
}

/**
 * Lets the supporters of one need support another too, each once, and whoever asked for it, with what they wrote (the
 * need's title where they wrote nothing). Nobody supports a need of their own. Gives how many came.
 */
export async function followSupport(tx: Tx, fromId: number, toId: number): Promise<number> {
  const rows = await tx.sql<{ id: number }>(
    `with come as (
       select s.person_id, s.organisation_id, s.why, s.language from need_support s
       where s.need_id = $1 and s.withdrawn_at is null
       union
       select m.created_by, m.organisation_id, left(coalesce(nullif(trim(o.why), ''), n.title), 2000), m.language
       from matter m join node n on n.id = m.id join need o on o.id = m.id
       where m.id = $1 and m.created_by is not null
     ), s as (
       insert into need_support (need_id, person_id, organisation_id, why, language, followed_from)
       select $2, c.person_id, c.organisation_id, c.why, c.language, $1 from come c
       where c.person_id is distinct from (select t.created_by from matter t where t.id = $2)
       on conflict (need_id, person_id) where withdrawn_at is null do nothing returning id
     ), counted as (
       update need set supporters = supporters + (select count(*) from s) where id = $2
     ) select id from s`,
    [fromId, toId],
  );
  return rows.length;
}

/** Whom a need concerns: who asked for it, who supports it. */
export async function concernedBy(q: Queryable, needId: number): Promise<number[]> {
  const rows = await q.sql<{ id: number }>(
    `select created_by as id from matter where id = $1 and created_by is not null
     union select person_id from need_support where need_id = $1 and withdrawn_at is null`,
    [needId],
  );
  return rows.map((r) => r.id);
}
