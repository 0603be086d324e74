import type { Actor } from '../../../../domain/kernel/roles.ts';
import { belongsToAgency } from '../../../core/visibility.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** A view as read, with what its row in a list shows. */
export interface ViewRow {
  readonly id: number;
  readonly ownerId: number;
  readonly ownerName: string;
  readonly ownerLeft: boolean;
  readonly name: string;
  readonly address: string;
  readonly sharedWith: 'nobody' | 'team' | 'agency';
  readonly teamKey: string | null;
  readonly teamTitle: string | null;
  readonly position: number;
  readonly version: number;
  readonly updatedAt: Date;
}

const columns = `v.id, v.owner_id as "ownerId", p.name as "ownerName", p.left_at is not null as "ownerLeft", v.name, v.address,
  v.shared_with as "sharedWith", t.key as "teamKey", t.title as "teamTitle", v.position, v.version, v.updated_at as "updatedAt"`;
const joins = 'from saved_view v join person p on p.id = v.owner_id left join node t on t.id = v.team_id';

/** Teams that somebody belongs to. */
export const teamsOf = (actor: Actor): number[] =>
  actor.held.filter((h) => h.scopeKind === 'team' && h.scopeId !== null).map((h) => h.scopeId!);

/** Views that somebody sees: their own, those of their teams, those of the agency for whoever belongs to it. */
function seen(actor: Actor, w: Where): string {
  const parts = [`v.owner_id = ${w.value(actor.personId)}`];
  const teams = teamsOf(actor);
  if (teams.length > 0) parts.push(`v.shared_with = 'team' and v.team_id = any(${w.value(teams)}::bigint[])`);
  if (belongsToAgency(actor)) parts.push(`v.shared_with = 'agency'`);
  return `v.deleted_at is null and (${parts.map((p) => `(${p})`).join(' or ')})`;
}

/** All views somebody sees: own in own order, then the teams', then the agency's by name. */
export async function viewsOf(q: Queryable, actor: Actor): Promise<ViewRow[]> {
  const w = new Where();
  w.and(seen(actor, w));
  return q.sql<ViewRow>(
    `select ${columns} ${joins} where ${w.text}
      order by v.owner_id <> ${w.value(actor.personId)}, case when v.owner_id = $${w.values.length} then v.position end,
        v.shared_with = 'agency', t.title collate "nb-x-icu", v.name collate "nb-x-icu", v.id limit 500`,
    w.values,
  );
}

/** One view that somebody sees, or undefined. */
export async function viewById(q: Queryable, actor: Actor, id: number): Promise<ViewRow | undefined> {
  const w = new Where();
  w.and(seen(actor, w));
  w.and(`v.id = ${w.value(id)}`);
  const [row] = await q.sql<ViewRow>(`select ${columns} ${joins} where ${w.text}`, w.values);
  return row;
}

/** Locks a view's row until the end of the transaction. */
export async function lockView(tx: Tx, id: number): Promise<void> {
  await tx.sql('select from saved_view where id = $1 for update', [id]);
}

/** How many views somebody has. */
export async function countViews(q: Queryable, personId: number): Promise<number> {
  const [row] = await q.sql<{ count: number }>(
    'select count(*) as count from saved_view where owner_id = $1 and deleted_at is null',
    [personId],
  );
  return row?.count ?? 0;
}

/** The living team of a key, or undefined. */
export async function teamByKey(q: Queryable, key: string): Promise<{ id: number } | undefined> {
  const [row] = await q.sql<{ id: number }>(
    `select t.id from team t join node n on n.id = t.id
      where n.namespace = 'rodtrad' and n.kind = 'team' and n.key = $1 and n.deleted_at is null and t.ceased_at is null`,
    [key],
  );
  return row;
}

/** What is stored of a view. */
export interface ViewValues {
  readonly name: string;
  readonly address: string;
  readonly sharedWith: 'nobody' | 'team' | 'agency';
  readonly teamId: number | null;
}

/** Stores a new view last among its owner's; gives its id. */
export async function insertView(tx: Tx, ownerId: number, v: ViewValues): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `insert into saved_view (owner_id, name, address, shared_with, team_id, position)
     values ($1, $2, $3, $4, $5, (select coalesce(max(position), 0) + 1 from saved_view where owner_id = $1)) returning id`,
    [ownerId, v.name, v.address, v.sharedWith, v.teamId],
  );
  return row!.id;
}

/** Changes a view; the version rises. `teamId` undefined: as it is. */
export async function updateView(
  tx: Tx,
  id: number,
  v: Partial<ViewValues> & { readonly ownerId?: number; readonly deleted?: true },
): Promise<void> {
  const values: unknown[] = [id];
  const sets = ['version = version + 1', 'updated_at = event_now()'];
  const set = (column: string, value: unknown): void => {
    if (value === undefined) return;
    values.push(value);
    sets.push(`${column} = $${values.length}`);
  };
  set('name', v.name);
  set('address', v.address);
  set('shared_with', v.sharedWith);
  set('team_id', v.teamId);
  set('owner_id', v.ownerId);
  if (v.deleted) sets.push('deleted_at = event_now()');
  await tx.sql(`update saved_view set ${sets.join(', ')} where id = $1`, values);
}

/** Puts one's own views in order; those not named keep their place after them. */
export async function placeViews(tx: Tx, ownerId: number, ids: readonly number[]): Promise<void> {
  await tx.sql(
    `update saved_view v set position = o.place from (
       select s.id, row_number() over (order by coalesce(x.place, 100000 + s.position), s.id) as place
         from saved_view s left join unnest($2::bigint[]) with ordinality as x (id, place) on x.id = s.id
        where s.owner_id = $1 and s.deleted_at is null) o
      where v.id = o.id`,
    [ownerId, ids],
  );
}
