import { createHash, randomBytes } from 'node:crypto';
import * as client from 'openid-client';
import { ProblemError } from '../../../domain/kernel/errors.ts';
import { isCleanText } from '../../../domain/kernel/text.ts';
import type { OidcConfig } from '../config/index.ts';
import type { Services } from '../context.ts';
import { insertAttempt, takeAttempt } from './attempt-queries.ts';

/** Whoever the provider says has logged in. */
export interface Identity {
  /** Issuer and subject, joined by a space. */
  readonly subject: string;
  readonly name: string;
  readonly email: string | null;
  /** Whether the provider vouches for the address. */
  readonly emailVerified: boolean;
  readonly locale: string | null;
  readonly idToken: string | null;
}

/** A login begun: where to send the browser, and what it must bring back. */
export interface LoginBegun {
  readonly address: string;
  /** Kept in the browser until it comes back, so that nobody can finish a login that another browser began. */
  readonly secret: string;
}

/** Login by OpenID Connect: authorization code with PKCE, state and nonce. */
export interface Oidc {
  begin(returnTo: string): Promise<LoginBegun>;
  /** Takes the address the provider sent the browser back to. @throws ProblemError `not_signed_in`, `unavailable` */
  finish(query: string, secret: string | undefined): Promise<{ identity: Identity; returnTo: string }>;
  /** Where to end the session at the provider; null when it has no such address. */
  endSession(idToken: string | null): Promise<string | null>;
}

/** How long a login may take, in minutes. */
const patienceMinutes = 15;
const stateOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Connects to the provider, at the first login: the program starts without it. */
export function createOidc({ db, clock }: Services, oidc: OidcConfig, publicUrl: string): Oidc {
  const redirectUri = `${publicUrl}/auth/callback`;
  let known: Promise<client.Configuration> | undefined;
  const provider = (): Promise<client.Configuration> => {
    const insecure = oidc.issuer.startsWith('http:') ? { execute: [client.allowInsecureRequests] } : {};
    known ??= client
      .discovery(new URL(oidc.issuer), oidc.clientId, oidc.clientSecret, undefined, {
        ...insecure,
        timeout: 10,
      })
      .catch((cause: unknown) => {
        known = undefined;
        throw new ProblemError('unavailable', { cause });
      });
    return known;
  };

  return {
    async begin(returnTo) {
      const config = await provider();
      const secret = randomBytes(32).toString('base64url');
      const attempt = {
        state: stateOf(secret),
        nonce: client.randomNonce(),
        codeVerifier: client.randomPKCECodeVerifier(),
        returnTo,
      };
      await insertAttempt(db, attempt, clock.now());
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: oidc.scopes,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(attempt.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { address: address.href, secret };
    },

    async finish(query, secret) {
      if (secret === undefined) throw new ProblemError('not_signed_in');
      const since = new Date(clock.now().getTime() - patienceMinutes * 60_000);
      const attempt = await takeAttempt(db, stateOf(secret), since);
      if (attempt === null) throw new ProblemError('not_signed_in');
      const config = await provider();
      try {
        const tokens = await client.authorizationCodeGrant(config, new URL(`${redirectUri}${query}`), {
          pkceCodeVerifier: attempt.codeVerifier,
          expectedState: stateOf(secret),
          expectedNonce: attempt.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) throw new ProblemError('not_signed_in');
        // What the ID token does not tell of the person, the provider's user info may.
        const info =
          (claims.name === undefined || claims.email === undefined) &&
          config.serverMetadata().userinfo_endpoint !== undefined
            ? await client.fetchUserInfo(config, tokens.access_token, claims.sub)
            : {};
        const identity = identityOf({ ...info, ...claims }, tokens.id_token ?? null);
        return { identity, returnTo: attempt.returnTo };
      } catch (cause) {
        if (cause instanceof ProblemError) throw cause;
        throw new ProblemError('not_signed_in', { cause });
      }
    },

    async endSession(idToken) {
      try {
        const config = await provider();
        if (config.serverMetadata().end_session_endpoint === undefined) return null;
        return client.buildEndSessionUrl(config, {
          post_logout_redirect_uri: `${publicUrl}/`,
          ...(idToken === null ? {} : { id_token_hint: idToken }),
        }).href;
      } catch {
        // Logged out here in any case; the provider being away must not hinder it.
        return null;
      }
    },
  };
}

function identityOf(claims: Readonly<Record<string, unknown>>, idToken: string | null): Identity {
  const text = (name: string, max: number): string | null => {
    const value = claims[name];
    return typeof value === 'string' && value.trim() !== '' && isCleanText(value)
      ? value.trim().slice(0, max)
      : null;
  };
  const email = text('email', 320);
  const parts = [text('given_name', 100), text('family_name', 99)].filter((p) => p !== null).join(' ');
  return {
    subject: `${String(claims.iss)} ${String(claims.sub)}`,
    name: text('name', 200) ?? (parts || email || String(claims.sub)).slice(0, 200),
    email,
    emailVerified: claims.email_verified === true || claims.email_verified === 'true',
    locale: text('locale', 20),
    idToken,
  };
}
