import type { Tx } from '../../../platform/db/db.ts';

/** Whether anybody is in the database already. */
export async function hasPeople(tx: Tx): Promise<boolean> {
  const rows = await tx.sql('select 1 from person limit 1');
  return rows.length > 0;
}

/** From here on, in this transaction, it is this time (see migration 0007). Not awaited: it goes with what follows. */
export function tellAt(tx: Tx, at: Date): void {
  // A failure shows in the statement after it.
  tx.sql(`select set_config('rodtrad.now', $1, true)`, [at.toISOString()]).catch(() => undefined);
}

/** Keeps other seeders out until the transaction ends. */
export async function lockSeeding(tx: Tx): Promise<void> {
  await tx.sql(`select pg_advisory_xact_lock(hashtext('rodtrad.seed'))`);
}

/** A node of a kind without a process. */
export async function insertNode(tx: Tx, kind: string, key: string, title: string): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    'insert into node (kind, key, title) values ($1, $2, $3) returning id',
    [kind, key, title],
  );
  return row!.id;
}

/** The own row of an organisation. */
export async function insertOrganisation(
  tx: Tx,
  o: { id: number; number: string; shortName: string; ownAgency: boolean },
): Promise<void> {
  await tx.sql('insert into organisation (id, number, short_name, own_agency) values ($1, $2, $3, $4)', [
    o.id,
    o.number,
    o.shortName,
    o.ownAgency,
  ]);
}

/** The own row of a product group. */
export async function insertGroup(tx: Tx, id: number, position: number): Promise<void> {
  await tx.sql('insert into product_group (id, position) values ($1, $2)', [id, position]);
}

/** The own row of a team. */
export async function insertTeam(tx: Tx, id: number, groupId: number): Promise<void> {
  await tx.sql('insert into team (id, product_group_id) values ($1, $2)', [id, groupId]);
}

/** A demo person: one whom anybody may log in as. */
export async function insertDemoPerson(
  tx: Tx,
  p: { name: string; email: string; language: string },
): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    'insert into person (name, email, language, demo) values ($1, $2, $3, true) returning id',
    [p.name, p.email, p.language],
  );
  return row!.id;
}

/** A role held from now (as the story tells the time) on. */
export async function insertRole(
  tx: Tx,
  m: { personId: number; role: string; scopeKind: string; scopeId: number | null; scopeName: string | null },
): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `insert into membership (person_id, role, scope_kind, scope_id, scope_name) values ($1, $2, $3, $4, $5) returning id`,
    [m.personId, m.role, m.scopeKind, m.scopeId, m.scopeName],
  );
  return row!.id;
}

/** Lets some people see a restricted matter. */
export async function giveAccess(tx: Tx, matterId: number, people: readonly number[]): Promise<void> {
  await tx.sql(
    'insert into matter_access (matter_id, person_id) select $1, p from unnest($2::bigint[]) p on conflict do nothing',
    [matterId, people],
  );
}

/** The approval of a matter's transition that waits. */
export async function pendingApproval(tx: Tx, key: string, transition: string): Promise<number> {
  const [row] = await tx.sql<{ id: number }>(
    `select a.id from approval a join node n on n.id = a.matter_id
     where n.namespace = 'rodtrad' and n.key = $1 and a.transition = $2 and a.status = 'pending'`,
    [key, transition],
  );
  if (!row) throw new Error(`no approval waits on ${key} ${transition}`);
  return row.id;
}

/** The version a matter has now. */
export async function versionOf(tx: Tx, id: number): Promise<number> {
  const [row] = await tx.sql<{ version: number }>('select version from matter where id = $1', [id]);
  return row!.version;
}
