import type { FastifyInstance } from 'fastify';
import { deploymentRoutes } from '../../../contract/deployments.ts';
import { implement } from '../../platform/http/implement.ts';
import type { PluginDependencies } from '../../platform/http/module.ts';
import { publicOptions } from '../../platform/public/serve.ts';
import { explainByPerson } from './commands/explain.ts';
import { exportDeployments } from './export.ts';
import { servePrefixes } from './prefix-routes.ts';
import { servePublicPages } from './public-routes.ts';
import { readDeployment } from './queries/read-one.ts';
import { serveDeploymentReads } from './read-routes.ts';
import { serveWebhooks } from './webhook-routes.ts';

/** Serves deployments: what can be read of them, here and in public, what people say of them, and what arrives by webhook. */
export async function serveDeployments(
  app: FastifyInstance,
  dependencies: PluginDependencies,
): Promise<void> {
  const { services, config, texts } = dependencies;
  const { db } = services;
  serveDeploymentReads(app, services);
  servePublicPages(app, services, publicOptions(config));
  servePrefixes(app, services);

  implement(app, deploymentRoutes.explain, async ({ call, params, body }) => {
    const id = await db.transaction((tx) => explainByPerson(tx, call, params.key, body));
    return (await readDeployment(db, id, call.actor.language))!;
  });

  implement(app, deploymentRoutes.export, async ({ call, query, reply }) => {
    const file = await exportDeployments(services, texts, call, query);
    reply
      .type(file.type)
      .header('content-disposition', `attachment; filename="${file.name}"`)
      .header('cache-control', 'no-store');
    return file.content;
  });

  await serveWebhooks(app, dependencies);
}
