import { processKinds } from '../../../../domain/processes.ts';
import { leastLikeness } from '../../../../domain/thread/index.ts';
import type { Tx } from '../../../platform/db/db.ts';

/** A link that may be right. `evidence` is shown to whoever decides. */
export interface Suggestion {
  readonly type: 'decomposes' | 'delivers';
  readonly fromId: number;
  readonly toId: number;
  readonly reason: 'sameKey' | 'sameCommit' | 'likeText';
  readonly confidence: number;
  readonly evidence: string;
}

/**
 * Stores suggestions. One for which there is a link already, or was one that somebody has rejected or removed, is left
 * out; what the program itself took back (a key that left its line) may come again. Gives how many were new.
 */
export async function storeSuggestions(tx: Tx, suggestions: readonly Suggestion[]): Promise<number> {
  if (suggestions.length === 0) return 0;
  const column = <K extends keyof Suggestion>(k: K): Suggestion[K][] => suggestions.map((s) => s[k]);
  const rows = await tx.sql(
    `insert into link (type, from_id, to_id, status, source, confidence, note)
     select distinct on (s.from_id, s.to_id, s.type) s.type, s.from_id, s.to_id, 'suggested', s.reason, s.confidence, left(s.evidence, 500)
     from unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::real[], $6::text[])
       as s (type, from_id, to_id, reason, confidence, evidence)
     where s.from_id <> s.to_id
       and not exists (select 1 from link l where l.from_id = s.from_id and l.to_id = s.to_id and l.type = s.type and l.removed_at is null)
       and not exists (select 1 from link l where l.from_id = s.from_id and l.to_id = s.to_id and l.type = s.type
         and l.removed_at is not null and (l.removed_by is not null or l.status = 'rejected'))
     order by s.from_id, s.to_id, s.type, s.confidence desc
     on conflict (from_id, to_id, type) where removed_at is null do nothing returning id`,
    [
      column('type'),
      column('fromId'),
      column('toId'),
      column('reason'),
      column('confidence'),
      column('evidence'),
    ],
  );
  return rows.length;
}

/** A deployment's line that mentions an issue which is not linked to the deployment. */
export interface MentionInLine {
  readonly fromId: number;
  readonly toId: number;
  readonly text: string;
}

/**
 * Lines that mention an external issue which nothing links to their deployment: keys that had to be guessed, or that
 * came before their tracker was known.
 */
export function unlinkedMentions(tx: Tx): Promise<MentionInLine[]> {
  return tx.sql<MentionInLine>(
    `select distinct n.id as "fromId", dl.deployment_id as "toId", left(dl.text, 300) as text
     from (
       select r.line_id, r.node_id from line_reference r where r.type = 'issue' and r.node_id is not null
       union all
       select r.line_id, o.id from line_reference r join node o on upper(o.key) = upper(r.value)
       where r.type = 'issue' and r.node_id is null
     ) r
     join node n on n.id = r.node_id and n.kind = 'externalIssue' and n.deleted_at is null
     join deployment_line dl on dl.id = r.line_id
     where true
       and not exists (select 1 from link l where l.from_id = n.id and l.to_id = dl.deployment_id and l.type = 'delivers' and l.removed_at is null)
     limit 5000`,
  );
}

/** Lines that may hold one of our own keys; `pattern` is a PostgreSQL regular expression. */
export function linesLike(tx: Tx, pattern: string): Promise<{ deploymentId: number; text: string }[]> {
  return tx.sql(
    `select deployment_id as "deploymentId", text from deployment_line where text ~ $1 limit 5000`,
    [pattern],
  );
}

/** A matter and what is written in it. */
export interface WrittenMatter {
  readonly id: number;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
}

/**
 * The next matters after an id, changed since an instant, whose texts may hold a key; and the last id looked at (null:
 * no more).
 */
export async function mattersWithKeys(
  tx: Tx,
  since: string,
  after: number,
  pattern: string,
  limit: number,
): Promise<{ matters: WrittenMatter[]; last: number | null }> {
  // The first time all matters, along their ids; after that the few that have changed, by the index of changes.
  const fence = since === '-infinity' ? '' : 'offset 0';
  const rows = await tx.sql<{ id: number }>(
    `select id from (select id from matter where kind = any($4::text[]) and updated_at >= $3 ${fence}) m
     where id > $1 order by id limit $2`,
    [after, limit, since, processKinds],
  );
  const last = rows.at(-1)?.id ?? null;
  if (last === null) return { matters: [], last };
  const matters = await tx.sql<WrittenMatter>(
    `select n.id, n.kind, n.title, w.text from matter m join node n on n.id = m.id and n.deleted_at is null
     left join initiative i on i.id = m.id left join roadmap_element r on r.id = m.id
     left join epic e on e.id = m.id left join issue s on s.id = m.id
     cross join lateral (select concat_ws(' ', i.problem_statement, i.description, r.description, r.expected_result,
       e.description, e.in_scope, s.description) as text) w
     where m.id = any($1::bigint[]) and (n.title ~ $2 or w.text ~ $2)`,
    [rows.map((r) => r.id), pattern],
  );
  return { matters, last };
}

/** Nodes by key among some kinds; a key that means several of them is left out. */
export async function nodesByKeys(
  tx: Tx,
  keys: readonly string[],
  kinds: readonly string[],
): Promise<ReadonlyMap<string, { id: number; kind: string }>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.sql<{ key: string; id: number; kind: string }>(
    `select upper(n.key) as key, min(n.id) as id, min(n.kind) as kind from node n
     where upper(n.key) = any($1::text[]) and n.kind = any($2::text[]) and n.deleted_at is null
     group by 1 having count(*) = 1`,
    [keys, kinds],
  );
  return new Map(rows.map(({ key, ...n }) => [key, n]));
}

/** An issue that is known to be in a commit which also went to production elsewhere, where nobody wrote its key. */
export interface SameCommit {
  readonly fromId: number;
  readonly toId: number;
  readonly sha: string;
  readonly key: string;
}

/** Issues delivered by one deployment of a commit, and the production deployments of it that explain themselves by nothing. */
export function sameCommits(tx: Tx): Promise<SameCommit[]> {
  return tx.sql<SameCommit>(
    `select l.from_id as "fromId", d.id as "toId", d.sha, min(on_.key) as key
     from deployment d
     join environment e on e.id = d.environment_id and e.production
     join deployment o on o.sha = d.sha and o.product_id = d.product_id and o.id <> d.id
     join node on_ on on_.id = o.id and on_.deleted_at is null
     join link l on l.to_id = o.id and l.type = 'delivers' and l.status = 'confirmed' and l.removed_at is null
     join node n on n.id = l.from_id and n.kind in ('externalIssue', 'issue') and n.deleted_at is null
     where d.explained = 'none'
       and not exists (select 1 from link x where x.from_id = l.from_id and x.to_id = d.id and x.type = 'delivers' and x.removed_at is null)
     group by 1, 2, 3 limit 5000`,
  );
}

/** A text to find likes of, among the work of a product. */
export interface LikeQuestion {
  readonly id: number;
  readonly productId: number;
  readonly text: string;
}

/** Lines of unexplained production deployments, newest first. */
export function unexplainedLines(tx: Tx, limit: number): Promise<LikeQuestion[]> {
  return tx.sql<LikeQuestion>(
    `select d.id, d.product_id as "productId", dl.text from (
       select d.id, d.product_id, d.deployed_at from deployment d join environment e on e.id = d.environment_id and e.production
       where d.explained = 'none' order by d.deployed_at desc, d.id desc limit $1
     ) d join deployment_line dl on dl.deployment_id = d.id and dl.kind in ('change', 'merge')
     order by d.deployed_at desc, d.id, dl.position`,
    [limit],
  );
}

/** External issues with nothing above them whose title says something, newest first. */
export function issuesWithoutOrigin(tx: Tx, limit: number): Promise<LikeQuestion[]> {
  return tx.sql<LikeQuestion>(
    `select x.id, x.product_id as "productId", n.title as text
     from external_issue x join node n on n.id = x.id and n.deleted_at is null
     where x.product_id is not null and upper(n.title) <> upper(n.key)
       and not exists (select 1 from link l where l.to_id = x.id and l.type = 'decomposes' and l.removed_at is null)
     order by x.id desc limit $1`,
    [limit],
  );
}

/** Work whose title is like a text. */
export interface Like {
  readonly id: number;
  readonly likeId: number;
  readonly title: string;
  readonly similarity: number;
}

/** The three most like each text, among matters of some kinds in the same product. */
export async function likesOf(
  tx: Tx,
  questions: readonly LikeQuestion[],
  kinds: readonly string[],
): Promise<Like[]> {
  if (questions.length === 0) return [];
  await tx.sql(`select set_config('pg_trgm.similarity_threshold', $1, true)`, [String(leastLikeness)]);
  return tx.sql<Like>(
    `select q.id, c.id as "likeId", c.title, c.similarity
     from unnest($1::bigint[], $2::bigint[], $3::text[]) as q (id, product_id, text)
     cross join lateral (
       select n.id, n.title, similarity(n.title, q.text)::float8 as similarity
       from matter m join node n on n.id = m.id and n.deleted_at is null
       where m.product_id = q.product_id and m.kind = any($4::text[]) and n.title % q.text
       order by 3 desc, n.id limit 3
     ) c`,
    [questions.map((x) => x.id), questions.map((x) => x.productId), questions.map((x) => x.text), kinds],
  );
}

/** How far suggesting has come, so that the next time begins there. */
export interface Progress {
  /** Matters changed before this have been read; PostgreSQL's text of an instant. */
  readonly since: string;
  /** The newest external issue then: newer ones may be mentioned in matters that have been read. */
  readonly issues: number;
  /** How many questions of likeness had been asked when time was up; 0 when all were. */
  readonly asked: number;
}

const setting = 'thread.suggestions';

/** Where to begin, and where that is next time: five minutes back, for changes not yet committed. */
export async function progressOf(tx: Tx): Promise<{ begin: Progress; next: Progress }> {
  const [row] = await tx.sql<{ kept: Progress | null; since: string; issues: number }>(
    `select (select value from app_setting where name = $1) as kept,
       (now() - interval '5 minutes')::text as since, coalesce((select max(id) from external_issue), 0) as issues`,
    [setting],
  );
  const { kept, since, issues } = row!;
  const next = { since, issues, asked: 0 };
  if (kept === null) return { begin: { since: '-infinity', issues: 0, asked: 0 }, next };
  return { begin: kept.issues === issues ? kept : { ...kept, since: '-infinity' }, next };
}

/** Keeps how far it has come. */
export async function keepProgress(tx: Tx, progress: Progress): Promise<void> {
  await tx.sql(
    `insert into app_setting (name, value) values ($1, $2)
     on conflict (name) do update set value = excluded.value, version = app_setting.version + 1, updated_at = now()`,
    [setting, JSON.stringify(progress)],
  );
}
