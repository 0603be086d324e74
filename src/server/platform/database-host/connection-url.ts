/** The parts of a connection string. */
export interface ConnectionParts {
  /** A folder with a socket, or a host name. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** A `postgresql://` address that `pg`, `psql` and `pg_dump` all read; a socket's folder goes in `?host=`. */
export function connectionUrl({ host, port, user, password, database }: ConnectionParts): string {
  const socket = host.startsWith('/');
  const url = new URL(`postgresql://${socket ? 'localhost' : host}:${port}/${encodeURIComponent(database)}`);
  url.username = user;
  url.password = password;
  if (socket) url.searchParams.set('host', host);
  return url.href;
}

/** The role name in a connection string, or undefined. */
export function userOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url).username) || undefined;
  } catch {
    return undefined;
  }
}
