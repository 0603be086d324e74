import type { Actor, HeldRole } from '../../src/domain/kernel/roles.ts';
import type { Db } from '../../src/server/platform/db/db.ts';

/** A small world made by plain SQL: as little as a test of the thread needs, without the commands that it is not about. */
export interface World {
  person(name: string): Promise<number>;
  /** A matter in some state. Fields as columns of `matter`. */
  matter(kind: string, key: string, state: string, columns?: Record<string, unknown>): Promise<number>;
  node(kind: string, namespace: string, key: string, title?: string): Promise<number>;
  product(slug: string): Promise<number>;
  application(productId: number, name: string): Promise<number>;
  environment(name: string, production: boolean): Promise<number>;
  deployment(d: {
    application: number;
    product: number;
    environment: number;
    at: string;
    explained?: string;
    sha?: string;
    lines?: string[];
  }): Promise<number>;
  externalIssue(key: string, productId?: number | null, state?: string | null): Promise<number>;
  /** A confirmed link, past all checks. */
  link(type: string, from: number, to: number, status?: string): Promise<number>;
}

const tables: Readonly<Record<string, string>> = {
  initiative: 'initiative',
  roadmapElement: 'roadmap_element',
  epic: 'epic',
  issue: 'issue',
  demand: 'demand',
  keyResult: 'key_result',
  need: 'need',
};

/** Opens a world over a database that connects as the serving role. */
export async function makeWorld(db: Db): Promise<World> {
  const one = async (text: string, values: unknown[]): Promise<number> =>
    (await db.sql<{ id: number }>(text, values))[0]!.id;
  const version = await one(
    `insert into process_version (kind, number, fingerprint, definition) values ('test', 1, 'test', '{}') returning id`,
    [],
  );
  let n = 0;
  const node = (kind: string, namespace: string, key: string, title?: string): Promise<number> =>
    one('insert into node (kind, namespace, key, title) values ($1, $2, $3, $4) returning id', [
      kind,
      namespace,
      key,
      title ?? key,
    ]);
  return {
    node,
    person: (name) => one('insert into person (name) values ($1) returning id', [name]),
    async matter(kind, key, state, columns = {}) {
      const { title, ...rest } = columns;
      const id = await node(kind, 'rodtrad', key, typeof title === 'string' ? title : undefined);
      const names = Object.keys(rest);
      await db.sql(
        `insert into matter (id, kind, state, process_version_id${names.map((c) => `, ${c}`).join('')})
         values ($1, $2, $3, $4${names.map((_, i) => `, $${i + 5}`).join('')})`,
        [id, kind, state, version, ...Object.values(rest)],
      );
      await db.sql(`insert into ${tables[kind]} (id) values ($1)`, [id]);
      return id;
    },
    async product(slug) {
      const id = await node('product', 'product', slug);
      await db.sql('insert into product (id, slug) values ($1, $2)', [id, slug]);
      return id;
    },
    async application(productId, name) {
      const id = await node('application', 'application', `${productId}/${name}`, name);
      await db.sql('insert into application (id, product_id, name) values ($1, $2, $3)', [
        id,
        productId,
        name,
      ]);
      return id;
    },
    environment: (name, production) =>
      one('insert into environment (name, production) values ($1, $2) returning id', [name, production]),
    async deployment(d) {
      n += 1;
      const id = await node('deployment', 'deployment', `deploy-${n}`);
      await db.sql(
        `insert into deployment (id, application_id, environment_id, product_id, sha, deployed_at, source, explained, maintenance_only)
         values ($1, $2, $3, $4, $5, $6, 'test', $7, false)`,
        [
          id,
          d.application,
          d.environment,
          d.product,
          d.sha ?? n.toString(16).padStart(40, '0'),
          d.at,
          d.explained ?? 'none',
        ],
      );
      for (const [i, text] of (d.lines ?? []).entries()) {
        await db.sql(
          `insert into deployment_line (deployment_id, position, text, kind) values ($1, $2, $3, 'change')`,
          [id, i, text],
        );
      }
      return id;
    },
    async externalIssue(key, productId = null, state = null) {
      const id = await node('externalIssue', 'jira', key);
      const [prefix, number] = key.split('-');
      await db.sql(
        'insert into external_issue (id, prefix, number, state, product_id) values ($1, $2, $3, $4, $5)',
        [id, prefix, Number(number), state, productId],
      );
      return id;
    },
    link: (type, from, to, status = 'confirmed') =>
      one('insert into link (type, from_id, to_id, status) values ($1, $2, $3, $4) returning id', [
        type,
        from,
        to,
        status,
      ]),
  };
}

/** Somebody with the agency role `employee`, and whatever else is given. */
export function employee(personId: number, held: readonly HeldRole[] = []): Actor {
  return {
    personId,
    name: `Person ${personId}`,
    kind: 'person',
    language: 'nb',
    held: [{ role: 'employee', scopeKind: 'agency', scopeId: null, scopeName: null }, ...held],
    scopes: null,
  };
}

/** Somebody of a service owner only. */
export function outsider(personId: number, organisationId: number): Actor {
  return {
    ...employee(personId),
    held: [
      {
        role: 'serviceOwnerMember',
        scopeKind: 'organisation',
        scopeId: organisationId,
        scopeName: null,
      },
    ],
  };
}
