import type { FastifyInstance, FastifyReply } from 'fastify';
import { deploymentRoutes } from '../../../contract/deployments.ts';
import { invalid, ProblemError } from '../../../domain/kernel/errors.ts';
import { requireNode, type Viewer } from '../../core/nodes.ts';
import type { Services } from '../../platform/context.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { implement } from '../../platform/http/implement.ts';
import { productByKey } from './queries/ensure.ts';
import { readApplication } from './queries/read-application.ts';
import { listImports } from './queries/read-imports.ts';
import { countDeployments, densityOfDeployments, listDeployments } from './queries/read-list.ts';
import { readDeployment } from './queries/read-one.ts';
import { runningNow } from './queries/read-running.ts';

/** Serves what can be read of deployments: lists, counts, days, one, what runs now, an application, imports. */
export function serveDeploymentReads(app: FastifyInstance, { db, timeZone }: Services): void {
  implement(app, deploymentRoutes.list, ({ call, query }) =>
    listDeployments(db, call.actor, query, timeZone),
  );
  implement(app, deploymentRoutes.count, ({ call, query }) =>
    countDeployments(db, call.actor, query, timeZone),
  );
  implement(app, deploymentRoutes.density, ({ call, query }) =>
    densityOfDeployments(db, call.actor, query, timeZone),
  );

  implement(app, deploymentRoutes.read, async ({ call, params, reply }) => {
    const id = await idOfKind(db, call.actor, 'deployment', params.key, deploymentRoutes.read.path, reply);
    const deployment = await readDeployment(db, id, call.actor.language);
    if (!deployment) throw new ProblemError('not_found', { extra: { key: params.key } });
    return deployment;
  });

  implement(app, deploymentRoutes.running, async ({ call, query }) => {
    const product = query.product === undefined ? null : await productByKey(db, query.product);
    if (query.product !== undefined && product === null) throw invalid('query:product', 'no_such_reference');
    return runningNow(db, call.actor, product);
  });

  implement(app, deploymentRoutes.application, async ({ call, params, reply }) => {
    const { path } = deploymentRoutes.application;
    const id = await idOfKind(db, call.actor, 'application', params.key, path, reply);
    const application = await readApplication(db, call.actor, id, timeZone);
    if (!application) throw new ProblemError('not_found', { extra: { key: params.key } });
    return application;
  });

  implement(app, deploymentRoutes.imports, ({ query }) => listImports(db, query));
}

/**
 * The id of the one node of a kind that a key means to a viewer. A key of several meanings is not doubtful here when
 * only one of them is of the kind; an old key answers with the way to the new one.
 */
async function idOfKind(
  q: Queryable,
  viewer: Viewer,
  kind: string,
  key: string,
  path: string,
  reply: FastifyReply,
): Promise<number> {
  try {
    const node = await requireNode(q, viewer, key);
    if (node.kind === kind) return node.id;
    throw new ProblemError('not_found', { extra: { key } });
  } catch (e) {
    if (!(e instanceof ProblemError)) throw e;
    if (e.code === 'moved') {
      reply.header(
        'location',
        path.replace(':key', () => encodeURIComponent(String(e.extra.key))),
      );
    }
    if (e.code !== 'several') throw e;
    const candidates = e.extra.candidates as readonly { kind: string; namespace: string; key: string }[];
    const own = candidates.filter((c) => c.kind === kind);
    const [only] = own;
    if (!only) throw new ProblemError('not_found', { extra: { key } });
    if (own.length > 1) throw e;
    return (await requireNode(q, viewer, `${only.namespace}:${only.key}`)).id;
  }
}
