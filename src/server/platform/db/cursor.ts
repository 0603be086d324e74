import { invalid } from '../../../domain/kernel/errors.ts';

/** An opaque cursor: the sort values of the last row of a page. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values), 'utf8').toString('base64url');
}

/** Reads a cursor back; throws `invalid_input` when it is not one of ours or not of this sort. */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(values) &&
      values.length === length &&
      values.every(
        (v) => v === null || typeof v === 'number' || (typeof v === 'string' && !v.includes('\u0000')),
      )
    ) {
      return values as (string | number | null)[];
    }
  } catch {
    // falls through to the refusal
  }
  throw invalid('query:cursor', 'not_a_cursor');
}
