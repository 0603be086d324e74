import { integrationRoutes as routes } from '../../../contract/integration.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import { once } from '../../core/idempotency.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { implement } from '../../platform/http/implement.ts';
import type { ServeModule } from '../../platform/http/module.ts';
import { serveChannels } from './channel-routes.ts';
import { secretOf, shownSecret } from './cloud-event.ts';
import {
  createWebhook,
  editWebhook,
  readSecret,
  removeWebhook,
  rotateSecret,
} from './commands/edit-webhook.ts';
import { deliveryById, listDeliveries, queueTest, requeue } from './queries/deliveries.ts';
import { lockWebhook, showWebhooks } from './queries/webhooks.ts';

/** Serves the administration of outgoing webhooks and of channels. */
export const serveIntegration: ServeModule = (app, dependencies) => {
  serveChannels(app, dependencies);
  const {
    services: { db },
    config,
  } = dependencies;
  const httpsOnly = config.mode === 'production';
  const show = async (q: Queryable, id: number) => {
    const [webhook] = await showWebhooks(q, id);
    if (!webhook) throw new ProblemError('not_found');
    return webhook;
  };
  const showDelivery = async (q: Queryable, webhookId: number, id: number) => {
    const delivery = await deliveryById(q, { webhookId }, id);
    if (!delivery) throw new ProblemError('not_found');
    return delivery;
  };

  implement(app, routes.list, async () => ({ items: await showWebhooks(db, null) }));

  implement(app, routes.create, ({ call, body }) =>
    once(db, call, routes.create.id, body, async (tx) =>
      show(tx, await createWebhook(tx, call, body, httpsOnly)),
    ),
  );

  implement(app, routes.edit, ({ call, params, body, ifMatch }) =>
    db.transaction(async (tx) => {
      await editWebhook(tx, call, params.id, ifMatch!, body, httpsOnly);
      return show(tx, params.id);
    }),
  );

  implement(app, routes.remove, ({ call, params, ifMatch }) =>
    db.transaction(async (tx) => {
      await removeWebhook(tx, call, params.id, ifMatch!);
      return { id: params.id };
    }),
  );

  implement(app, routes.secret, ({ call, params }) =>
    db.transaction(async (tx) => {
      // A token could carry the secret further than its owner meant.
      if (call.actor.kind === 'token') throw new ProblemError('not_allowed');
      return { secret: shownSecret(secretOf(config.sealKey, await readSecret(tx, call, params.id))) };
    }),
  );

  implement(app, routes.rotate, ({ call, params, ifMatch }) =>
    db.transaction(async (tx) => {
      if (call.actor.kind === 'token') throw new ProblemError('not_allowed');
      const salt = await rotateSecret(tx, call, params.id, ifMatch!);
      return { secret: shownSecret(secretOf(config.sealKey, salt)) };
    }),
  );

  implement(app, routes.test, ({ params }) =>
    db.transaction(async (tx) => {
      const webhook = await lockWebhook(tx, params.id);
      if (!webhook) throw new ProblemError('not_found');
      if (!webhook.active) throw new ProblemError('conflict', { extra: { reason: 'webhook_stopped' } });
      return showDelivery(tx, params.id, await queueTest(tx, { webhookId: params.id }));
    }),
  );

  implement(app, routes.deliveries, async ({ params, query }) => {
    await show(db, params.id);
    return listDeliveries(db, { webhookId: params.id }, query);
  });

  implement(app, routes.resend, ({ params }) =>
    db.transaction(async (tx) => {
      if (!(await lockWebhook(tx, params.id))) throw new ProblemError('not_found');
      if (!(await requeue(tx, { webhookId: params.id }, params.delivery)))
        throw new ProblemError('not_found');
      return showDelivery(tx, params.id, params.delivery);
    }),
  );
};
