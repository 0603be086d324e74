import type { SimilarInitiativeValue } from '../../../../contract/portfolio-values.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** What is compared. */
export interface SimilarInput {
  readonly title: string;
  readonly text: string;
  /** An initiative that is not told to be like itself. */
  readonly without: number | null;
  readonly limit: number;
}

/** How many are looked at closely: the nearest titles, and those that share most of the rarer words. */
const nearest = 40;
/** So many words of a text are looked for, the longest first: they say most. */
const words = 14;
/** Less like than this is not like. */
const least = 0.24;

/**
 * The initiatives most like a title and a text, likest first, that the actor sees. Candidates come from two indexes (the
 * nearest titles by trigrams, whole and as a part, in the order of their distance; texts that share any of the longest words), a
 * bounded number of each whatever there is; only they are weighed: the title by its trigrams, the text by the share of
 * its words that are found. What has been rejected is told too: somebody has thought of it before.
 */
export async function similarInitiatives(
  q: Queryable,
  actor: Actor,
  input: SimilarInput,
): Promise<SimilarInitiativeValue[]> {
  const title = input.title.trim();
  const text = `${title} ${input.text}`.trim();
  if (text === '') return [];
  const w = new Where([title, text, input.without, least]);
  w.and('$3::bigint is null or m.id <> $3');
  w.and(visibleMatter(actor, w));
  return q.sql<SimilarInitiativeValue>(
    `with asked as materialized (
       select array(select u.lexeme from unnest(to_tsvector('norwegian', $2)) u
         where length(u.lexeme) >= 4 and u.lexeme ~ '^[[:alnum:]-]+$' order by length(u.lexeme) desc, u.lexeme limit ${words}) as lexemes
     ), near as (
       select n.id from node n where n.kind = 'initiative' and n.deleted_at is null and $1 <> ''
       order by n.title <-> $1 limit ${nearest}
     ), within as (
       select n.id from node n where n.kind = 'initiative' and n.deleted_at is null and $1 <> ''
       order by n.title <->> $1 limit ${nearest}
     ), shared as (
       select i.id from initiative i, asked a
       where cardinality(a.lexemes) > 0
         and i.words @@ (select string_agg(quote_literal(x), ' | ')::tsquery from unnest(a.lexemes) x)
       limit 400
     ), candidates as (select id from near union select id from within union select id from shared),
     weighed as (
       select c.id, n.title,
         greatest(similarity(n.title, $1), 0.7 * word_similarity($1, n.title)) as by_title,
         (select count(*)::real from unnest(a.lexemes) x where i.words @@ quote_literal(x)::tsquery)
           / greatest(4, cardinality(a.lexemes)) as by_words
       from candidates c join node n on n.id = c.id and n.deleted_at is null join initiative i on i.id = c.id, asked a
     ), likest as (
       select s.id, greatest(s.by_title, 0.45 * s.by_title + 0.55 * s.by_words, 0.75 * s.by_words) as likeness
       from weighed s join matter m on m.id = s.id
       where greatest(s.by_title, 0.45 * s.by_title + 0.55 * s.by_words, 0.75 * s.by_words) >= $4 and ${w.text}
       order by likeness desc, s.id desc limit ${input.limit}
     )
     select json_build_object('key', n.key, 'kind', n.kind, 'title', n.title, 'state', m.state) as initiative,
       round(x.likeness::numeric, 3) as likeness,
       case when o.id is null then null else json_build_object('id', o.id, 'name', o.name) end as owner,
       case when g.id is null then null else json_build_object('key', g.key, 'kind', g.kind, 'title', g.title, 'state', null) end
         as "productGroup",
       (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name), '[]')
         from (select distinct b.person_id from membership b where b.scope_kind = 'productGroup'
           and b.scope_id = m.product_group_id and b.role = 'productGroupLeader' and b.valid @> now()) h
         join person p on p.id = h.person_id and p.left_at is null) as leaders
     from likest x join node n on n.id = x.id join matter m on m.id = x.id
     left join person o on o.id = m.owner_id left join node g on g.id = m.product_group_id
     order by x.likeness desc, x.id desc`,
    w.values,
  );
}
