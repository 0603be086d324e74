import { createHash } from 'node:crypto';

/** sha256 of a random secret: enough, since there is nothing to guess in 32 random bytes. */
export function sha256(value: string): Buffer {
  return createHash('sha256').update(value, 'utf8').digest();
}
