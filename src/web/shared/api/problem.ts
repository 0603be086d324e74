import type { ProblemValue } from '../../../contract/common.ts';

/** A refused call: the problem document as the server gave it (RFC 9457), with its status. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: ProblemValue & Readonly<Record<string, unknown>>;

  constructor(status: number, problem: ProblemValue & Readonly<Record<string, unknown>>) {
    super(problem.code);
    this.name = 'ApiError';
    this.status = status;
    this.problem = problem;
  }

  /** The stable code: one of the kernel's, or `network` when no answer came. */
  get code(): string {
    return this.problem.code;
  }
}

/** The problem of a call that got no answer at all. */
export function networkProblem(cause: unknown): ApiError {
  const error = new ApiError(0, { type: 'about:blank', title: 'network', status: 0, code: 'network' });
  error.cause = cause;
  return error;
}
