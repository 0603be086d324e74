import type { Tx } from '../../../platform/db/db.ts';

/** An issue of a team's own tracker, as the tracker tells of it. */
export interface TrackerIssue {
  readonly key: string;
  readonly title: string;
  readonly productId: number;
}

/** The trackers' prefixes, confirmed by somebody. */
export async function insertPrefixes(
  tx: Tx,
  rows: readonly { prefix: string; productId: number }[],
  by: number,
): Promise<void> {
  await tx.sql(
    `insert into tracker_prefix (prefix, product_id, status, confidence, url, updated_by, updated_at)
     select p, o, 'confirmed', 1, 'https://saker.samd.example/browse/{key}', $3, event_now()
     from unnest($1::text[], $2::bigint[]) as i (p, o)`,
    [rows.map((r) => r.prefix), rows.map((r) => r.productId), by],
  );
}

/** How often each prefix has been seen. */
export async function countPrefixes(tx: Tx): Promise<void> {
  await tx.sql(
    `update tracker_prefix t set evidence = (select count(*) from external_issue x where x.prefix = t.prefix)`,
  );
}

/** Issues that a tracker tells of, open. Gives their ids in the order given. */
export async function insertTrackerIssues(tx: Tx, issues: readonly TrackerIssue[]): Promise<number[]> {
  const rows = await tx.sql<{ id: number; key: string }>(
    `with i as (select * from unnest($1::text[], $2::text[], $3::bigint[]) as i (key, title, product)),
     n as (insert into node (kind, namespace, key, title) select 'externalIssue', 'jira', key, title from i returning id, key),
     x as (insert into external_issue (id, prefix, number, state, product_id)
       select n.id, split_part(n.key, '-', 1), split_part(n.key, '-', 2)::int, 'open', i.product from n join i on i.key = n.key),
     r as (insert into external_ref (source, type, external_id, node_id, url)
       select 'jira', 'issue', n.key, n.id, 'https://saker.samd.example/browse/' || n.key from n)
     select id, key from n`,
    [issues.map((i) => i.key), issues.map((i) => i.title), issues.map((i) => i.productId)],
  );
  const ids = new Map(rows.map((r) => [r.key, r.id]));
  return issues.map((i) => ids.get(i.key)!);
}

/** Hangs issues under an epic. Gives the links' ids in the order given. */
export async function insertParts(
  tx: Tx,
  epicId: number,
  parts: readonly number[],
  by: number,
): Promise<number[]> {
  const rows = await tx.sql<{ id: number; to_id: number }>(
    `insert into link (type, from_id, to_id, source, created_by)
     select 'decomposes', $1, p, 'person', $3 from unnest($2::bigint[]) p returning id, to_id`,
    [epicId, parts, by],
  );
  const ids = new Map(rows.map((r) => [r.to_id, r.id]));
  return parts.map((p) => ids.get(p)!);
}

/** The tracker tells that an issue is closed. */
export async function closeTrackerIssue(tx: Tx, key: string): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `update external_issue set state = 'closed' where id = (select id from node where namespace = 'jira' and key = $1) returning id`,
    [key],
  );
  return row!.id;
}

/** That some notes were taken in, and what they held. */
export async function insertImportRun(tx: Tx, summary: object): Promise<void> {
  await tx.sql(
    `insert into import_run (source, started_at, finished_at, summary)
     values ('release-notes', event_now(), event_now() + interval '2 seconds', $1)`,
    [JSON.stringify(summary)],
  );
}

/** A token that somebody's program uses. Its hash is of nothing anybody knows: it is there to be seen. */
export async function insertToken(
  tx: Tx,
  t: { personId: number; name: string; scopes: readonly string[]; hash: Buffer; hint: string; days: number },
): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `insert into api_token (token_hash, person_id, name, scopes, hint, created_at, expires_at)
     values ($1, $2, $3, $4, $5, event_now(), event_now() + make_interval(days => $6)) returning id`,
    [t.hash, t.personId, t.name, t.scopes, t.hint, t.days],
  );
  return row!.id;
}
