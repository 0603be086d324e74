/**
 * Why the program could not start, and its process exit code. One code a cause, so that a service
 * manager or a script can tell "wait for the database" from "somebody must change a setting".
 */
export const exitCodes = {
  unexpected: 1,
  usage: 2,
  badSetting: 10,
  unsafeSettings: 11,
  portTaken: 12,
  dataDirectory: 13,
  dataInUse: 14,
  databaseUnreachable: 15,
  databaseTooOld: 16,
  databaseRole: 17,
  migration: 18,
  embeddedDatabase: 19,
  databaseLost: 20,
  notBuilt: 21,
  notFound: 22,
  refused: 23,
  auditBroken: 24,
  broken: 24,
} as const;

/** The name of one cause in {@link exitCodes}. */
export type StartupCause = keyof typeof exitCodes;

/** A failure the operator can act on: what is wrong, and what to do about it. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
  /** The cause; `exitCode` follows from it. */
  readonly code: StartupCause;
  /** What is wrong, one sentence. */
  readonly what: string;
  /** What the operator can do, one or more sentences. */
  readonly whatToDo: string;

  constructor(code: StartupCause, what: string, whatToDo: string, options?: { cause?: unknown }) {
    super(`${what} ${whatToDo}`, options);
    this.code = code;
    this.what = what;
    this.whatToDo = whatToDo;
  }

  /** The process exit code that belongs to the cause. */
  get exitCode(): number {
    return exitCodes[this.code];
  }
}

/** The message of anything thrown, for use inside another message. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0)
    return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message || error.name : String(error);
}
