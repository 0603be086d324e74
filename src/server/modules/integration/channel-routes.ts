import type { FastifyInstance } from 'fastify';
import { channelRoutes as routes } from '../../../contract/channels.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import { once } from '../../core/idempotency.ts';
import type { Queryable } from '../../platform/db/db.ts';
import { implement } from '../../platform/http/implement.ts';
import type { PluginDependencies } from '../../platform/http/module.ts';
import {
  answeredBy,
  createChannel,
  editChannel,
  ownChannel,
  removeChannel,
  requireOwn,
} from './commands/edit-channel.ts';
import { showChannels } from './queries/channels.ts';
import { deliveryById, listDeliveries, queueTest, requeue } from './queries/deliveries.ts';

/** Serves channels of chat tools to whoever answers for a place. */
export function serveChannels(app: FastifyInstance, { services: { db }, config }: PluginDependencies): void {
  const world = { key: config.sealKey, httpsOnly: config.mode === 'production' };
  const show = async (q: Queryable, id: number) => {
    const [channel] = await showChannels(q, { id });
    if (!channel) throw new ProblemError('not_found');
    return channel;
  };
  const showDelivery = async (q: Queryable, channelId: number, id: number) => {
    const delivery = await deliveryById(q, { channelId }, id);
    if (!delivery) throw new ProblemError('not_found');
    return delivery;
  };
  const places = async (actor: Actor) => {
    const answered = await answeredBy(db, actor);
    return { agency: answered.agency, all: answered.places };
  };

  implement(app, routes.list, async ({ call, query }) => {
    const { agency, all } = await places(call.actor);
    const at = query.place?.toUpperCase();
    const asked = at === undefined ? all : all.filter((p) => p.node.key.toUpperCase() === at);
    return {
      items: await showChannels(db, {
        places: asked.map((p) => p.id),
        agency: agency && query.place === undefined,
      }),
    };
  });

  implement(app, routes.places, async ({ call }) => {
    const { agency, all } = await places(call.actor);
    return { agency, items: all.map((p) => p.node) };
  });

  implement(app, routes.create, ({ call, body }) => {
    // A token could be made to send what happens somewhere its owner never meant.
    if (call.actor.kind === 'token') throw new ProblemError('not_allowed');
    // What is kept to recognise a repeat is a hash: the address is in it, and cannot be read out of it.
    return once(db, call, routes.create.id, body, async (tx) =>
      show(tx, await createChannel(tx, call, body, world)),
    );
  });

  implement(app, routes.edit, ({ call, params, body, ifMatch }) =>
    db.transaction(async (tx) => {
      if (call.actor.kind === 'token' && body.address !== undefined) throw new ProblemError('not_allowed');
      await editChannel(tx, call, params.id, ifMatch!, body, world);
      return show(tx, params.id);
    }),
  );

  implement(app, routes.remove, ({ call, params, ifMatch }) =>
    db.transaction(async (tx) => {
      await removeChannel(tx, call, params.id, ifMatch!);
      return { id: params.id };
    }),
  );

  implement(app, routes.test, ({ call, params }) =>
    db.transaction(async (tx) => {
      const { channel } = await ownChannel(tx, call.actor, params.id, null);
      if (!channel.active) throw new ProblemError('conflict', { extra: { reason: 'channel_stopped' } });
      return showDelivery(tx, params.id, await queueTest(tx, { channelId: params.id }));
    }),
  );

  implement(app, routes.deliveries, async ({ call, params, query }) => {
    await requireOwn(db, call.actor, params.id);
    return listDeliveries(db, { channelId: params.id }, query);
  });

  implement(app, routes.resend, ({ call, params }) =>
    db.transaction(async (tx) => {
      await ownChannel(tx, call.actor, params.id, null);
      const target = { channelId: params.id };
      if (!(await requeue(tx, target, params.delivery))) throw new ProblemError('not_found');
      return showDelivery(tx, params.id, params.delivery);
    }),
  );
}
