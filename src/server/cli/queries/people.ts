import type { Queryable, Tx } from '../../platform/db/db.ts';

/** A person as the operator sees one. */
export interface PersonRow {
  readonly id: number;
  readonly name: string;
  readonly email: string | null;
  readonly demo: boolean;
  readonly left: boolean;
  /** `role` or `role@scope`, those held now. */
  readonly roles: string[];
}

const columns = `
  p.id, p.name, p.email, p.demo, p.left_at is not null as left,
  coalesce((select array_agg(distinct m.role || coalesce('@' || coalesce(m.scope_name, n.key), '') order by
                             m.role || coalesce('@' || coalesce(m.scope_name, n.key), ''))
              from membership m left join node n on n.id = m.scope_id
             where m.person_id = p.id and m.valid @> now()), '{}') as roles`;

/** Everybody, or those whose name or address holds `text`; by name. */
export function listPeople(db: Queryable, text: string | null): Promise<PersonRow[]> {
  return db.sql<PersonRow>(
    `select ${columns} from person p
      where $1::text is null or position(lower($1) in lower(p.name || ' ' || coalesce(p.email, ''))) > 0
      order by p.name collate "nb-x-icu", p.id`,
    [text],
  );
}

/** The person with this number or e-mail address. */
export async function findPerson(db: Queryable, who: string): Promise<PersonRow | undefined> {
  const id = /^[1-9]\d{0,14}$/.test(who) ? Number(who) : null;
  const rows = await db.sql<PersonRow>(
    `select ${columns} from person p where p.id = $1 or lower(p.email) = lower($2)`,
    [id, who],
  );
  return rows[0];
}

/** A new person; undefined when the e-mail address is taken. */
export async function insertPerson(
  tx: Tx,
  person: { name: string; email: string; language: string },
): Promise<number | undefined> {
  const rows = await tx.sql<{ id: number }>(
    `insert into person (name, email, language) values ($1, $2, $3)
     on conflict (lower(email)) where email is not null do nothing returning id`,
    [person.name, person.email, person.language],
  );
  return rows[0]?.id;
}

/** A role at a place, as stored. */
export interface StoredScope {
  readonly role: string;
  readonly scopeKind: string;
  readonly scopeId: number | null;
  readonly scopeName: string | null;
}

/** The node with this key (own or an organisation's number, short name or a product's slug) and its kind. */
export async function findScope(db: Queryable, kind: string, name: string): Promise<number | undefined> {
  const rows = await db.sql<{ id: number }>(
    `select n.id from node n
       left join organisation o on o.id = n.id
       left join product p on p.id = n.id
      where n.kind = $1 and n.deleted_at is null
        and (upper(n.key) = upper($2) or o.number = $2 or o.short_name = lower($2) or p.slug = lower($2)
             or lower(n.title) = lower($2))
      limit 2`,
    [kind, name],
  );
  return rows.length === 1 ? rows[0]?.id : undefined;
}

/** Gives a role from now on; false when the person has it already. */
export async function grantRole(tx: Tx, personId: number, scope: StoredScope): Promise<boolean> {
  await tx.sql('select id from person where id = $1 for update', [personId]);
  const rows = await tx.sql(
    `insert into membership (person_id, role, scope_kind, scope_id, scope_name)
     select $1, $2, $3, $4, $5
      where not exists (select from membership where person_id = $1 and role = $2 and scope_kind = $3
                           and scope_id is not distinct from $4 and scope_name is not distinct from $5 and valid @> now())
     returning id`,
    [personId, scope.role, scope.scopeKind, scope.scopeId, scope.scopeName],
  );
  return rows.length > 0;
}

/** Ends a role now; false when the person does not have it. */
export async function endRole(tx: Tx, personId: number, scope: StoredScope): Promise<boolean> {
  const rows = await tx.sql(
    `update membership set valid = tstzrange(lower(valid), now())
      where person_id = $1 and role = $2 and scope_kind = $3
        and scope_id is not distinct from $4 and scope_name is not distinct from $5 and valid @> now()
     returning id`,
    [personId, scope.role, scope.scopeKind, scope.scopeId, scope.scopeName],
  );
  return rows.length > 0;
}
