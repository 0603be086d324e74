import type { StartupError } from '../config/startup-error.ts';

/** Two ways into one database. */
export interface OpenDatabase {
  /** Whether it is the PostgreSQL that comes along. */
  readonly embedded: boolean;
  /** As the role that owns the schema; undefined in production when DATABASE_OWNER_URL is not given. */
  readonly ownerUrl: string | undefined;
  /** As the role that serves. */
  readonly serveUrl: string;
  /** The serving role's name, for `migrate({ serveUser })`. */
  readonly serveUser: string | undefined;
  /** Leaves it; the last one out stops an embedded one. May be called twice. */
  close(): Promise<void>;
}

/** How the host speaks. */
export interface HostOptions {
  /** Gets a line the operator should see. */
  readonly say: (line: string) => void;
  /** The embedded database is gone for good: end the process with this. */
  readonly onLost: (error: StartupError) => void;
}
