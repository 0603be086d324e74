import type { PersonMentionsValue } from '../../../../contract/personal.ts';
import type { Queryable } from '../../../platform/db/db.ts';

/** Tables that hold nobody's words, or copies of them made by the program. */
const leftOut = [
  'event',
  'person',
  'session',
  'schema_migration',
  'search_document',
  'search_word',
  'process_version',
];
const most = 200;
const identifier = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Where some words (a name, an address) stand in what people wrote. Reads whole tables: for the rare occasion. */
export async function mentionsOf(q: Queryable, words: readonly string[]): Promise<PersonMentionsValue> {
  const patterns = words.filter((w) => w.trim().length >= 3).map(like);
  if (patterns.length === 0) return { places: [], columns: [], events: [] };
  const places = await q.sql<PersonMentionsValue['places'][number]>(
    `select n.key, n.kind, n.title, d.comment_id is not null as "inComment", left(d.body, 300) as excerpt
       from search_document d join node n on n.id = d.node_id
      where (d.body ilike any($1::text[]) or (d.comment_id is null and n.title ilike any($1::text[]))) and n.deleted_at is null
      order by d.changed_at desc limit ${most}`,
    [patterns],
  );
  const found = await q.sql<{ id: number; key: string | null; type: string; at: Date }>(
    `select e.id, n.key, e.type, e.recorded_at as at from event e left join node n on n.id = e.node_id
      where e.payload::text ilike any($1::text[]) order by e.id desc limit ${most}`,
    [patterns],
  );
  return {
    places,
    columns: await columnsNaming(q, patterns),
    events: found.map((e) => ({ ...e, at: e.at.toISOString() })),
  };
}

/** Columns of words, read from the database itself so that none is forgotten, with how many rows of each match. */
async function columnsNaming(
  q: Queryable,
  patterns: readonly string[],
): Promise<PersonMentionsValue['columns']> {
  const columns = await q.sql<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column
       from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb')
        and c.table_name <> all($1::text[]) order by 1, 2`,
    [leftOut],
  );
  const counts: PersonMentionsValue['columns'] = [];
  for (const table of new Set(columns.map((c) => c.table))) {
    const own = columns.filter((c) => c.table === table).map((c) => c.column);
    // One reading of each table, whatever number of columns it has.
    const [row] = await q.sql<{ counts: number[] }>(
      `select array[${own
        .map((c) => `count(*) filter (where ${identifier(c)}::text ilike any($1::text[]))::int`)
        .join(', ')}] as counts from ${identifier(table)}`,
      [patterns],
    );
    for (const [i, column] of own.entries()) {
      const count = row?.counts[i] ?? 0;
      if (count > 0) counts.push({ place: `${table}.${column}`, count });
    }
  }
  return counts;
}
