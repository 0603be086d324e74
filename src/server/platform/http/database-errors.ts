import { type ErrorCode, ProblemError } from '../../../domain/kernel/errors.ts';
import { constraintOf, sqlState } from '../db/db.ts';

/** SQLSTATE → what it means to a caller (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const states: Readonly<Record<string, ErrorCode>> = {
  '23505': 'conflict',
  '23503': 'conflict',
  '23P01': 'conflict',
  '23514': 'rule_broken',
  '23502': 'rule_broken',
  '22001': 'invalid_input',
  '22003': 'invalid_input',
  '22007': 'invalid_input',
  '22008': 'invalid_input',
  '22021': 'invalid_input',
  '22P02': 'invalid_input',
  '22P05': 'invalid_input',
  // Out of time, out of connections, being stopped, a lock that did not come, a deadlock three times over.
  '57014': 'unavailable',
  '57P01': 'unavailable',
  '57P02': 'unavailable',
  '57P03': 'unavailable',
  '53300': 'unavailable',
  '53200': 'unavailable',
  '53100': 'unavailable',
  '55P03': 'unavailable',
  '40P01': 'unavailable',
  '40001': 'unavailable',
};
const networkErrors = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
]);
const lostConnection = /connection terminated|timeout exceeded when trying to connect|not queryable/i;

/** What a database error means to a caller; undefined for what is none, or a fault of ours. */
export function problemOfDatabase(error: unknown): ProblemError | undefined {
  if (!(error instanceof Error)) return undefined;
  const state = sqlState(error);
  const known = states[state];
  if (known !== undefined && 'severity' in error) {
    const constraint = constraintOf(error);
    const named = (known === 'rule_broken' || known === 'conflict') && constraint !== '';
    return new ProblemError(known, { cause: error, extra: named ? { rule: constraint } : {} });
  }
  if (state.startsWith('08') || networkErrors.has(state) || lostConnection.test(error.message)) {
    return new ProblemError('unavailable', { cause: error });
  }
  return undefined;
}
