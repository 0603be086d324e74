import type { Tx } from '../../../platform/db/db.ts';

/** A commit of an application. */
export interface Commit {
  readonly applicationKey: string;
  readonly sha: string;
}
const commitId = (c: Commit): string => `${c.applicationKey}@${c.sha}`;

/**
 * The nodes of commits, made where they are not: key `<application>@<first 12 digits>`, or with all 40 where another
 * commit of the application begins alike. Gives ids in the order given.
 */
export async function ensureCommits(tx: Tx, commits: readonly Commit[]): Promise<number[]> {
  const all = [...new Map(commits.map((c) => [commitId(c), c])).values()];
  const known = new Map(
    (
      await tx.sql<{ external_id: string; node_id: number }>(
        `select external_id, node_id from external_ref where source = 'git' and type = 'commit' and external_id = any($1::text[])`,
        [all.map(commitId)],
      )
    ).map((r) => [r.external_id, r.node_id]),
  );
  const missing = all.filter((c) => !known.has(commitId(c)));
  if (missing.length > 0) {
    const short = (c: Commit): string => `${c.applicationKey}@${c.sha.slice(0, 12)}`;
    const rows = await tx.sql<{ key: string }>(
      `select key from node where namespace = 'git' and key = any($1::text[])`,
      [missing.map(short)],
    );
    const taken = new Set(rows.map((r) => r.key));
    const keyOf = new Map<string, string>();
    for (const c of missing) {
      const key = taken.has(short(c)) ? commitId(c) : short(c);
      taken.add(key);
      keyOf.set(key, commitId(c));
    }
    const made = await tx.sql<{ id: number; key: string }>(
      `insert into node (kind, namespace, key, title) select 'commit', 'git', k, k from unnest($1::text[]) as k returning id, key`,
      [[...keyOf.keys()]],
    );
    await tx.sql(
      `insert into external_ref (source, type, external_id, node_id)
       select 'git', 'commit', x, id from unnest($1::text[], $2::bigint[]) as i (x, id)`,
      [made.map((m) => keyOf.get(m.key)!), made.map((m) => m.id)],
    );
    for (const m of made) known.set(keyOf.get(m.key)!, m.id);
  }
  return commits.map((c) => known.get(commitId(c))!);
}

/** An issue of a tracker elsewhere, as the notes tell of it. */
export interface IssueToRecord {
  readonly key: string;
  readonly prefix: string;
  readonly number: number;
  readonly tracker: string;
  /** Where it can be read; null when nobody has told. */
  readonly url: string | null;
  readonly title: string;
  /** The title is of a change that names it, not of a merge or a revert. */
  readonly telling: boolean;
  readonly productId: number | null;
  readonly firstSeen: string;
}

/** An issue's node; `made` when it is new, `revived` when it had been taken away with its prefix. */
export interface RecordedIssue {
  readonly id: number;
  readonly key: string;
  readonly made: boolean;
}

/**
 * The nodes of external issues, made where they are not. One that is there keeps its title, unless that says nothing
 * and the new one does; the earliest sight counts.
 */
export async function ensureIssues(tx: Tx, issues: readonly IssueToRecord[]): Promise<RecordedIssue[]> {
  if (issues.length === 0) return [];
  const known = await tx.sql<{ id: number; key: string }>(
    `select n.id, n.key from unnest($1::text[], $2::text[]) as i (ns, key)
     join node n on n.namespace = i.ns and n.key = i.key and n.kind = 'externalIssue'`,
    [issues.map((i) => i.tracker), issues.map((i) => i.key)],
  );
  const have = new Set(known.map((k) => k.key));
  const missing = issues.filter((i) => !have.has(i.key));
  const made = await tx.sql<{ id: number; key: string }>(
    `insert into node (kind, namespace, key, title)
     select 'externalIssue', ns, k, t from unnest($1::text[], $2::text[], $3::text[]) as i (ns, k, t) returning id, key`,
    [missing.map((i) => i.tracker), missing.map((i) => i.key), missing.map((i) => i.title)],
  );
  const of = new Map(issues.map((i) => [i.key, i]));
  const rows = made.map((m) => ({ id: m.id, issue: of.get(m.key)! }));
  await tx.sql(
    `insert into external_issue (id, prefix, number, product_id, first_seen)
     select * from unnest($1::bigint[], $2::text[], $3::int[], $4::bigint[], $5::timestamptz[])`,
    [
      rows.map((r) => r.id),
      rows.map((r) => r.issue.prefix),
      rows.map((r) => r.issue.number),
      rows.map((r) => r.issue.productId),
      rows.map((r) => r.issue.firstSeen),
    ],
  );
  await tx.sql(
    `insert into external_ref (source, type, external_id, node_id, url)
     select * from unnest($1::text[], array_fill('issue'::text, array[cardinality($1::text[])]), $2::text[], $3::bigint[], $4::text[])`,
    [
      rows.map((r) => r.issue.tracker),
      rows.map((r) => r.issue.key),
      rows.map((r) => r.id),
      rows.map((r) => r.issue.url),
    ],
  );
  if (known.length > 0) {
    await tx.sql(
      `update external_issue x set first_seen = i.at
       from unnest($1::bigint[], $2::timestamptz[]) as i (id, at)
       where x.id = i.id and (x.first_seen is null or x.first_seen > i.at)`,
      [known.map((k) => k.id), known.map((k) => of.get(k.key)!.firstSeen)],
    );
    await tx.sql(
      `update node n set title = i.title from unnest($1::bigint[], $2::text[], $3::boolean[]) as i (id, title, telling)
       where n.id = i.id and i.telling and (n.title = n.key or n.title ~* '^(merge|revert)')`,
      [
        known.map((k) => k.id),
        known.map((k) => of.get(k.key)!.title),
        known.map((k) => of.get(k.key)!.telling),
      ],
    );
    await tx.sql(
      'update node set deleted_at = null where id = any($1::bigint[]) and deleted_at is not null',
      [known.map((k) => k.id)],
    );
  }
  return [...known.map((k) => ({ ...k, made: false })), ...made.map((m) => ({ ...m, made: true }))];
}

/** A link that the notes state. */
export interface FactLink {
  readonly type: 'deploys' | 'delivers';
  readonly fromId: number;
  readonly toId: number;
}

/**
 * Links as facts. One that is there is left; a suggestion becomes confirmed, since the notes now say it; one that a
 * person has rejected or removed stays so. Gives how many were made or confirmed.
 */
export async function insertFactLinks(tx: Tx, links: readonly FactLink[], source: string): Promise<number> {
  if (links.length === 0) return 0;
  const rows = await tx.sql(
    `insert into link (type, from_id, to_id, source)
     select distinct t, f, d, $4 from unnest($1::text[], $2::bigint[], $3::bigint[]) as i (t, f, d)
     where not exists (
       select 1 from link l where l.from_id = i.f and l.to_id = i.d and l.type = i.t and l.removed_at is not null and l.removed_by is not null)
     on conflict (from_id, to_id, type) where removed_at is null do update set status = 'confirmed', source = excluded.source, confidence = 1
       where link.status = 'suggested'
     returning id`,
    [links.map((l) => l.type), links.map((l) => l.fromId), links.map((l) => l.toId), source],
  );
  return rows.length;
}

/**
 * Takes back the links from external issues to deployments that the notes no longer state: made from notes, and no
 * written reference left. Gives the ends of those removed.
 */
export async function removeUnstatedLinks(
  tx: Tx,
  deploymentIds: readonly number[],
): Promise<{ fromId: number; toId: number }[]> {
  return tx.sql<{ fromId: number; toId: number }>(
    `update link l set removed_at = event_now()
     from node n
     where n.id = l.from_id and n.kind = 'externalIssue' and l.to_id = any($1::bigint[]) and l.type = 'delivers'
       and l.removed_at is null and l.status = 'confirmed' and l.created_by is null and l.decided_by is null
       and not exists (
         select 1 from deployment_line dl join line_reference r on r.line_id = dl.id
         where dl.deployment_id = l.to_id and r.node_id = l.from_id and r.certainty = 'written')
     returning l.from_id as "fromId", l.to_id as "toId"`,
    [deploymentIds],
  );
}
