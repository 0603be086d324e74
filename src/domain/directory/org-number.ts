const weights = [3, 2, 7, 6, 5, 4, 3, 2];

/**
 * Whether a text is a Norwegian organisation number: nine digits, the last a mod-11 check digit of the first eight
 * (https://www.brreg.no/om-oss/registrene-vare/om-enhetsregisteret/organisasjonsnummeret/). Spaces are not taken out.
 */
export function isOrganisationNumber(text: string): boolean {
  if (!/^[0-9]{9}$/.test(text)) return false;
  return checkDigit(text.slice(0, 8)) === Number(text[8]);
}

/** The check digit of the first eight digits, or null when the number is one that is never given (remainder 1). */
export function checkDigit(eight: string): number | null {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(eight[i]), 0);
  const digit = 11 - (sum % 11);
  if (digit === 11) return 0;
  return digit === 10 ? null : digit;
}
