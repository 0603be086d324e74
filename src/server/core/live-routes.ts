import type { FastifyInstance } from 'fastify';
import { liveRoute } from '../../contract/matter-routes.ts';
import type { Live } from './live.ts';

const heartbeatMilliseconds = 20_000;

/**
 * Serves live changes as server-sent events: `event: change`, data `{key, kind, type, actor, actorId}`, and
 * `event: signal`, data `{name}`, when something of one's own has changed. Ids of changes resume by Last-Event-ID. The stream ends when the server stops; the browser comes back by itself.
 */
export function serveLive(app: FastifyInstance, live: Live): void {
  const open = new Set<() => void>();
  app.addHook('preClose', async () => {
    for (const end of open) end();
    live.stop();
  });
  app.route({
    method: 'GET',
    url: liveRoute.path,
    schema: { querystring: liveRoute.query },
    config: { permission: liveRoute.permission, operation: liveRoute.id },
    handler: async (request, reply) => {
      const { node, only } = request.query as { node?: string; only?: 'signals' };
      const actor = request.actor!;
      reply.hijack();
      const out = reply.raw;
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) out.setHeader(name, value);
      }
      out.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      out.write('retry: 2000\n\n');
      const lastEventId = request.headers['last-event-id'];
      let unsubscribe = (): void => undefined;
      const heartbeat = setInterval(() => out.write(': still here\n\n'), heartbeatMilliseconds);
      const end = (): void => {
        clearInterval(heartbeat);
        unsubscribe();
        open.delete(end);
        out.end();
      };
      open.add(end);
      request.raw.on('close', end);
      unsubscribe = await live.subscribe(
        {
          actor,
          ...(only === 'signals' ? { key: null } : node === undefined ? {} : { key: node.toUpperCase() }),
          signal: (name) => {
            out.write(`event: signal\ndata: ${JSON.stringify({ name })}\n\n`);
          },
          send: ({ id, nodeId: _nodeId, ...data }) => {
            out.write(`id: ${id}\nevent: change\ndata: ${JSON.stringify(data)}\n\n`);
          },
        },
        typeof lastEventId === 'string' ? lastEventId : null,
      );
      if (!open.has(end)) unsubscribe();
    },
  });
}
