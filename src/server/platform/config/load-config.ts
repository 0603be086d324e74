import { join, resolve } from 'node:path';
import { type OidcConfig, readOidc } from './oidc-config.ts';
import { packageRoot } from './package-root.ts';
import { type Environment, integer, list, oneOf, secret, text, url } from './read-setting.ts';
import { StartupError } from './startup-error.ts';

/** What kind of installation this is; see `RODTRAD_MODE`. */
export type Mode = 'demo' | 'development' | 'production';

/** The settings, read and checked one by one. `checkSafe` judges them together. */
export interface Config {
  readonly mode: Mode;
  readonly host: string;
  readonly port: number;
  /** The address people use, without a slash at the end. */
  readonly publicUrl: string;
  /** Whether it was set, not derived from the port. */
  readonly publicUrlGiven: boolean;
  readonly trustProxy: readonly string[];
  /** Absolute path. */
  readonly dataDir: string;
  /** Absent: the embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  readonly databaseOwnerUrl: string | undefined;
  readonly databasePoolSize: number;
  readonly oidc: OidcConfig | undefined;
  /** Undefined when not set (see `withSecrets`). */
  readonly sealKey: string | undefined;
  /** Absolute path. */
  readonly sealHeadsDir: string;
  /** The current one first, then the previous; empty: webhooks are refused. */
  readonly webhookSecrets: readonly string[];
  /** Outgoing webhooks may call addresses inside the own network. */
  readonly webhookInside: boolean;
  /** Days that deliveries which came through are kept. */
  readonly deliveryDays: number;
  /** The mail server; undefined: no mail is sent. Holds the password. */
  readonly smtpUrl: string | undefined;
  /** Address that mail comes from; set when `smtpUrl` is. */
  readonly mailFrom: string | undefined;
  /** Largest attached file, in bytes. */
  readonly attachmentLimit: number;
  readonly agencyName: string;
  /** An e-mail address or an https address; shown to the public. */
  readonly contact: string | undefined;
  /** The agency's own accessibility statement. */
  readonly accessibilityUrl: string | undefined;
  /** Anybody may read the handbook. */
  readonly publicHandbook: boolean;
  /** IANA name. */
  readonly timeZone: string;
  readonly logLevel: LogLevel;
  /** Requests a minute; 0: no limit. */
  readonly rateLimit: number;
  /** Login attempts a minute; 0: no limit. */
  readonly loginRateLimit: number;
  /** Bytes. */
  readonly bodyLimit: number;
  /** Hours without use after which a login ends. */
  readonly sessionHours: number;
  /** What a monitor shows at `/metrics`. */
  readonly metricsToken: string | undefined;
  readonly shutdownSeconds: number;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
/** A level of the log. */
export type LogLevel = (typeof logLevels)[number];

/**
 * Reads the settings out of an environment. Pure: the same environment gives the same answer.
 *
 * @throws StartupError `badSetting`, naming the variable and what it may be
 */
export function loadConfig(env: Environment): Config {
  const oidc = readOidc(env);
  const mode = readMode(env, oidc);
  const port = integer(env, 'PORT', 3000, 0, 65_535);
  const dataDir = env.RODTRAD_DATA ? resolve(env.RODTRAD_DATA) : join(packageRoot(), '.data');
  const publicUrl = url(env, 'RODTRAD_PUBLIC_URL', ['http:', 'https:']);
  return Object.freeze({
    mode,
    host: text(env, 'HOST') ?? (mode === 'production' ? '0.0.0.0' : '127.0.0.1'),
    port,
    publicUrl: (publicUrl ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    publicUrlGiven: publicUrl !== undefined,
    trustProxy: list(env, 'RODTRAD_TRUST_PROXY'),
    dataDir,
    ...readDatabase(env, mode),
    databasePoolSize: integer(env, 'DATABASE_POOL_SIZE', 16, 2, 200),
    oidc,
    sealKey: secret(env, 'RODTRAD_SEAL_KEY', 32),
    sealHeadsDir: env.RODTRAD_SEAL_HEADS ? resolve(env.RODTRAD_SEAL_HEADS) : join(dataDir, 'seals'),
    webhookSecrets: [
      secret(env, 'RODTRAD_WEBHOOK_SECRET', 16),
      secret(env, 'RODTRAD_WEBHOOK_SECRET_PREVIOUS', 16),
    ].filter((s) => s !== undefined),
    webhookInside:
      (oneOf(env, 'RODTRAD_WEBHOOK_INSIDE', ['yes', 'no'] as const) ??
        (mode === 'production' ? 'no' : 'yes')) === 'yes',
    deliveryDays: integer(env, 'RODTRAD_DELIVERY_DAYS', 30, 1, 3650),
    ...readMail(env),
    attachmentLimit: integer(env, 'RODTRAD_ATTACHMENT_LIMIT', 20_971_520, 1024, 1_073_741_824),
    agencyName:
      text(env, 'RODTRAD_AGENCY_NAME') ?? (mode === 'demo' ? 'Samhandlingsdirektoratet' : 'Rød tråd'),
    contact: readContact(env),
    accessibilityUrl: url(env, 'RODTRAD_ACCESSIBILITY_URL', ['https:']),
    publicHandbook:
      (oneOf(env, 'RODTRAD_PUBLIC_HANDBOOK', ['yes', 'no'] as const) ??
        (mode === 'production' ? 'no' : 'yes')) === 'yes',
    timeZone: readTimeZone(env),
    logLevel: oneOf(env, 'LOG_LEVEL', logLevels) ?? 'info',
    rateLimit: integer(env, 'RODTRAD_RATE_LIMIT', 1200, 0, 1_000_000),
    loginRateLimit: integer(env, 'RODTRAD_LOGIN_RATE_LIMIT', 30, 0, 1_000_000),
    bodyLimit: integer(env, 'RODTRAD_BODY_LIMIT', 1_048_576, 1024, 1_073_741_824),
    sessionHours: integer(env, 'RODTRAD_SESSION_HOURS', 8, 1, 168),
    metricsToken: secret(env, 'RODTRAD_METRICS_TOKEN', 32),
    shutdownSeconds: integer(env, 'RODTRAD_SHUTDOWN_SECONDS', 20, 0, 600),
  });
}

function readMode(env: Environment, oidc: OidcConfig | undefined): Mode {
  const given = oneOf(env, 'RODTRAD_MODE', ['demo', 'development', 'production'] as const);
  return given ?? (oidc || text(env, 'NODE_ENV') === 'production' ? 'production' : 'demo');
}

function readDatabase(env: Environment, mode: Mode) {
  const databaseUrl = url(env, 'DATABASE_URL', ['postgres:', 'postgresql:']);
  const owner = url(env, 'DATABASE_OWNER_URL', ['postgres:', 'postgresql:']);
  if (owner !== undefined && databaseUrl === undefined) {
    throw new StartupError(
      'badSetting',
      'DATABASE_OWNER_URL is set, but DATABASE_URL is not.',
      'Set both, or neither to use the embedded PostgreSQL.',
    );
  }
  return { databaseUrl, databaseOwnerUrl: owner ?? (mode === 'production' ? undefined : databaseUrl) };
}

/** One plain address: what is between the angle brackets of a From. */
const plainAddress = /^[^\s@<>,;:"()[\]\\]{1,64}@[A-Za-z0-9.-]{1,255}$/;

function readMail(env: Environment) {
  const smtpUrl = url(env, 'RODTRAD_SMTP_URL', ['smtp:', 'smtps:']);
  const mailFrom = text(env, 'RODTRAD_MAIL_FROM');
  if (mailFrom !== undefined && !plainAddress.test(mailFrom)) {
    throw new StartupError(
      'badSetting',
      'RODTRAD_MAIL_FROM is no plain address.',
      'Write e.g. ikke-svar@etat.no.',
    );
  }
  if (smtpUrl !== undefined && mailFrom === undefined) {
    throw new StartupError(
      'badSetting',
      'RODTRAD_SMTP_URL is set, but RODTRAD_MAIL_FROM is not.',
      'Set both, or neither to send no e-mail.',
    );
  }
  return { smtpUrl, mailFrom };
}

/** Who the public writes to: one plain e-mail address, or an https address. */
function readContact(env: Environment): string | undefined {
  const given = text(env, 'RODTRAD_CONTACT');
  if (given === undefined || plainAddress.test(given)) return given;
  if (URL.canParse(given) && new URL(given).protocol === 'https:') return given;
  throw new StartupError(
    'badSetting',
    'RODTRAD_CONTACT is neither an e-mail address nor an https address.',
    'Write e.g. post@etat.no.',
  );
}

function readTimeZone(env: Environment): string {
  const given = text(env, 'RODTRAD_TIME_ZONE') ?? 'Europe/Oslo';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone;
  } catch {
    throw new StartupError(
      'badSetting',
      `RODTRAD_TIME_ZONE is "${given}", which is no time zone.`,
      'Write e.g. Europe/Oslo.',
    );
  }
}
