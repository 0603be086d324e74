import type { RetentionAction, RetentionRule } from '../../../../domain/disclosure/index.ts';
import type { Actor } from '../../../../domain/kernel/roles.ts';
import { visibleMatter } from '../../../core/visibility.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** A rule as it is stored. */
export interface StoredRule extends RetentionRule {
  readonly kind: string;
  readonly version: number;
  readonly updatedBy: { readonly id: number; readonly name: string };
  readonly updatedAt: Date;
}

const columns = `r.kind, r.audience, r.years, r.action, r.version, r.updated_at as "updatedAt",
  json_build_object('id', p.id, 'name', p.name) as "updatedBy"`;

/** Rules that somebody has set. */
export function storedRules(q: Queryable): Promise<StoredRule[]> {
  return q.sql(`select ${columns} from retention_rule r join person p on p.id = r.updated_by`);
}

/** The rule of a kind, locked (also when there is none yet); undefined when nobody has set it. */
export async function lockRule(tx: Tx, kind: string): Promise<StoredRule | undefined> {
  await tx.sql(`select pg_advisory_xact_lock(hashtext('rodtrad.retention'), hashtext($1))`, [kind]);
  const [row] = await tx.sql<StoredRule>(
    `select ${columns} from retention_rule r join person p on p.id = r.updated_by where r.kind = $1`,
    [kind],
  );
  return row;
}

/** Stores the rule of a kind as its next version. */
export async function storeRule(tx: Tx, kind: string, rule: RetentionRule, by: number): Promise<void> {
  await tx.sql(
    `insert into retention_rule (kind, audience, years, action, updated_by) values ($1, $2, $3, $4, $5)
     on conflict (kind) do update set audience = $2, years = $3, action = $4, updated_by = $5,
       version = retention_rule.version + 1, updated_at = event_now()`,
    [kind, rule.audience, rule.years, rule.action, by],
  );
}

/** Access level that new matters of a kind are to have; null when nobody has said. */
export async function defaultAudience(tx: Tx, kind: string): Promise<string | null> {
  const [row] = await tx.sql<{ audience: string | null }>(
    'select audience from retention_rule where kind = $1',
    [kind],
  );
  return row?.audience ?? null;
}

/** A matter whose time is over. */
export interface DueRow {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly title: string;
  readonly state: string;
  readonly version: number;
  readonly endedAt: Date;
  readonly dueAt: Date;
  readonly comments: number;
  readonly attachments: number;
  readonly events: number;
  readonly disclosures: number;
}

function dueWhere(actor: Actor, kind: string, years: number, action: RetentionAction): Where {
  const w = new Where();
  w.and(`m.kind = ${w.value(kind)} and n.deleted_at is null and m.ended_at is not null`);
  w.and(`m.ended_at + make_interval(years => ${w.value(years)}::int) <= event_now()`);
  // What has been erased has no people left either.
  w.and(
    `not exists (select from retention_done d where d.matter_id = m.id and d.action in ('erase', ${w.value(action)}))`,
  );
  w.and(visibleMatter(actor, w));
  return w;
}

/** How many matters of a kind, that the actor sees, are due. */
export async function countDue(
  q: Queryable,
  actor: Actor,
  kind: string,
  years: number,
  action: RetentionAction,
): Promise<number> {
  const w = dueWhere(actor, kind, years, action);
  const [row] = await q.sql<{ count: number }>(
    `select count(*)::int as count from matter m join node n on n.id = m.id where ${w.text}`,
    w.values,
  );
  return row?.count ?? 0;
}

/** Matters that are due, those that ended first before others; with what would go. `key`: that one only. */
export function findDue(
  q: Queryable,
  actor: Actor,
  kind: string,
  years: number,
  action: RetentionAction,
  key?: string,
): Promise<DueRow[]> {
  const w = dueWhere(actor, kind, years, action);
  if (key !== undefined) w.and(`n.namespace = 'rodtrad' and n.key = ${w.value(key)}`);
  const y = w.value(years);
  return q.sql<DueRow>(
    `select m.id, n.key, m.kind, n.title, m.state, m.version, m.ended_at as "endedAt",
       m.ended_at + make_interval(years => ${y}::int) as "dueAt",
       (select count(*)::int from comment c where c.node_id = m.id and c.deleted_at is null) as comments,
       (select count(*)::int from attachment a where a.node_id = m.id and a.deleted_at is null) as attachments,
       (select count(*)::int from event e where e.node_id = m.id and e.payload is not null) as events,
       (select count(*)::int from disclosure d where d.node_id = m.id) as disclosures
     from matter m join node n on n.id = m.id where ${w.text} order by m.ended_at, m.id limit 200`,
    w.values,
  );
}
