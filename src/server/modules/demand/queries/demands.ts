import type { NodeRefValue } from '../../../../contract/common.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { abandonedStates } from '../../../../domain/thread/index.ts';
import { visibleMatter, visibleNode } from '../../../core/visibility.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

const abandoned = abandonedStates.map((s) => `('${s.kind}', '${s.state}')`).join(', ');

/**
 * Whether a demand (`matter m`) is unanswered: not met nor given up, and nothing that has not come to nothing answers it,
 * seen by the reader or not.
 */
export const unansweredSql = `m.state not in ('met', 'notPursued') and not exists (
  select 1 from link l left join matter w on w.id = l.to_id
  where l.from_id = m.id and l.type = 'answers' and l.status = 'confirmed' and l.removed_at is null
    and (w.id is null or (w.kind, w.state) not in (${abandoned})))`;

/** A demand with what answers it, as read. */
export interface DemandRow {
  readonly id: number;
  readonly key: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly owner: { readonly id: number; readonly name: string } | null;
  readonly productGroup: NodeRefValue | null;
  readonly deadline: string | null;
  readonly document: NodeRefValue | null;
  readonly documentYear: number | null;
  readonly answers: NodeRefValue[];
  readonly hiddenAnswers: number;
}

/** Which demands: one, those of a document, or those nobody answers (of a product group, by key). */
export type DemandsAsked =
  | { readonly id: number }
  | { readonly documentId: number }
  | { readonly unanswered: true; readonly productGroup: string | null };

/** Demands that the reader sees, with what answers them; in no order. */
export async function readDemands(q: Queryable, actor: Actor, asked: DemandsAsked): Promise<DemandRow[]> {
  const w = new Where();
  w.and('n.deleted_at is null');
  w.and(visibleMatter(actor, w));
  if ('id' in asked) w.and(`m.id = ${w.value(asked.id)}`);
  else if ('documentId' in asked) w.and(`k.document_id = ${w.value(asked.documentId)}`);
  else {
    w.and(unansweredSql);
    if (asked.productGroup !== null)
      w.and(`g.key = ${w.value(asked.productGroup)} or dg.key = ${w.value(asked.productGroup)}`);
  }
  const seen = visibleNode(actor, w, 'an', 'am');
  return q.sql<DemandRow>(
    `select m.id, n.key, k.number, n.title, m.state, m.planned_end as deadline, d.year as "documentYear",
       case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as owner,
       case when g.id is null then null else json_build_object('key', g.key, 'kind', g.kind, 'title', g.title, 'state', null) end as "productGroup",
       case when dn.id is null then null else json_build_object('key', dn.key, 'kind', dn.kind, 'title', dn.title, 'state', null) end as document,
       a.answers, (a.every - json_array_length(a.answers))::int as "hiddenAnswers"
     from demand k join matter m on m.id = k.id join node n on n.id = k.id
     left join person p on p.id = m.owner_id left join node g on g.id = m.product_group_id
     left join guiding_document d on d.id = k.document_id left join node dn on dn.id = d.id
     left join node dg on dg.id = d.product_group_id
     cross join lateral (
       select count(*)::int as every,
         coalesce(json_agg(json_build_object('key', an.key, 'kind', an.kind, 'title', an.title, 'state', coalesce(am.state, x.state))
           order by l.id) filter (where ${seen}), '[]') as answers
       from link l join node an on an.id = l.to_id left join matter am on am.id = an.id left join external_issue x on x.id = an.id
       where l.from_id = m.id and l.type = 'answers' and l.status = 'confirmed' and l.removed_at is null
     ) a
     where ${w.text}`,
    w.values,
  );
}

/** Document and number of a demand, and whether another demand of the document has the number. */
export async function placeOf(
  tx: Tx,
  id: number,
): Promise<{ documentId: number | null; number: string; taken: boolean }> {
  const [row] = await tx.sql<{ documentId: number | null; number: string; taken: boolean }>(
    `select k.document_id as "documentId", k.number,
       exists (select 1 from demand o where o.document_id = k.document_id and o.number = k.number and o.id <> k.id) as taken
     from demand k where k.id = $1`,
    [id],
  );
  return row ?? { documentId: null, number: '', taken: false };
}

/** The links by which a demand hangs under documents in the thread. */
export async function documentLinks(tx: Tx, id: number): Promise<{ id: number; documentId: number }[]> {
  return tx.sql(
    `select l.id, l.from_id as "documentId" from link l join guiding_document d on d.id = l.from_id
     where l.to_id = $1 and l.type = 'decomposes' and l.status = 'confirmed' and l.removed_at is null`,
    [id],
  );
}

/** A demand of a document as an import compares it. */
export interface KnownDemand {
  readonly id: number;
  readonly key: string;
  readonly number: string;
  readonly title: string;
  readonly text: string;
  readonly version: number;
}

/** The demands a document has already, seen or not. */
export async function knownDemands(tx: Tx, documentId: number): Promise<KnownDemand[]> {
  return tx.sql<KnownDemand>(
    `select k.id, n.key, k.number, n.title, k.description as text, m.version
     from demand k join matter m on m.id = k.id join node n on n.id = k.id where k.document_id = $1`,
    [documentId],
  );
}
