import { checkDigit } from '../../../domain/directory/index.ts';

/**
 * A nine-digit number with a right check digit, shaped as an organisation number. Those beginning with 31 are given to
 * nobody: the register's own begin with 8 or 9. `n` counts from 0; different for each.
 */
export function fictionalOrganisationNumber(n: number): string {
  let left = n;
  for (let base = 31_040_100; ; base += 37) {
    const check = checkDigit(String(base));
    if (check === null) continue;
    if (left === 0) return `${base}${check}`;
    left -= 1;
  }
}
