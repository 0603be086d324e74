import type { ChannelValue } from '../../../../contract/channels.ts';
import type { NodeRefValue } from '../../../../contract/common.ts';
import { type ChannelScope, type ChannelTool, maskedAddress } from '../../../../domain/integration/index.ts';
import type { Language } from '../../../../domain/kernel/text.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';

/** A channel as it is stored, its address sealed. */
export interface ChannelRow {
  readonly id: number;
  readonly name: string;
  readonly tool: ChannelTool;
  readonly address: Buffer;
  readonly salt: Buffer;
  readonly host: string;
  readonly hint: string;
  readonly scopeKind: ChannelScope;
  readonly scopeId: number | null;
  readonly kinds: string[];
  readonly happenings: string[];
  readonly language: Language;
  readonly words: boolean;
  readonly active: boolean;
  readonly version: number;
  readonly createdBy: number;
  readonly failingSince: Date | null;
  readonly createdAt: Date;
}

const columns = `id, name, tool, address, salt, host, hint, scope_kind as "scopeKind", scope_id as "scopeId", kinds, happenings,
  language, words, active, version, created_by as "createdBy", failing_since as "failingSince", created_at as "createdAt"`;

/** A channel that has not been removed, locked against change; null when there is none. */
export async function lockChannel(tx: Tx, id: number): Promise<ChannelRow | null> {
  const [row] = await tx.sql<ChannelRow>(
    `select ${columns} from channel where id = $1 and removed_at is null for update`,
    [id],
  );
  return row ?? null;
}

/** Channels that are to be told now. */
export async function activeChannels(q: Queryable): Promise<ChannelRow[]> {
  return q.sql<ChannelRow>(`select ${columns} from channel where active and removed_at is null order by id`);
}

/** Channels by id, those that have not been removed. */
export async function channelsById(q: Queryable, ids: readonly number[]): Promise<ChannelRow[]> {
  return q.sql<ChannelRow>(
    `select ${columns} from channel where id = any($1::bigint[]) and removed_at is null`,
    [ids],
  );
}

const values = (c: NewChannel): unknown[] => [
  c.name,
  c.tool,
  c.address,
  c.salt,
  c.host,
  c.hint,
  c.scopeKind,
  c.scopeId,
  c.kinds,
  c.happenings,
  c.language,
  c.words,
];

/** What a new channel is made of. */
export type NewChannel = Omit<
  ChannelRow,
  'id' | 'active' | 'version' | 'failingSince' | 'createdAt' | 'createdBy'
>;

/** Makes a channel; gives its id. */
export async function insertChannel(tx: Tx, c: NewChannel, createdBy: number): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `insert into channel (name, tool, address, salt, host, hint, scope_kind, scope_id, kinds, happenings, language, words, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning id`,
    [...values(c), createdBy],
  );
  return row!.id;
}

/** Writes a changed channel; its version rises. Starting it again forgets why it was stopped, and since when it failed. */
export async function updateChannel(tx: Tx, c: ChannelRow): Promise<void> {
  await tx.sql(
    `update channel set name = $1, tool = $2, address = $3, salt = $4, host = $5, hint = $6, scope_kind = $7, scope_id = $8,
       kinds = $9, happenings = $10, language = $11, words = $12, active = $13,
       stopped_for = case when $13 then null else stopped_for end,
       failing_since = case when $13 and not active then null else failing_since end,
       version = version + 1, updated_at = now() where id = $14`,
    [...values(c), c.active, c.id],
  );
}

/** Takes a channel away: its address is forgotten, what waited for it is dropped. */
export async function tombstoneChannel(tx: Tx, id: number): Promise<void> {
  await tx.sql(
    `update channel set removed_at = now(), active = false, stopped_for = null, version = version + 1,
       address = decode(repeat('00', 30), 'hex') where id = $1`,
    [id],
  );
  await tx.sql(
    `update outgoing_delivery set status = 'dropped', next_at = null where channel_id = $1 and status = 'waiting'`,
    [id],
  );
}

/** Stops a channel by the program itself; what waited is given up. False when somebody has stopped it already. */
export async function stopChannel(tx: Tx, id: number, why: 'gone' | 'failing'): Promise<boolean> {
  const rows = await tx.sql(
    `update channel set active = false, stopped_for = $2, version = version + 1, updated_at = now()
     where id = $1 and active and removed_at is null returning id`,
    [id, why],
  );
  if (rows.length === 0) return false;
  await tx.sql(
    `update outgoing_delivery set status = 'failed', next_at = null where channel_id = $1 and status = 'waiting'`,
    [id],
  );
  return true;
}

/** Notes how the last attempt went: since when it has failed, or that it does not. */
export async function noteFailing(tx: Queryable, id: number, failing: boolean): Promise<Date | null> {
  const [row] = await tx.sql<{ since: Date | null }>(
    `update channel set failing_since = case when $2 then coalesce(failing_since, now()) end
     where id = $1 returning failing_since as since`,
    [id, failing],
  );
  return row?.since ?? null;
}

/** Channels as they are shown: by id, or of places (`null` among the places: all of the agency). */
export async function showChannels(
  q: Queryable,
  which: { readonly id: number } | { readonly places: readonly number[]; readonly agency: boolean },
): Promise<ChannelValue[]> {
  const rows = await q.sql<
    Omit<ChannelValue, 'createdAt' | 'updatedAt' | 'failingSince' | 'address'> & {
      host: string;
      hint: string;
      createdAt: Date;
      updatedAt: Date;
      failingSince: Date | null;
    }
  >(
    `select c.id, c.name, c.tool, c.host, c.hint, c.scope_kind as scope, c.kinds, c.happenings, c.language, c.words, c.active,
       c.stopped_for as "stoppedFor", c.failing_since as "failingSince", c.version,
       case when n.id is null then null
         else json_build_object('key', n.key, 'kind', n.kind, 'title', n.title, 'state', null) end as place,
       json_build_object('id', p.id, 'name', p.name) as "createdBy", c.created_at as "createdAt", c.updated_at as "updatedAt",
       (select json_build_object('delivered', count(*) filter (where d.status = 'delivered'),
          'waiting', count(*) filter (where d.status = 'waiting'), 'failed', count(*) filter (where d.status = 'failed'))
        from outgoing_delivery d where d.channel_id = c.id and d.created_at > now() - interval '7 days') as recent
     from channel c join person p on p.id = c.created_by left join node n on n.id = c.scope_id
     where c.removed_at is null
       and case when $1::bigint is not null then c.id = $1 else c.scope_id = any($2::bigint[]) or ($3 and c.scope_id is null) end
     order by n.title collate "nb-x-icu" nulls first, c.name, c.id`,
    'id' in which ? [which.id, [], false] : [null, which.places, which.agency],
  );
  return rows.map(({ host, hint, ...r }) => ({
    ...r,
    address: maskedAddress(host, hint),
    createdAt: r.createdAt.toISOString(),
    updatedAt: r.updatedAt.toISOString(),
    failingSince: r.failingSince?.toISOString() ?? null,
  }));
}

/** A place that a channel can be connected for. */
export interface ChannelPlace {
  readonly id: number;
  readonly scope: ChannelScope;
  readonly node: NodeRefValue;
}

/**
 * Places somebody answers for: their team and its products, their product and its team, their product group and what is
 * in it; all of them for an administrator. Teams that have ceased are left out.
 */
export async function placesOf(
  q: Queryable,
  held: {
    readonly all: boolean;
    readonly teams: readonly number[];
    readonly products: readonly number[];
    readonly groups: readonly number[];
  },
): Promise<ChannelPlace[]> {
  const rows = await q.sql<{
    id: number;
    kind: 'team' | 'product' | 'productGroup';
    key: string;
    title: string;
  }>(
    `with place as (
       select g.id, null::bigint as team, g.id as grp, null::bigint as product from product_group g
       union all
       select t.id, t.id, t.product_group_id, null from team t where t.ceased_at is null
       union all
       select p.id, p.team_id, coalesce(p.product_group_id, t.product_group_id), p.id from product p left join team t on t.id = p.team_id
     )
     select n.id, n.kind, n.key, n.title from place x join node n on n.id = x.id and n.deleted_at is null
     where $1 or x.grp = any($4::bigint[]) or x.team = any($2::bigint[]) or x.product = any($3::bigint[])
       or x.id in (select p.team_id from product p where p.id = any($3::bigint[]))
     order by n.kind desc, n.title collate "nb-x-icu", n.id`,
    [held.all, held.teams, held.products, held.groups],
  );
  return rows.map((r) => ({
    id: r.id,
    scope: r.kind,
    node: { key: r.key, kind: r.kind, title: r.title, state: null },
  }));
}
