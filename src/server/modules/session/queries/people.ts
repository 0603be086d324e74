import type { Language } from '../../../../domain/kernel/text.ts';
import type { Queryable, Tx } from '../../../platform/db/db.ts';

/** A person's own settings. */
export interface ProfileRow {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly density: 'comfortable' | 'compact';
  readonly singleKeys: boolean;
}

const profileColumns = 'id, name, email, language, theme, density, single_keys as "singleKeys"';

/** A person's settings; undefined when there is no such person. */
export async function findProfile(q: Queryable, id: number): Promise<ProfileRow | undefined> {
  const [row] = await q.sql<ProfileRow>(`select ${profileColumns} from person where id = $1`, [id]);
  return row;
}

/** Changes those settings that are given; gives them as they were. */
export async function updateProfile(
  tx: Tx,
  id: number,
  change: {
    language?: string | undefined;
    theme?: string | undefined;
    density?: string | undefined;
    singleKeys?: boolean | undefined;
  },
): Promise<ProfileRow | undefined> {
  const [before] = await tx.sql<ProfileRow>(`select ${profileColumns} from person where id = $1 for update`, [
    id,
  ]);
  await tx.sql(
    `update person set language = coalesce($2, language), theme = coalesce($3, theme),
       density = coalesce($4, density), single_keys = coalesce($5, single_keys)
      where id = $1`,
    [id, change.language ?? null, change.theme ?? null, change.density ?? null, change.singleKeys ?? null],
  );
  return before;
}

/** A role held, with the place as shown. */
export interface RoleRow {
  readonly personId: number;
  readonly role: string;
  readonly scopeKind: string;
  readonly scopeName: string | null;
  readonly key: string | null;
  readonly kind: string | null;
  readonly title: string | null;
}

/** Roles that some people hold at an instant. */
export async function rolesOf(q: Queryable, people: readonly number[], now: Date): Promise<RoleRow[]> {
  return q.sql<RoleRow>(
    `select m.person_id as "personId", m.role, m.scope_kind as "scopeKind", m.scope_name as "scopeName", n.key, n.kind, n.title
       from membership m left join node n on n.id = m.scope_id
      where m.person_id = any($1::bigint[]) and m.valid @> $2::timestamptz
      order by m.person_id, m.role, n.title collate "nb-x-icu"`,
    [people, now],
  );
}

/** People one can log in as without a password: the demo's own, or with `all` everybody. */
export async function choosablePeople(q: Queryable, all: boolean): Promise<{ id: number; name: string }[]> {
  return q.sql(
    `select id, name from person where (demo or $1) and left_at is null order by name collate "nb-x-icu", id limit 200`,
    [all],
  );
}

/** Whether somebody is among them. */
export async function isChoosable(q: Queryable, id: number, all: boolean): Promise<boolean> {
  const rows = await q.sql('select from person where id = $1 and (demo or $2) and left_at is null', [
    id,
    all,
  ]);
  return rows.length > 0;
}

/** The person a login is known to be. */
export async function findBySubject(
  q: Queryable,
  subject: string,
): Promise<{ id: number; left: boolean } | undefined> {
  const [row] = await q.sql<{ id: number; left: boolean }>(
    'select id, left_at is not null as left from person where subject = $1',
    [subject],
  );
  return row;
}

/** Binds a login to the person with this address who has none yet; undefined when there is no such person. */
export async function bindSubject(
  tx: Tx,
  subject: string,
  email: string,
): Promise<{ id: number; left: boolean } | undefined> {
  const [row] = await tx.sql<{ id: number; left: boolean }>(
    `update person set subject = $1 where lower(email) = lower($2) and subject is null and not demo
     returning id, left_at is not null as left`,
    [subject, email],
  );
  return row;
}

/** A new person by their first login; the address is left out when another has it. */
export async function insertBySubject(
  tx: Tx,
  person: { subject: string; name: string; email: string | null; language: Language },
): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `insert into person (name, email, subject, language)
     values ($1, case when exists (select from person where lower(email) = lower($2)) then null else $2 end, $3, $4)
     returning id`,
    [person.name, person.email, person.subject, person.language],
  );
  if (!row) throw new Error('the person was not stored');
  return row.id;
}
