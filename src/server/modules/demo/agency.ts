import { type NewEvent, recordEvents } from '../../core/events.ts';
import type { Tx } from '../../platform/db/db.ts';
import { ensureApplication, ensureEnvironment, ensureProduct } from '../deployment/index.ts';
import { agency, environments, groups, organisations } from './content/agency.ts';
import { products } from './content/products.ts';
import { fictionalOrganisationNumber } from './organisation-number.ts';
import { insertGroup, insertNode, insertOrganisation, insertTeam } from './queries/agency.ts';

const system = { personId: null, kind: 'system' } as const;

/**
 * Founds the demo agency: itself, its groups, teams, products and their applications, environments, and the service
 * owners. Gives node ids by key, product slug and short name.
 */
export async function foundAgency(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  const events: NewEvent[] = [];
  const founded = (nodeId: number, kind: string, data: Record<string, unknown>): void => {
    events.push({ type: 'directory.added', nodeId, kind, actor: system, data });
  };
  const bodies = [{ ...agency, ownAgency: true }, ...organisations.map((o) => ({ ...o, ownAgency: false }))];
  for (const [i, o] of bodies.entries()) {
    const number = fictionalOrganisationNumber(i);
    const id = await insertNode(tx, 'organisation', number, o.title);
    await insertOrganisation(tx, { id, number, shortName: o.shortName, ownAgency: o.ownAgency });
    places.set(o.shortName, id);
    founded(id, 'organisation', { key: number, title: o.title });
  }
  for (const [i, g] of groups.entries()) {
    const groupId = await insertNode(tx, 'productGroup', g.key, g.title);
    await insertGroup(tx, groupId, i + 1);
    places.set(g.key, groupId);
    founded(groupId, 'productGroup', { key: g.key, title: g.title });
    for (const t of g.teams) {
      const id = await insertNode(tx, 'team', t.key, t.title);
      await insertTeam(tx, id, groupId);
      places.set(t.key, id);
      founded(id, 'team', { key: t.key, title: t.title, productGroup: g.key });
    }
  }
  for (const e of environments) await ensureEnvironment(tx, e.name, e.production);
  for (const p of products) {
    const group = groups.find((g) => g.teams.some((t) => t.key === p.team));
    const made = await ensureProduct(tx, {
      slug: p.slug,
      title: p.title,
      productGroupId: group ? places.get(group.key)! : null,
      teamId: places.get(p.team)!,
      generation: p.generation,
      service: p.service,
      description: p.description,
    });
    places.set(p.slug, made.id);
    founded(made.id, 'product', { key: made.key, title: p.title });
    for (const name of p.applications) {
      const application = await ensureApplication(tx, { productId: made.id, slug: p.slug, name });
      founded(application.id, 'application', { key: application.key, title: name });
    }
  }
  await recordEvents(tx, events);
  return places;
}
