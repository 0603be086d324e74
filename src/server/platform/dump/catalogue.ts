import type pg from 'pg';
import type { DumpSequence } from './format.ts';

/** A table as a dump sees it. */
export interface CatalogueTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** About how many rows, from PostgreSQL's statistics. */
  readonly estimate: number;
}

/** The tables of `public` that hold the product's data, with their columns (not the generated ones). */
export async function readTables(client: pg.Client): Promise<CatalogueTable[]> {
  const { rows } = await client.query<{
    name: string;
    columns: { name: string; type: string }[];
    estimate: number;
  }>(`
    select c.relname as name, greatest(c.reltuples, 0)::float8 as estimate,
           (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
                             order by a.attnum)
              from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'schema_migration'
     order by c.relname`);
  return rows;
}

/** Where every sequence of `public` stands, identity columns' included. */
export async function readSequences(client: pg.Client): Promise<DumpSequence[]> {
  const { rows } = await client.query<{ name: string }>(
    "select sequencename as name from pg_sequences where schemaname = 'public' order by 1",
  );
  const found: DumpSequence[] = [];
  for (const { name } of rows) {
    const state = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${client.escapeIdentifier(name)}`,
    );
    if (state.rows[0]) found.push({ name, ...state.rows[0] });
  }
  return found;
}
