/** One environment variable the program reads. */
export interface Setting {
  /** What it means, for the operator; one or two sentences. */
  readonly meaning: string;
  /** What holds when it is not set, in words or as the value itself. */
  readonly default: string;
  /** Never written to a log or an error. */
  readonly secret?: true;
}

/**
 * Every setting there is. Nothing else in the program reads the environment, and the table in
 * `docs/operations.md` is made from this one.
 */
export const settings = {
  PORT: { default: '3000', meaning: 'Port to listen on. 0 takes any free one.' },
  HOST: {
    default: '127.0.0.1; 0.0.0.0 in production',
    meaning: 'Address to listen on.',
  },
  RODTRAD_MODE: {
    default: 'production when OIDC_ISSUER is set or NODE_ENV=production, else demo',
    meaning:
      'demo: a fictional agency, log in by choosing a person. development: the same login, no agency. production: OIDC login, unsafe settings are refused.',
  },
  NODE_ENV: { default: 'not set', meaning: 'Only read to find the default of RODTRAD_MODE.' },
  RODTRAD_DATA: {
    default: '.data in the folder of the package',
    meaning: 'Data directory: the embedded PostgreSQL, generated secrets, published seals.',
  },
  RODTRAD_PUBLIC_URL: {
    default: 'http://localhost:PORT',
    meaning: 'The address people use; must be https in production.',
  },
  RODTRAD_TRUST_PROXY: {
    default: 'none',
    meaning:
      'Comma-separated addresses or networks of the reverse proxies whose X-Forwarded-* headers are believed.',
  },
  DATABASE_URL: {
    default: 'an embedded PostgreSQL in the data directory',
    meaning: 'PostgreSQL 15 or newer, as the role that serves (a member of rodtrad_serve that owns nothing).',
    secret: true,
  },
  DATABASE_OWNER_URL: {
    default: 'DATABASE_URL; in production: do not migrate at start',
    meaning: 'The same database as the role that owns the schema; used only to migrate, dump and restore.',
    secret: true,
  },
  DATABASE_POOL_SIZE: { default: '16', meaning: 'Connections each process may hold.' },
  OIDC_ISSUER: { default: 'not set', meaning: 'Address of the OIDC provider (Ansattporten, Entra ID, …).' },
  OIDC_CLIENT_ID: { default: 'not set', meaning: 'The client the provider knows rodtrad as.' },
  OIDC_CLIENT_SECRET: { default: 'not set', meaning: 'Its secret.', secret: true },
  OIDC_SCOPES: { default: 'openid profile email', meaning: 'Scopes asked for, separated by spaces.' },
  RODTRAD_SEAL_KEY: {
    default: 'generated into the data directory; required in production',
    meaning: 'Signs the seals of the audit trail. At least 32 characters; keep it apart from the database.',
    secret: true,
  },
  RODTRAD_SEAL_HEADS: {
    default: 'seals in the data directory',
    meaning:
      'Folder the signed head of the audit chain is published to daily; best a place the database administrator cannot write.',
  },
  RODTRAD_WEBHOOK_SECRET: {
    default: 'not set: webhooks are refused',
    meaning: 'Verifies the HMAC signature of incoming webhooks. At least 16 characters.',
    secret: true,
  },
  RODTRAD_WEBHOOK_SECRET_PREVIOUS: {
    default: 'not set',
    meaning: 'The one before, still accepted while rotating.',
    secret: true,
  },
  RODTRAD_WEBHOOK_INSIDE: {
    default: 'no in production, else yes',
    meaning:
      'yes: outgoing webhooks and channels may call addresses inside the own network (loopback, private, link-local). no: they are refused.',
  },
  RODTRAD_DELIVERY_DAYS: {
    default: '30',
    meaning:
      'Days that deliveries to webhooks and channels are kept after they came through; those that failed are kept three times as long.',
  },
  RODTRAD_SMTP_URL: {
    default: 'not set: no e-mail is sent',
    meaning:
      'The mail server, as smtps://user:password@host:465 or smtp://host:587 (STARTTLS when it is offered).',
    secret: true,
  },
  RODTRAD_MAIL_FROM: {
    default: 'not set; required with RODTRAD_SMTP_URL',
    meaning: 'The address e-mail comes from. The agency name is shown before it.',
  },
  RODTRAD_ATTACHMENT_LIMIT: {
    default: '20971520',
    meaning: 'Largest attached file, in bytes.',
  },
  RODTRAD_AGENCY_NAME: {
    default: 'Samhandlingsdirektoratet in demo, else Rød tråd',
    meaning: 'The name of the agency, shown beside the product name.',
  },
  RODTRAD_CONTACT: {
    default: 'not set: public pages name the agency only',
    meaning:
      'Where the public reaches the agency about the pages (an e-mail address or an https address): shown in the accessibility statement, the privacy page and the foot of public pages.',
  },
  RODTRAD_ACCESSIBILITY_URL: {
    default: 'not set',
    meaning:
      'The agency’s own accessibility statement in the central solution (https://uustatus.no/…), linked from the product’s statement.',
  },
  RODTRAD_PUBLIC_HANDBOOK: {
    default: 'no in production, else yes',
    meaning: 'yes: anybody may read the handbook at /nb/handbook (nn, en). no: only those who are signed in.',
  },
  RODTRAD_TIME_ZONE: {
    default: 'Europe/Oslo',
    meaning: 'The time zone of planned days, office hours and everything shown.',
  },
  LOG_LEVEL: { default: 'info', meaning: 'fatal, error, warn, info, debug, trace or silent.' },
  RODTRAD_RATE_LIMIT: {
    default: '1200',
    meaning: 'Requests a minute for each session, token or address. 0: no limit.',
  },
  RODTRAD_LOGIN_RATE_LIMIT: {
    default: '30',
    meaning: 'Login attempts a minute for each address. 0: no limit.',
  },
  RODTRAD_BODY_LIMIT: { default: '1048576', meaning: 'Largest request body, in bytes.' },
  RODTRAD_SESSION_HOURS: {
    default: '8',
    meaning: 'Hours without use after which a login ends; after 7 days it ends in any case.',
  },
  RODTRAD_METRICS_TOKEN: {
    default: 'not set: only people and tokens with metrics.read',
    meaning: 'Bearer token with which a monitor reads /metrics. At least 32 characters.',
    secret: true,
  },
  RODTRAD_SHUTDOWN_SECONDS: {
    default: '20',
    meaning: 'How long what is under way may take after SIGTERM before it is cut off.',
  },
} as const satisfies Record<string, Setting>;

/** The name of a setting. */
export type SettingName = keyof typeof settings;

/** The settings as a Markdown table, for `docs/operations.md`. */
export function settingsMarkdown(): string {
  const rows = Object.entries<Setting>(settings).map(
    ([name, s]) => `| \`${name}\`${s.secret ? ' (secret)' : ''} | ${s.default} | ${s.meaning} |`,
  );
  return ['| setting | default | meaning |', '|---|---|---|', ...rows].join('\n');
}
