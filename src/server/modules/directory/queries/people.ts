import { decodeCursor, encodeCursor } from '../../../platform/db/cursor.ts';
import type { Queryable } from '../../../platform/db/db.ts';
import { Where } from '../../../platform/db/where.ts';

/** A person, as found. */
export interface PersonRow {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly left: boolean;
}

/** What to look for, and whom to look among. */
export interface PeopleSearch {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly q?: string | undefined;
  /** Only people with a role at one of these organisations; null: everybody. */
  readonly organisations: readonly number[] | null;
  readonly now: Date;
}

/** A page of people by name; `q` is part of the name or e-mail address. */
export async function findPeople(
  db: Queryable,
  search: PeopleSearch,
): Promise<{ items: PersonRow[]; next: string | null }> {
  const limit = search.limit ?? 50;
  const where = new Where();
  if (search.q) {
    const text = where.value(`%${search.q.replace(/[\\%_]/g, '\\$&')}%`);
    where.and(`name ilike ${text} or email ilike ${text}`);
  }
  if (search.organisations !== null) {
    where.and(`exists (select from membership m where m.person_id = person.id and m.scope_kind = 'organisation'
      and m.scope_id = any(${where.value(search.organisations)}::bigint[]) and m.valid @> ${where.value(search.now)}::timestamptz)`);
  }
  if (search.cursor !== undefined) {
    const [name, id] = decodeCursor(search.cursor, 2);
    where.and(
      `(name collate "nb-x-icu", id) > (${where.value(String(name))} collate "nb-x-icu", ${where.value(Number(id) || 0)}::bigint)`,
    );
  }
  const rows = await db.sql<PersonRow>(
    `select id, name, email, left_at is not null as left from person where ${where.text}
      order by name collate "nb-x-icu", id limit ${where.value(limit + 1)}`,
    where.values,
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? encodeCursor([last.name, last.id]) : null };
}
