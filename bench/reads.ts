import { type Actor, type MembershipRole, membershipRoles } from '../src/domain/kernel/roles.ts';
import { processes } from '../src/domain/processes.ts';
import { listMatters } from '../src/server/core/list.ts';
import { requireNode } from '../src/server/core/nodes.ts';
import { readMatter } from '../src/server/core/present.ts';
import { readBelow, readThread } from '../src/server/modules/thread/index.ts';
import type { Db, Queryable } from '../src/server/platform/db/db.ts';
import type { BareRead } from './bare.ts';

/** A read that is measured: its address, and the same by the product's own functions, to learn the SQL. */
export interface Read {
  readonly name: string;
  readonly title: string;
  readonly path: string;
  run(q: Queryable, db: Db): Promise<unknown>;
}

/** Somebody of the agency as an actor. */
export async function actorOf(db: Db, email: string): Promise<Actor> {
  const [person] = await db.sql<{ id: number; name: string }>(
    'select id, name from person where email = $1',
    [email],
  );
  if (!person) throw new Error(`the data has no ${email}`);
  const held = await db.sql<{ role: MembershipRole; scopeId: number | null; scopeName: string | null }>(
    'select role, scope_id as "scopeId", scope_name as "scopeName" from membership where person_id = $1 and valid @> now()',
    [person.id],
  );
  return {
    personId: person.id,
    name: person.name,
    kind: 'person',
    language: 'nb',
    held: held.map((h) => ({ ...h, scopeKind: membershipRoles[h.role] })),
    scopes: null,
  };
}

/** The initiatives with the most work below, by how much: found in the roll-ups. */
async function initiativeWith(db: Db, low: number, high: number): Promise<string> {
  const [row] = await db.sql<{ key: string }>(
    `with recursive top as (
       select m.id, n.key, r.total from rollup r join matter m on m.id = r.node_id and m.kind = 'initiative' join node n on n.id = m.id
       where r.total between $1 and $2 and m.created_by = (select id from person where email = 'utfylling@samd.example')
     ) select key from top order by total desc limit 1`,
    [low, high],
  );
  if (!row)
    throw new Error(`no initiative has ${low} to ${high} pieces of work below it: run with a larger --scale`);
  return row.key;
}

/** Everything that is read, on the data there is. */
export async function readsOf(db: Db, actor: Actor): Promise<readonly Read[]> {
  const matter = await initiativeWith(db, 40, 150);
  const thread = await initiativeWith(db, 300, 600);
  const large = await initiativeWith(db, 700, 1200);
  const list = (
    kind: 'initiative' | 'issue',
    query: Record<string, string | number>,
  ): Pick<Read, 'path' | 'run'> => ({
    path: `/api/v1/${processes[kind].path}?${new URLSearchParams(Object.entries(query).map(([k, v]): [string, string] => [k, String(v)]))}`,
    run: (q) => listMatters(q, actor, processes[kind], query),
  });
  const one = (key: string): Pick<Read, 'path' | 'run'> => ({
    path: `/api/v1/matters/${key}`,
    run: (q, db_) => readMatter(q, db_, actor, key),
  });
  return [
    {
      name: 'initiatives',
      title: 'page of 50 initiatives, filtered, by priority',
      ...list('initiative', { state: 'concept,planning,implementation', sort: 'priority', limit: 50 }),
    },
    {
      name: 'issues',
      title: 'page of 50 issues, filtered, latest changed first',
      ...list('issue', { state: 'inProgress,inReview', sort: 'updated', order: 'desc', limit: 50 }),
    },
    { name: 'matter', title: 'one initiative with its actions', ...one(matter) },
    {
      name: 'thread',
      title: 'thread of 500 nodes',
      path: `/api/v1/thread/${thread}?limit=500`,
      run: async (q) => readThread(q, actor, await requireNode(q, actor, thread), { limit: 500 }),
    },
    {
      name: 'below',
      title: 'work below an initiative, two levels',
      path: `/api/v1/thread/${large}/below?depth=2`,
      run: async (q) =>
        readBelow(q, actor, (await requireNode(q, actor, large)).id, {
          only: null,
          limit: 50,
          cursor: null,
          depth: 2,
        }),
    },
    { name: 'rollup', title: 'initiative with a roll-up of 1,000 below', ...one(large) },
  ];
}

/** The statements that a read runs, with their values. */
export async function captured(db: Db, read: Read): Promise<BareRead> {
  const statements: { text: string; values: readonly unknown[] }[] = [];
  const recording = {
    ...db,
    sql: <R>(text: string, values: readonly unknown[] = []): Promise<R[]> => {
      statements.push({ text, values });
      return db.sql<R>(text, values);
    },
  };
  // Once before, so that what is remembered for good is not counted.
  await read.run(db, db);
  await read.run(recording, db);
  return { name: read.name, statements };
}
