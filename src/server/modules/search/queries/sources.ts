import { columnOf, type ProcessDefinition } from '../../../../domain/kernel/process.ts';
import { processOf } from '../../../../domain/processes.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { doneStates } from '../states.ts';
import type { NewDocument } from './documents.ts';

interface NodeSource {
  readonly id: number;
  readonly kind: string;
  readonly key: string;
  readonly title: string;
  readonly changedAt: Date;
  readonly language: 'nb' | 'nn' | 'en' | null;
  readonly body: string | null;
  readonly marks: string;
}

const openMatter = `(m.kind || ' ' || m.state) not in (${doneStates.map((s) => `'${s}'`).join(', ')})`;

/** Who outside the agency may see a node: everybody, an organisation, a team, a person. */
const readersSql = `case when m.id is null then case when n.kind in ('organisation', 'product', 'team', 'productGroup') then '/open' end
  else concat_ws(' ', case m.audience when 'public' then '/open' when 'organisation' then '/o' || m.organisation_id when 'team' then '/t' || m.team_id end,
    '/p' || m.owner_id, '/p' || m.created_by, (select string_agg('/p' || a.person_id, ' ') from matter_access a where a.matter_id = m.id)) end`;

/**
 * Marks of a node as words that no text has: who outside the agency may see it, and what is filtered by (a team's, a
 * product's). Needs `node` as `n` and a left-joined `matter` as `m`. Only for finding quickly: who sees what is decided by
 * visibleNode, and what the filters let through by the rows themselves.
 */
const marksOf = (live: string): string =>
  `concat_ws(' ', ${readersSql}, ${live}, '/at' || m.team_id,
    '/on' || coalesce(m.product_id, (select p.product_id from deployment p where p.id = n.id))) as marks`;
const nodeMarks = marksOf(`case when ${openMatter} then '/live' end`);
const commentMarks = marksOf('null');

/** The texts of a kind's own table, one after the other; texts in rows are told by their columns. */
function textsOf(d: ProcessDefinition): string[] {
  return Object.entries(d.fields).flatMap(([name, f]) => {
    const column = `o.${columnOf(name, f)}`;
    if (f.storage !== 'own' || f.retired) return [];
    if (f.type === 'text' || f.type === 'markdown') return [column];
    if (f.type !== 'rows') return [];
    return f.columns
      .filter((c) => c.type === 'text')
      .map((c) => `(select string_agg(r ->> '${c.name}', E'\\n') from jsonb_array_elements(${column}) r)`);
  });
}

/** What documents of a kind without a process say besides their title. */
const bodies: Readonly<
  Record<string, { readonly join: string; readonly body: string; readonly at?: string }>
> = {
  deployment: {
    join: 'join deployment o on o.id = n.id',
    body: `(select string_agg(l.text, E'\\n' order by l.position) from deployment_line l where l.deployment_id = n.id)`,
    at: 'o.deployed_at',
  },
  product: {
    join: 'join product o on o.id = n.id',
    body: `concat_ws(E'\\n', o.slug, o.description ->> 'nb', o.description ->> 'nn', o.description ->> 'en')`,
  },
  application: { join: 'join application o on o.id = n.id', body: 'o.name' },
  sprint: {
    join: 'join sprint o on o.id = n.id join node team on team.id = o.team_id',
    body: `concat_ws(E'\\n', team.title, o.goal)`,
    at: 'o.updated_at',
  },
};

/** The statement that reads the documents of nodes of one kind by id. */
function statementOf(kind: string): string {
  const definition = processOf(kind);
  if (definition) {
    const texts = textsOf(definition);
    const body =
      texts.length > 0 ? `concat_ws(E'\\n', ${texts.map((t) => `nullif(${t}, '')`).join(', ')})` : `''`;
    return `select n.id, n.kind, n.key, n.title, m.updated_at as "changedAt", m.language, ${body} as body, ${nodeMarks}
      from node n join matter m on m.id = n.id join ${definition.table} o on o.id = n.id where n.id = any($1::bigint[])`;
  }
  const special = bodies[kind];
  return `select n.id, n.kind, n.key, n.title, ${special?.at ?? 'n.created_at'} as "changedAt", null as language, ${special?.body ?? `''`} as body, ${nodeMarks}
    from node n left join matter m on m.id = n.id ${special?.join ?? ''} where n.id = any($1::bigint[])`;
}

/** The documents of some nodes. Nodes that are gone, or whose own row is missing, have none. */
export async function nodeDocuments(q: Queryable, ids: readonly number[]): Promise<NewDocument[]> {
  if (ids.length === 0) return [];
  const kinds = await q.sql<{ kind: string; ids: number[] }>(
    `select kind, array_agg(id) as ids from node where id = any($1::bigint[]) and deleted_at is null group by kind`,
    [ids],
  );
  const sets: NodeSource[][] = [];
  for (const k of kinds) sets.push(await q.sql<NodeSource>(statementOf(k.kind), [k.ids]));
  return sets.flat().map((n) => ({
    ref: `n${n.id}`,
    nodeId: n.id,
    commentId: null,
    page: null,
    kind: n.kind,
    language: n.language ?? 'nb',
    title: `${n.title} ${n.key}`,
    body: n.body ?? '',
    changedAt: n.changedAt,
    marks: n.marks,
  }));
}

/** The documents of some comments as they are now, and those that have been taken back. */
export async function commentDocuments(
  q: Queryable,
  ids: readonly number[],
): Promise<{ documents: NewDocument[]; gone: string[] }> {
  if (ids.length === 0) return { documents: [], gone: [] };
  const rows = await q.sql<{
    id: number;
    nodeId: number;
    body: string | null;
    language: 'nb' | 'nn' | 'en';
    changedAt: Date;
    marks: string;
  }>(
    `select c.id, c.node_id as "nodeId", c.body, c.language, coalesce(c.edited_at, c.created_at) as "changedAt", ${commentMarks}
       from comment c join node n on n.id = c.node_id left join matter m on m.id = n.id where c.id = any($1::bigint[])`,
    [ids],
  );
  return {
    gone: rows.filter((r) => r.body === null).map((r) => `c${r.id}`),
    documents: rows.flatMap((r) =>
      r.body === null
        ? []
        : [
            {
              ref: `c${r.id}`,
              nodeId: r.nodeId,
              commentId: r.id,
              page: null,
              kind: 'comment',
              language: r.language,
              title: '',
              body: r.body,
              changedAt: r.changedAt,
              marks: r.marks,
            },
          ],
    ),
  };
}

/** The latest comments of nodes: with what is said, who may see them may have changed. */
export async function commentsOf(q: Queryable, nodeIds: readonly number[]): Promise<number[]> {
  if (nodeIds.length === 0) return [];
  const rows = await q.sql<{ id: number }>(
    `select c.id from unnest($1::bigint[]) as x (node_id)
       cross join lateral (select id from comment where node_id = x.node_id order by id desc limit 200) c`,
    [nodeIds],
  );
  return rows.map((r) => r.id);
}

/** Ids after one, ascending; for going through everything there is. */
export async function idsAfter(
  q: Queryable,
  what: 'node' | 'comment',
  after: number,
  limit: number,
): Promise<number[]> {
  const rows = await q.sql<{ id: number }>(`select id from ${what} where id > $1 order by id limit $2`, [
    after,
    limit,
  ]);
  return rows.map((r) => r.id);
}
