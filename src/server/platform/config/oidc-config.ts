import { type Environment, text, url } from './read-setting.ts';
import { StartupError } from './startup-error.ts';

/** The login provider. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: string;
}

/** The provider in the settings, or undefined when none is; half a provider is an error. */
export function readOidc(env: Environment): OidcConfig | undefined {
  const issuer = url(env, 'OIDC_ISSUER', ['http:', 'https:']);
  const clientId = text(env, 'OIDC_CLIENT_ID');
  const clientSecret = text(env, 'OIDC_CLIENT_SECRET');
  if (!issuer && !clientId && !clientSecret) return undefined;
  if (!issuer || !clientId || !clientSecret) {
    const missing = Object.entries({
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
    })
      .flatMap(([name, value]) => (value ? [] : name))
      .join(' and ');
    throw new StartupError(
      'badSetting',
      `Login by OIDC is half set: ${missing} missing.`,
      'Set all three, or none.',
    );
  }
  return { issuer, clientId, clientSecret, scopes: text(env, 'OIDC_SCOPES') ?? 'openid profile email' };
}
