import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  checkSafe,
  exitCodes,
  loadConfig,
  packageRoot,
  StartupError,
  settings,
  settingsMarkdown,
} from './index.ts';

const good = {
  RODTRAD_MODE: 'production',
  OIDC_ISSUER: 'https://login.etaten.no',
  OIDC_CLIENT_ID: 'rodtrad',
  OIDC_CLIENT_SECRET: 'k3yf0rlogin',
  RODTRAD_PUBLIC_URL: 'https://rodtrad.etaten.no/',
  RODTRAD_SEAL_KEY: 'Qp9Lw2Xe7Vr4Ty1Nz6Mb3Kc8Ha5Gd0Sf',
};

function failure(env: Record<string, string>): StartupError {
  try {
    checkSafe(loadConfig(env));
  } catch (error) {
    if (error instanceof StartupError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('loadConfig', () => {
  it('is a safe demo when nothing is set', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      mode: 'demo',
      port: 3000,
      host: '127.0.0.1',
      timeZone: 'Europe/Oslo',
      oidc: undefined,
    });
    expect(config.dataDir).toBe(join(packageRoot(), '.data'));
    expect(Object.isFrozen(config)).toBe(true);
    expect(() => checkSafe(config)).not.toThrow();
  });

  it('is production as soon as there is a login provider, unless told otherwise', () => {
    const { RODTRAD_MODE, ...rest } = good;
    expect(loadConfig(rest)).toMatchObject({
      mode: RODTRAD_MODE,
      host: '0.0.0.0',
      publicUrl: 'https://rodtrad.etaten.no',
    });
    expect(loadConfig({ NODE_ENV: 'production' }).mode).toBe('production');
    expect(loadConfig({ ...rest, RODTRAD_MODE: 'development' }).mode).toBe('development');
    expect(() => checkSafe(loadConfig(good))).not.toThrow();
  });

  it('keeps the old secret beside the new while rotating', () => {
    const config = loadConfig({
      RODTRAD_WEBHOOK_SECRET: 'n'.repeat(16),
      RODTRAD_WEBHOOK_SECRET_PREVIOUS: 'o'.repeat(16),
    });
    expect(config.webhookSecrets).toEqual(['n'.repeat(16), 'o'.repeat(16)]);
  });

  it('keeps the handbook to those signed in in production, unless told otherwise', () => {
    expect(loadConfig({}).publicHandbook).toBe(true);
    expect(loadConfig(good).publicHandbook).toBe(false);
    expect(loadConfig({ ...good, RODTRAD_PUBLIC_HANDBOOK: 'yes' }).publicHandbook).toBe(true);
    for (const contact of ['post@etat.no', 'https://etat.no/kontakt'])
      expect(loadConfig({ RODTRAD_CONTACT: contact }).contact).toBe(contact);
  });

  it('does not migrate in production unless the owner is named', () => {
    const DATABASE_URL = 'postgresql://app:x@db/rodtrad';
    expect(loadConfig({ DATABASE_URL }).databaseOwnerUrl).toBe(DATABASE_URL);
    expect(loadConfig({ ...good, DATABASE_URL }).databaseOwnerUrl).toBeUndefined();
  });

  it.each([
    ['PORT', { PORT: '30 00' }],
    ['PORT', { PORT: '65536' }],
    ['RODTRAD_MODE', { RODTRAD_MODE: 'prod' }],
    ['RODTRAD_TIME_ZONE', { RODTRAD_TIME_ZONE: 'Oslo' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['RODTRAD_CONTACT', { RODTRAD_CONTACT: 'javascript:alert(1)' }],
    ['RODTRAD_PUBLIC_HANDBOOK', { RODTRAD_PUBLIC_HANDBOOK: 'maybe' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://hunter2@db/x' }],
    ['DATABASE_URL', { DATABASE_OWNER_URL: 'postgresql://o@db/x' }],
    ['RODTRAD_SEAL_KEY', { RODTRAD_SEAL_KEY: 'hunter2' }],
    ['OIDC_CLIENT_SECRET', { OIDC_ISSUER: 'https://a.no', OIDC_CLIENT_ID: 'x' }],
  ])('names %s when it is wrong, and never a secret', (name, env) => {
    const error = failure(env as Record<string, string>);
    expect(error).toMatchObject({ code: 'badSetting', exitCode: exitCodes.badSetting });
    expect(error.message).toContain(name);
    expect(error.message).not.toContain('hunter2');
  });

  it.each([
    ['no login', { OIDC_ISSUER: '', OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '' }, /OIDC_ISSUER/],
    ['a login in the clear', { OIDC_ISSUER: 'http://login.etaten.no' }, /OIDC_ISSUER is not https/],
    ['no public address', { RODTRAD_PUBLIC_URL: '' }, /RODTRAD_PUBLIC_URL is not set/],
    ['a public address in the clear', { RODTRAD_PUBLIC_URL: 'http://rodtrad.etaten.no' }, /not https/],
    ['no seal key', { RODTRAD_SEAL_KEY: '' }, /RODTRAD_SEAL_KEY is not set/],
    ['a known monitor token', { RODTRAD_METRICS_TOKEN: 'change-me-change-me-change-me-change-me' }, /guess/],
    ['a known seal key', { RODTRAD_SEAL_KEY: 'x'.repeat(40) }, /RODTRAD_SEAL_KEY is one anybody could guess/],
    ['one secret for two things', { RODTRAD_WEBHOOK_SECRET: good.RODTRAD_SEAL_KEY }, /same as/],
    ['a known webhook secret', { RODTRAD_WEBHOOK_SECRET: 'secretsecretsecret' }, /RODTRAD_WEBHOOK_SECRET/],
  ])('refuses %s in production', (_, change, reason) => {
    const error = failure({ ...good, ...change });
    expect(error.code).toBe('unsafeSettings');
    expect(error.what).toMatch(reason);
  });
});

describe('settings', () => {
  it('are each a row of the table for operators', () => {
    const table = settingsMarkdown();
    for (const name of Object.keys(settings)) expect(table).toContain(`| \`${name}\``);
  });

  it('cover every variable the configuration reads', () => {
    const source = ['load-config.ts', 'oidc-config.ts']
      .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
      .join('\n');
    const read = new Set(
      [...source.matchAll(/(?:env, '|env\.)([A-Z][A-Z_]+)/g)].map((match) => match[1] ?? ''),
    );
    expect([...read].sort()).toEqual(Object.keys(settings).sort());
  });
});
