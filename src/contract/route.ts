import type { Static, TSchema } from 'typebox';
import type { RoutePermission } from '../domain/kernel/permissions.ts';

/** How a route is called and what it gives, as data: the server validates and serialises by it, the client is typed by it, OpenAPI is written from it. */
export interface Route<
  Params extends TSchema = TSchema,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  Reply extends TSchema = TSchema,
> {
  /** Stable operation id, `module.verb`. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Fastify path, parameters as `:name`. */
  readonly path: string;
  /** One English line for the API's readers. */
  readonly summary: string;
  readonly tag: string;
  readonly permission: RoutePermission;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** Success status and its body. */
  readonly status: number;
  readonly reply: Reply;
  /** `If-Match` with the version is required: missing → 428, stale → 412 with the current state. */
  readonly ifMatch?: true;
  /** `Idempotency-Key` is understood (24 h, per actor). */
  readonly idempotent?: true;
  /** The reply carries `ETag` = its member `version`. */
  readonly etag?: true;
}

/** Gives a route back with its types kept. */
export function route<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  R extends TSchema = TSchema,
>(r: Route<P, Q, B, R>): Route<P, Q, B, R> {
  return r;
}

type In<S> = S extends TSchema ? (TSchema extends S ? undefined : Static<S>) : undefined;

/** What a caller gives. */
export interface RouteInput<R extends Route> {
  readonly params: In<NonNullable<R['params']>>;
  readonly query: In<NonNullable<R['query']>>;
  readonly body: In<NonNullable<R['body']>>;
}
/** What comes back. */
export type RouteReply<R extends Route> = Static<R['reply']>;
