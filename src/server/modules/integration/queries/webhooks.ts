import type { WebhookValue } from '../../../../contract/integration.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';

/** A webhook as it is stored, without its signing secret. */
export interface WebhookRow {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly kinds: string[];
  readonly types: string[];
  readonly active: boolean;
  readonly version: number;
  readonly salt: Buffer;
}

const columns = 'id, name, url, kinds, types, active, version, salt';

/** A webhook that has not been removed, locked against change; null when there is none. */
export async function lockWebhook(tx: Tx, id: number): Promise<WebhookRow | null> {
  const [row] = await tx.sql<WebhookRow>(
    `select ${columns} from outgoing_webhook where id = $1 and removed_at is null for update`,
    [id],
  );
  return row ?? null;
}

/** Webhooks that are to be told now. */
export async function activeWebhooks(q: Queryable): Promise<WebhookRow[]> {
  return q.sql<WebhookRow>(
    `select ${columns} from outgoing_webhook where active and removed_at is null order by id`,
  );
}

/** Makes a webhook; gives its id. */
export async function insertWebhook(
  tx: Tx,
  w: Omit<WebhookRow, 'id' | 'active' | 'version'> & { readonly createdBy: number },
): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `insert into outgoing_webhook (name, url, kinds, types, salt, created_by) values ($1, $2, $3, $4, $5, $6) returning id`,
    [w.name, w.url, w.kinds, w.types, w.salt, w.createdBy],
  );
  return row!.id;
}

/** Writes a changed webhook; its version rises. Starting it again forgets why it was stopped. */
export async function updateWebhook(tx: Tx, w: WebhookRow): Promise<void> {
  await tx.sql(
    `update outgoing_webhook set name = $2, url = $3, kinds = $4, types = $5, active = $6, salt = $7,
       stopped_for = case when $6 then null else stopped_for end, version = version + 1, updated_at = now() where id = $1`,
    [w.id, w.name, w.url, w.kinds, w.types, w.active, w.salt],
  );
}

/** Takes a webhook away; what waited for it is dropped. */
export async function tombstone(tx: Tx, id: number): Promise<void> {
  await tx.sql(
    'update outgoing_webhook set removed_at = now(), active = false, version = version + 1 where id = $1',
    [id],
  );
  await tx.sql(
    `update outgoing_delivery set status = 'dropped', next_at = null where webhook_id = $1 and status = 'waiting'`,
    [id],
  );
}

/** Stops a webhook whose receiver has said that it is gone for good. */
export async function stopGone(tx: Tx, id: number): Promise<void> {
  await tx.sql(
    `update outgoing_webhook set active = false, stopped_for = 'gone', version = version + 1, updated_at = now()
     where id = $1 and active`,
    [id],
  );
}

/** Webhooks as they are shown, all or one. */
export async function showWebhooks(q: Queryable, id: number | null): Promise<WebhookValue[]> {
  const rows = await q.sql<
    Omit<WebhookValue, 'createdAt' | 'updatedAt'> & { createdAt: Date; updatedAt: Date }
  >(
    `select w.id, w.name, w.url, w.kinds, w.types, w.active, w.stopped_for as "stoppedFor", w.version,
       json_build_object('id', p.id, 'name', p.name) as "createdBy", w.created_at as "createdAt", w.updated_at as "updatedAt",
       (select json_build_object('delivered', count(*) filter (where d.status = 'delivered'),
          'waiting', count(*) filter (where d.status = 'waiting'), 'failed', count(*) filter (where d.status = 'failed'))
        from outgoing_delivery d where d.webhook_id = w.id and d.created_at > now() - interval '7 days') as recent
     from outgoing_webhook w join person p on p.id = w.created_by
     where w.removed_at is null and ($1::bigint is null or w.id = $1) order by w.name, w.id`,
    [id],
  );
  return rows.map((r) => ({
    ...r,
    createdAt: r.createdAt.toISOString(),
    updatedAt: r.updatedAt.toISOString(),
  }));
}
