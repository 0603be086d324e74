import type { Actor } from '../../../domain/kernel/roles.ts';

/** The session of a request: what its writes must show. */
export interface SessionInfo {
  /** sha256 of the cookie value. */
  readonly idHash: Buffer;
  /** To be sent as `X-CSRF-Token`. */
  readonly csrf: string;
  /** For ending the session at the login provider as well. */
  readonly idToken: string | null;
}

/** Who a request comes from; `session` is null for a token. */
export interface Caller {
  readonly actor: Actor;
  readonly session: SessionInfo | null;
}
