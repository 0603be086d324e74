import type { workRoutes } from '../../../contract/matter-routes.ts';
import type { RouteReply } from '../../../contract/route.ts';
import { may } from '../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { countSuggestions } from '../thread/index.ts';
import { type OwnProduct, ownProducts, unexplainedDeployments } from './queries/mine.ts';

type Flag = RouteReply<typeof workRoutes.mine>['flags'][number];

/** So far back a deployment nobody has explained is brought up. */
const days = 90;

/** Whether somebody answers for how everything is delivered, not only for products of their own. */
function answersForAll(actor: Actor): boolean {
  return actor.held.some(
    (h) => h.role === 'admin' || (h.role === 'processOwner' && h.scopeName === 'deployment'),
  );
}

/**
 * What the reader must look at: deployments nobody has explained and links that are suggested, in the products they
 * answer for, and only where they may do something about it. Whoever answers for deployments as such is told of all.
 */
export async function flagsOf(q: Queryable, actor: Actor, now: Date, timeZone: string): Promise<Flag[]> {
  const explains = may(actor, 'deployment.explain') && may(actor, 'deployment.read');
  const links = may(actor, 'link.edit');
  if (!explains && !links) return [];
  const all = answersForAll(actor);
  const own = all ? [] : await ownProducts(q, actor);
  if (!all && own.length === 0) return [];
  const ids = all ? null : own.map((p) => p.id);
  const from = new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
  const [unexplained, suggested] = await Promise.all([
    explains ? unexplainedDeployments(q, ids, from, timeZone) : [],
    links ? countSuggestions(q, actor, ids) : [],
  ]);
  const one = (code: string, path: string, count: { product: number | null; count: number }): Flag => {
    const of = own.find((p) => p.id === count.product);
    const address = of
      ? `${path}${path.includes('?') ? '&' : '?'}product=${encodeURIComponent(of.key)}`
      : path;
    return { code, count: count.count, address, of: of ? refOf(of) : null };
  };
  return [
    ...unexplained.map((c) =>
      one('unexplained_deployments', `/deliveries?explained=none&production=true&from=${from}`, c),
    ),
    ...suggested.map((c) => one('suggested_links', '/insight/suggestions', c)),
  ].filter((f) => f.count > 0);
}

const refOf = (p: OwnProduct): NonNullable<Flag['of']> => ({
  key: p.key,
  kind: 'product',
  title: p.title,
  state: null,
});
