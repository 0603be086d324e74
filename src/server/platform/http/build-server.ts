import cookie from '@fastify/cookie';
import { type FastifyInstance, fastify, LogController } from 'fastify';
import type { DestinationStream } from 'pino';
import { authenticate } from '../auth/authenticate.ts';
import { createSessions } from '../auth/sessions.ts';
import type { ServerConfig } from '../config/index.ts';
import type { Services } from '../context.ts';
import { createLogger, logRequests } from '../log/log.ts';
import { createMetrics, type Gauge, serveMetrics } from '../metrics/metrics.ts';
import { serveWeb } from '../static/serve-web.ts';
import { createTexts } from '../texts/texts.ts';
import { answerBrokenRequests, handleErrors } from './errors.ts';
import { guardRoutes } from './guard-routes.ts';
import { serveHealth } from './health.ts';
import { readJsonBodies } from './json-body.ts';
import type { ServeModule } from './module.ts';
import { answerUnknown, rememberRoutes } from './not-found.ts';
import { serveOpenapi } from './openapi-route.ts';
import { limitRates } from './rate-limit.ts';
import { securityHeaders } from './security-headers.ts';
import { compileValidator } from './validate.ts';

/** What a server is built from. */
export interface ServerParts {
  readonly services: Services;
  readonly config: ServerConfig;
  readonly modules: readonly ServeModule[];
  /** Figures read when `/metrics` is. */
  readonly gauges?: readonly Gauge[];
  /** Folder of the built client; absent: `dist/web` of the package. */
  readonly webRoot?: string;
  /** How long a session looked up is believed without asking again, in milliseconds; default 5,000. */
  readonly sessionCacheMs?: number;
  /** Where the log is written; absent: standard output. */
  readonly logTo?: DestinationStream;
}

/** Longest header block, request line included, in bytes. */
const maxHeaderBytes = 16 * 1024;
/** Longest path parameter: a key of 200 characters, percent-encoded. */
const maxParamLength = 2400;

/**
 * Builds the HTTP server with everything that holds for every route (who calls, permission, limits, validation,
 * errors, headers, log, metrics) and the modules' routes on it. Does not listen.
 *
 * @throws Error when a route states no permission
 */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const { services, config } = parts;
  const texts = createTexts();
  const app = fastify({
    loggerInstance: createLogger(config.logLevel, parts.logTo),
    // Requests are logged by our own hook, without addresses.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => crypto.randomUUID(),
    requestIdHeader: false,
    bodyLimit: config.bodyLimit,
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    routerOptions: { maxParamLength, ignoreTrailingSlash: false, caseSensitive: true },
    forceCloseConnections: 'idle',
    // Slow senders do not hold a connection for ever.
    requestTimeout: 60_000,
    http: { maxHeaderSize: maxHeaderBytes },
    ...answerBrokenRequests(texts),
  }) as unknown as FastifyInstance;

  app.setValidatorCompiler(compileValidator);
  guardRoutes(app, config);
  rememberRoutes(app);
  readJsonBodies(app);
  handleErrors(app, texts);
  securityHeaders(app, config);
  const metrics = createMetrics(app, parts.gauges ?? []);
  logRequests(app, config);
  await app.register(cookie);
  const sessions = createSessions({
    services,
    secure: config.publicUrl.startsWith('https:'),
    idleHours: config.sessionHours,
    cacheMs: parts.sessionCacheMs ?? 5000,
  });
  authenticate(app, sessions, config);
  await limitRates(app, config);

  serveHealth(app, services);
  serveMetrics(app, metrics, config);
  serveOpenapi(app, texts);
  const dependencies = { services, config, sessions, texts };
  for (const serve of parts.modules) {
    await app.register(async (scope) => serve(scope, dependencies));
  }
  serveWeb(app, { root: parts.webRoot, texts });
  answerUnknown(app);
  return app;
}
