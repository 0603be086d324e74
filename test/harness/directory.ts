import { type MembershipRole, membershipRoles } from '../../src/domain/kernel/roles.ts';
import type { Db } from '../../src/server/platform/db/db.ts';

/** A node made for a test. */
export interface MadeNode {
  readonly id: number;
  readonly key: string;
}

/** A role to hold; `scope` is a node id, or the process kind for `processOwner`. */
export type MadeRole = MembershipRole | readonly [MembershipRole, number | string];

/** Makes what matters belong to. Everything has a default and a name of its own. */
export interface TestDirectory {
  /** A person with roles; gives the id. */
  person(name: string, ...roles: readonly MadeRole[]): Promise<number>;
  /** Gives a person one more role, held since long ago. */
  role(personId: number, role: MadeRole): Promise<number>;
  productGroup(title?: string): Promise<MadeNode>;
  team(productGroup: MadeNode, title?: string): Promise<MadeNode>;
  product(options?: {
    title?: string;
    productGroup?: MadeNode;
    team?: MadeNode;
    slug?: string;
  }): Promise<MadeNode>;
  organisation(options?: { title?: string; number?: string; ownAgency?: boolean }): Promise<MadeNode>;
}

/** Factories on a database. */
export function createDirectory(db: Db): TestDirectory {
  let count = 0;
  const next = (): number => {
    count += 1;
    return count;
  };
  const node = async (kind: string, key: string, title: string): Promise<MadeNode> => {
    const [row] = await db.sql<MadeNode>(
      'insert into node (kind, key, title) values ($1, $2, $3) returning id, key',
      [kind, key, title],
    );
    if (!row) throw new Error('the node was not stored');
    return row;
  };
  const role: TestDirectory['role'] = async (personId, asked) => {
    const [name, scope] = typeof asked === 'string' ? [asked, null] : asked;
    const [row] = await db.sql<{ id: number }>(
      `insert into membership (person_id, role, scope_kind, scope_id, scope_name, valid)
       values ($1, $2, $3, $4, $5, tstzrange('2020-01-01', null)) returning id`,
      [
        personId,
        name,
        membershipRoles[name],
        typeof scope === 'number' ? scope : null,
        typeof scope === 'string' ? scope : null,
      ],
    );
    if (!row) throw new Error('the role was not stored');
    return row.id;
  };
  return {
    role,
    async person(name, ...roles) {
      const [row] = await db.sql<{ id: number }>(
        'insert into person (name, email) values ($1, $2) returning id',
        [name, `${name.toLowerCase().replace(/[^a-z]+/g, '.')}.${next()}@etat.example`],
      );
      if (!row) throw new Error('the person was not stored');
      for (const r of roles) await role(row.id, r);
      return row.id;
    },
    async productGroup(title = `Gruppe ${next()}`) {
      const made = await node('productGroup', `GRP-${next()}`, title);
      await db.sql('insert into product_group (id) values ($1)', [made.id]);
      return made;
    },
    async team(productGroup, title = `Team ${next()}`) {
      const made = await node('team', `TEAM-${next()}`, title);
      await db.sql('insert into team (id, product_group_id) values ($1, $2)', [made.id, productGroup.id]);
      return made;
    },
    async product({ title = `Produkt ${next()}`, productGroup, team, slug = `produkt-${next()}` } = {}) {
      const made = await node('product', `PROD-${next()}`, title);
      await db.sql('insert into product (id, product_group_id, team_id, slug) values ($1, $2, $3, $4)', [
        made.id,
        productGroup?.id ?? null,
        team?.id ?? null,
        slug,
      ]);
      return made;
    },
    async organisation({ title = `Etat ${next()}`, number, ownAgency = false } = {}) {
      const made = await node('organisation', `ORG-${next()}`, title);
      await db.sql('insert into organisation (id, number, own_agency) values ($1, $2, $3)', [
        made.id,
        number ?? null,
        ownAgency,
      ]);
      return made;
    },
  };
}
