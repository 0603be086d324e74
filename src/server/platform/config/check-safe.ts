import type { Config } from './load-config.ts';
import { StartupError } from './startup-error.ts';

/** Secrets that stand in examples, and such as nobody should use. */
const wellKnown = /change.?me|secret.?secret|password|example|default|^(.)\1+$|^(0123456789|abcdef|test)/i;

/**
 * Refuses settings that would be unsafe in production, all at once. Other modes pass.
 *
 * @throws StartupError `unsafeSettings`
 */
export function checkSafe(config: Config): void {
  if (config.mode !== 'production') return;
  const wrong: string[] = [];
  if (!config.oidc) wrong.push('there is no login: set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET');
  else if (!secure(config.oidc.issuer)) wrong.push('OIDC_ISSUER is not https');
  if (!config.publicUrlGiven) wrong.push('RODTRAD_PUBLIC_URL is not set');
  else if (!secure(config.publicUrl)) wrong.push('RODTRAD_PUBLIC_URL is not https');
  if (config.sealKey === undefined) wrong.push('RODTRAD_SEAL_KEY is not set');
  else if (wellKnown.test(config.sealKey)) wrong.push('RODTRAD_SEAL_KEY is one anybody could guess');
  if (config.webhookSecrets.some((value) => wellKnown.test(value))) {
    wrong.push('RODTRAD_WEBHOOK_SECRET is one anybody could guess');
  }
  if (config.sealKey !== undefined && config.webhookSecrets.includes(config.sealKey)) {
    wrong.push('RODTRAD_SEAL_KEY is the same as RODTRAD_WEBHOOK_SECRET');
  }
  if (config.metricsToken !== undefined && wellKnown.test(config.metricsToken)) {
    wrong.push('RODTRAD_METRICS_TOKEN is one anybody could guess');
  }
  if (wrong.length === 0) return;
  throw new StartupError(
    'unsafeSettings',
    `These settings are unsafe in production: ${wrong.join('; ')}.`,
    'Mend them, or set RODTRAD_MODE=demo to try the product. docs/operations.md has every setting.',
  );
}

function secure(address: string): boolean {
  return new URL(address).protocol === 'https:';
}
