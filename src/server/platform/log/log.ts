import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { type DestinationStream, pino } from 'pino';
import type { LogLevel, ServerConfig } from '../config/index.ts';

/** The log: one JSON object a line on standard output (or `to`). Nothing in it identifies a person but the number. */
export function createLogger(level: LogLevel, to?: DestinationStream): FastifyBaseLogger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: ['req', 'res', 'headers', '*.headers'], remove: true },
  };
  return to ? pino(options, to) : pino(options);
}

/**
 * One line a request: its id, who (number), which operation, status, milliseconds. Neither the address nor its query
 * nor any header is written: they can hold names and tokens. `info` in production; elsewhere `debug`, so that the
 * terminal of somebody trying the product stays readable.
 */
export function logRequests(app: FastifyInstance, config: Pick<ServerConfig, 'mode'>): void {
  const level = config.mode === 'production' ? 'info' : 'debug';
  app.addHook('onResponse', async (request, reply) => {
    const { operation } = request.routeOptions.config;
    request.log[level](
      {
        actor: request.actor?.personId ?? null,
        as: request.actor?.kind ?? null,
        method: request.method,
        route: operation ?? request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    );
  });
}
