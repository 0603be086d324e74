import { indexNodes } from '../src/server/modules/search/index.ts';
import type { Db } from '../src/server/platform/db/db.ts';

/** What the measures of working together look at. */
export interface Prepared {
  /** A team with exactly {@link boardSize} open issues. */
  readonly team: string;
  /** A product with {@link roadmapSize} elements that depend on one another. */
  readonly product: string;
  /** An issue that {@link watcherCount} people follow. */
  readonly watched: { readonly id: number; readonly key: string };
}

/** Open issues on the board that is measured. */
export const boardSize = 3000;
/** Elements on the timeline that is measured. */
export const roadmapSize = 500;
/** People who follow the issue whose change is measured. */
export const watcherCount = 500;

const open = `('todo', 'inProgress', 'inReview')`;

/**
 * Makes what the generated agency has none of: a team with a large board, a product with a large roadmap, an issue that
 * many follow, and lets the person who measures lead the team. Generated matters are moved there by SQL, since only reading them is measured; done already, it does nothing.
 */
export async function prepare(db: Db, personId: number): Promise<Prepared> {
  const team = await node(db, 'team', 'rodtrad', 'team-maaling', 'Team Måling');
  await db.sql(
    `insert into membership (person_id, role, scope_kind, scope_id) select $1, 'teamLead', 'team', $2
     where not exists (select 1 from membership where person_id = $1 and scope_id = $2)`,
    [personId, team],
  );
  const product = await node(db, 'product', 'product', 'maaling', 'Måling');
  await db.sql(
    `insert into team (id, product_group_id) select $1, id from product_group order by id limit 1 on conflict do nothing`,
    [team],
  );
  await db.sql(
    `insert into product (id, slug, team_id, product_group_id) select $1, 'maaling', $2, product_group_id from team where id = $2
     on conflict do nothing`,
    [product, team],
  );
  const moved = await db.sql<{ id: number }>(
    `update matter set team_id = $1 where id in (
       select id from matter where kind = 'issue' and state in ${open} and team_id is distinct from $1 order by id
       limit greatest(0, ${boardSize} - (select count(*) from matter where kind = 'issue' and state in ${open} and team_id = $1))) returning id`,
    [team],
  );
  const placed = await db.sql<{ id: number }>(
    `update matter set product_id = $1, planned_start = current_date + (id % 300 - 100)::int, planned_end = current_date + (id % 300 - 60)::int
     where id in (
       select id from matter where kind = 'roadmapElement' and product_id is distinct from $1 and state <> 'dropped' order by id
       limit greatest(0, ${roadmapSize} - (select count(*) from matter where kind = 'roadmapElement' and product_id = $1))) returning id`,
    [product],
  );
  // No event tells the search of it.
  const ids = [...moved, ...placed].map((r) => r.id);
  for (let i = 0; i < ids.length; i += 1000) await indexNodes(db, ids.slice(i, i + 1000));
  const [watched] = await db.sql<{ id: number; key: string }>(
    `select m.id, n.key from matter m join node n on n.id = m.id
     where m.kind = 'issue' and m.state = 'todo' and m.team_id = $1 order by m.id limit 1`,
    [team],
  );
  if (!watched) throw new Error('too few issues: run with a larger --scale');
  await db.sql(
    `insert into person (name, email) select 'Følger ' || i, 'folger' || i || '@samd.example' from generate_series(1, ${watcherCount}) i
     where not exists (select 1 from person where email = 'folger1@samd.example')`,
  );
  await db.sql(
    `insert into membership (person_id, role, scope_kind) select id, 'employee', 'agency' from person p
     where email like 'folger%@samd.example' and not exists (select 1 from membership m where m.person_id = p.id)`,
  );
  await db.sql(
    `insert into watcher (node_id, person_id, reason) select $1, id, 'self' from person where email like 'folger%@samd.example'
     on conflict do nothing`,
    [watched.id],
  );
  await linkDependencies(db, product);
  return { team: 'team-maaling', product: 'maaling', watched };
}

async function node(db: Db, kind: string, namespace: string, key: string, title: string): Promise<number> {
  const [row] = await db.sql<{ id: number }>(
    `insert into node (kind, namespace, key, title) values ($1, $2, $3, $4)
     on conflict (namespace, key) do update set title = excluded.title returning id`,
    [kind, namespace, key, title],
  );
  return row!.id;
}

/** The generated elements depend on one another by links already; here these are also told as asked for and accepted. */
async function linkDependencies(db: Db, product: number): Promise<void> {
  await db.sql(
    `insert into element_dependency (from_id, to_id, state, need, asked_by, promised_day, answered_by, answered_at, both_ends, link_id)
     select l.from_id, l.to_id, 'accepted', 'Må være ferdig først', p.id, a.planned_end, p.id, now(), true, l.id
     from link l join matter a on a.id = l.from_id join matter b on b.id = l.to_id, (select min(id) as id from person) p
     where l.type = 'dependsOn' and l.removed_at is null and a.product_id = $1 and b.product_id = $1
       and a.kind = 'roadmapElement' and b.kind = 'roadmapElement' and a.planned_end is not null
       and not exists (select 1 from element_dependency d where d.from_id = l.from_id and d.to_id = l.to_id)`,
    [product],
  );
}
