import { commitmentSql } from '../../../core/events.ts';
import { newestVersionSql } from '../../../core/versions.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';
import type { ScaledKind } from '../scale/kinds.ts';
import { amountColumn, type Place, type ScaledEvent, type ScaledMatter } from '../scale/rows.ts';

const makerAddress = 'utfylling@samd.example';

/** The person in whose name generated matters are registered; nobody can log in as it. */
export async function ensureMaker(tx: Tx): Promise<number> {
  const [known] = await tx.sql<{ id: number }>('select id from person where email = $1', [makerAddress]);
  if (known) return known.id;
  const [made] = await tx.sql<{ id: number }>(
    `insert into person (name, email, left_at) values ('Automatisk utfylling', $1, now()) returning id`,
    [makerAddress],
  );
  return made!.id;
}

/** How many matters there are of each kind. */
export async function countByKind(q: Queryable): Promise<ReadonlyMap<string, number>> {
  const rows = await q.sql<{ kind: string; count: number }>(
    'select kind, count(*)::int as count from matter group by kind',
  );
  return new Map(rows.map((r) => [r.kind, r.count]));
}

/** The generated matters of a kind, in the order they were made. */
export async function generatedIds(q: Queryable, maker: number, kind: string): Promise<number[]> {
  const rows = await q.sql<{ id: number }>(
    'select id from matter where created_by = $1 and kind = $2 order by id',
    [maker, kind],
  );
  return rows.map((r) => r.id);
}

/** Products that belong to a team. */
export async function productPlaces(q: Queryable): Promise<Place[]> {
  return q.sql<Place>(
    `select id as "productId", team_id as "teamId", product_group_id as "groupId" from product
     where team_id is not null and product_group_id is not null order by id`,
  );
}

/** People who are here. */
export async function presentPeople(q: Queryable): Promise<number[]> {
  const rows = await q.sql<{ id: number }>('select id from person where left_at is null order by id');
  return rows.map((r) => r.id);
}

/** The newest version of a kind's process. */
export async function newestVersion(q: Queryable, kind: string): Promise<number> {
  const [row] = await q.sql<{ id: number }>(`select ${newestVersionSql('$1')} as id`, [kind]);
  return row!.id;
}

/** Takes node ids and key numbers, so many of each. */
export async function takeNumbers(
  tx: Tx,
  sequence: string,
  count: number,
): Promise<{ id: number; number: number }[]> {
  return tx.sql(
    `select nextval(pg_get_serial_sequence('node', 'id')) as id, nextval('${sequence}') as number from generate_series(1, $1)`,
    [count],
  );
}

/** Node, matter and own row of generated matters, in one statement. */
export async function insertMatters(
  tx: Tx,
  spec: ScaledKind,
  rows: readonly ScaledMatter[],
  common: { versionId: number; maker: number; text: string },
): Promise<void> {
  const { column, shared } = amountColumn(spec);
  const own = shared ? ['description'] : ['description', column];
  await tx.sql(
    `with i as (
       select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::int[], $6::bigint[], $7::bigint[], $8::bigint[],
         $9::bigint[], $10::numeric[], $11::smallint[], $12::timestamptz[], $13::timestamptz[], $14::timestamptz[], $15::timestamptz[], $16::timestamptz[])
         as i (id, key, title, state, version, owner, team, product, grp, amount, priority, started, ended, created, updated, since)
     ), n as (
       insert into node (id, kind, key, title, created_at) overriding system value select id, $17, key, title, created from i
     ), m as (
       insert into matter (id, kind, state, version, owner_id, team_id, product_id, product_group_id, estimate, priority,
         started_at, ended_at, state_since, process_version_id, created_by, created_at, updated_at)
       select id, $17, state, version, owner, team, product, ${'productGroup' in spec.definition.fields ? 'grp' : 'null'},
         ${shared ? 'amount' : 'null'}, priority, started, ended, since, $18, $19, created, updated from i
     )
     insert into ${spec.definition.table} (id, ${own.join(', ')}) select id, $20${shared ? '' : ', amount'} from i`,
    [
      rows.map((r) => r.id),
      rows.map((r) => r.key),
      rows.map((r) => r.title),
      rows.map((r) => r.state),
      rows.map((r) => r.version),
      rows.map((r) => r.owner),
      rows.map((r) => r.place.teamId),
      rows.map((r) => r.place.productId),
      rows.map((r) => r.place.groupId),
      rows.map((r) => r.amount),
      rows.map((r) => r.priority),
      rows.map((r) => r.started),
      rows.map((r) => r.ended),
      rows.map((r) => r.created),
      rows.map((r) => r.updated),
      rows.map((r) => r.stateSince),
      spec.kind,
      common.versionId,
      common.maker,
      common.text,
    ],
  );
}

/** A generated link. */
export interface ScaledLink {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** Generated links, confirmed. */
export async function insertLinks(tx: Tx, links: readonly ScaledLink[], maker: number): Promise<void> {
  await tx.sql(
    `insert into link (type, from_id, to_id, source, created_by)
     select t, f, o, 'person', $4 from unnest($1::text[], $2::bigint[], $3::bigint[]) as i (t, f, o)`,
    [links.map((l) => l.type), links.map((l) => l.from), links.map((l) => l.to), maker],
  );
}

/** Generated events, each with the time it tells of and a commitment as every event has. */
export async function insertEvents(tx: Tx, kind: string, events: readonly ScaledEvent[]): Promise<void> {
  await tx.sql(
    `insert into event (xid, type, node_id, kind, actor_id, actor_kind, occurred_at, recorded_at, payload, salt, commitment)
     select (select event_xid()), type, node, $6, actor, 'person', at, at, payload, salt, ${commitmentSql('payload', 'salt')}
     from (
       select i.*, uuid_send(gen_random_uuid()) as salt
       from unnest($1::text[], $2::bigint[], $3::bigint[], $4::timestamptz[], $5::jsonb[]) with ordinality as i (type, node, actor, at, payload, n)
       offset 0
     ) e order by n`,
    [
      events.map((e) => e.type),
      events.map((e) => e.nodeId),
      events.map((e) => e.actor),
      events.map((e) => e.at),
      events.map((e) => JSON.stringify(e.payload)),
      kind,
    ],
  );
}
