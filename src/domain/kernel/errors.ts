/**
 * Stable error codes, each with its HTTP status. RFC 9457 `type` is `/problems/<code>`; titles and advice are
 * in the catalogues under `problem.<code>`.
 */
export const errorCodes = {
  /** The key means several nodes; `candidates` names them. */
  several: 300,
  /** The key is an old one; `key` is the new, and `Location` leads there. */
  moved: 308,
  invalid_input: 400,
  unknown_field: 400,
  malformed_body: 400,
  not_signed_in: 401,
  bad_signature: 401,
  not_allowed: 403,
  csrf: 403,
  not_found: 404,
  method_not_allowed: 405,
  transition_refused: 409,
  conflict: 409,
  link_ring: 409,
  link_refused: 409,
  idempotency_reused: 409,
  gone: 410,
  stale_version: 412,
  too_large: 413,
  unsupported_media_type: 415,
  rule_broken: 422,
  version_required: 428,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const;

/** A stable error code. */
export type ErrorCode = keyof typeof errorCodes;

/** One fault in what was sent: `pointer` is a JSON pointer into the body, or `query:name`, `path:name`, `header:name`. */
export interface FieldFault {
  readonly pointer: string;
  readonly reason: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** An error meant for whoever called: says what, where and (by its code) what to do. Never carries internals. */
export class ProblemError extends Error {
  readonly code: ErrorCode;
  readonly faults: readonly FieldFault[];
  /** Members added to the problem document: the current state of a stale matter, what is missing, candidates. */
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    options: {
      faults?: readonly FieldFault[];
      extra?: Readonly<Record<string, unknown>>;
      cause?: unknown;
    } = {},
  ) {
    super(code, { cause: options.cause });
    this.name = 'ProblemError';
    this.code = code;
    this.faults = options.faults ?? [];
    this.extra = options.extra ?? {};
  }

  /** HTTP status of the code. */
  get status(): number {
    return errorCodes[this.code];
  }
}

/** One fault, as an error. */
export function invalid(
  pointer: string,
  reason: string,
  params?: Record<string, string | number>,
): ProblemError {
  return new ProblemError('invalid_input', {
    faults: [params ? { pointer, reason, params } : { pointer, reason }],
  });
}
