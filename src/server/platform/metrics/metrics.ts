import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Histogram, Gauge as PromGauge, Registry } from 'prom-client';
import type { ServerConfig } from '../config/index.ts';
import { requirePermission } from '../http/implement.ts';

/** A figure that is read when a monitor asks. */
export interface Gauge {
  /** Prometheus name, with its unit at the end. */
  readonly name: string;
  readonly help: string;
  /** Its value now; a failure leaves it out of that answer. */
  read(): number | Promise<number>;
}

/** Collects how long requests take by operation and status, the process's own figures, and the given gauges. */
export function createMetrics(app: FastifyInstance, gauges: readonly Gauge[]): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'rodtrad_' });
  const durations = new Histogram({
    name: 'rodtrad_http_request_duration_seconds',
    help: 'Time to answer, by operation, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  for (const { name, help, read } of gauges) {
    new PromGauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const value = await Promise.resolve()
          .then(read)
          .catch(() => Number.NaN);
        this.set(value);
      },
    });
  }
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.config.operation ?? request.routeOptions.url ?? 'unknown';
    durations.observe({ route, method: request.method, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  app.addHook('onClose', async () => registry.clear());
  return registry;
}

/** `GET /metrics` in Prometheus' text form, for `metrics.read` or whoever shows the monitor's token. */
export function serveMetrics(
  app: FastifyInstance,
  registry: Registry,
  config: Pick<ServerConfig, 'metricsToken'>,
): void {
  app.get(
    '/metrics',
    { config: { permission: 'public', operation: 'platform.metrics' } },
    async (request, reply) => {
      if (!showsToken(request, config.metricsToken)) requirePermission(request.actor, 'metrics.read');
      reply.type(registry.contentType);
      return registry.metrics();
    },
  );
}

function showsToken(request: FastifyRequest, token: string | undefined): boolean {
  const shown = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined || shown === undefined) return false;
  const [a, b] = [Buffer.from(shown), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
