import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Route, RouteInput, RouteReply } from '../../../contract/route.ts';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import { may, type RoutePermission } from '../../../domain/kernel/permissions.ts';
import type { Actor } from '../../../domain/kernel/roles.ts';
import type { Call } from '../context.ts';
import { forSerializer } from './serial-schema.ts';

/** What a handler gets besides the validated input. `call` is absent only on public routes without a session. */
export interface RequestContext<R extends Route> extends RouteInput<R> {
  readonly call: Call;
  readonly ifMatch: number | null;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** As {@link RequestContext}, on a public route: the caller may be nobody. */
export interface PublicContext<R extends Route> extends Omit<RequestContext<R>, 'call'> {
  readonly call: Call | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the authentication hook; null for nobody. */
    actor: Actor | null;
  }
  interface FastifyContextConfig {
    /** What the route asks for. Every route states one; the server refuses to start otherwise. */
    permission?: RoutePermission;
    /** The operation in the contract. */
    operation?: string;
    /** Cookies are not read on this route, so CSRF does not apply (signed webhooks); `request.rawBody` is kept. */
    signed?: true;
    /** A way of signing in: has the stricter rate limit. */
    login?: true;
    /** Not counted by the rate limit (probes). */
    unlimited?: true;
  }
}

const etagPattern = /^(?:W\/)?"([1-9][0-9]{0,9})"$/;

function versionOf(header: string | undefined): number {
  if (header === undefined) throw new ProblemError('version_required');
  const m = etagPattern.exec(header.trim());
  if (!m) {
    throw new ProblemError('invalid_input', {
      faults: [{ pointer: 'header:If-Match', reason: 'not_a_version' }],
    });
  }
  return Number(m[1]);
}

function idempotencyKeyOf(request: FastifyRequest): string | null {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return null;
  if (typeof header !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(header)) {
    throw new ProblemError('invalid_input', {
      faults: [{ pointer: 'header:Idempotency-Key', reason: 'not_a_key' }],
    });
  }
  return header;
}

/** Refuses whoever lacks a permission. Nobody signed in → 401; signed in without it → 403. */
export function requirePermission(actor: Actor | null, permission: RoutePermission): void {
  if (permission === 'public') return;
  if (actor === null) throw new ProblemError('not_signed_in');
  if (permission !== 'signedIn' && !may(actor, permission)) {
    throw new ProblemError('not_allowed', { extra: { permission } });
  }
}

type Handler<R extends Route> = (context: RequestContext<R>) => Promise<RouteReply<R>>;
type PublicHandler<R extends Route> = (context: PublicContext<R>) => Promise<RouteReply<R>>;

/** What a public route may further state of itself; see `FastifyContextConfig`. */
export interface PublicRouteOptions {
  readonly signed?: true;
  readonly login?: true;
  readonly unlimited?: true;
}

function bind(
  app: FastifyInstance,
  route: Route,
  options: PublicRouteOptions,
  handler: PublicHandler<Route>,
): void {
  const schema: Record<string, unknown> = { response: { [route.status]: forSerializer(route.reply) } };
  if (route.params) schema.params = route.params;
  if (route.query) schema.querystring = route.query;
  if (route.body) schema.body = route.body;
  app.route({
    method: route.method,
    url: route.path,
    schema,
    config: { permission: route.permission, operation: route.id, ...options },
    handler: async (request, reply) => {
      const call: Call | null = request.actor
        ? {
            actor: request.actor,
            requestId: request.id,
            idempotencyKey: route.idempotent ? idempotencyKeyOf(request) : null,
          }
        : null;
      const result = await handler({
        params: request.params,
        query: request.query,
        body: request.body,
        ifMatch: route.ifMatch ? versionOf(request.headers['if-match']) : null,
        call,
        request,
        reply,
      } as PublicContext<Route>);
      if (reply.sent) return reply;
      if (route.etag && typeof result === 'object' && result !== null && 'version' in result) {
        reply.header('etag', `"${String(result.version)}"`);
      }
      if (reply.statusCode === 200) reply.code(route.status);
      return result;
    },
  });
}

/** Serves a route of the contract: validated in, serialised out, its permission checked first. */
export function implement<R extends Route>(app: FastifyInstance, route: R, handler: Handler<R>): void {
  bind(app, route, {}, async (c) => {
    if (c.call === null) throw new ProblemError('not_signed_in');
    return handler(c as unknown as RequestContext<R>);
  });
}

/** Serves a route that nobody needs to be signed in for. `signed`: the handler checks a signature itself. */
export function implementPublic<R extends Route>(
  app: FastifyInstance,
  route: R,
  handler: PublicHandler<R>,
  options: PublicRouteOptions = {},
): void {
  bind(app, route, options, (c) => handler(c as unknown as PublicContext<R>));
}
