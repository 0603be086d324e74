/** What kinds of guiding documents there are. */
export const documentTypes = ['allocationLetter', 'agencyStrategy', 'productGroupStrategy', 'other'] as const;
/** One of {@link documentTypes}. */
export type DocumentType = (typeof documentTypes)[number];

/**
 * Compares numbers of demands as people read them: 3.2 before 3.10, 2 before 10, A before B. Negative, 0 or positive as
 * `Array.sort` wants.
 */
export function compareNumbers(a: string, b: string): number {
  const parts = (text: string) => text.toLowerCase().match(/\d+|[^\d.\s]+/g) ?? [];
  const [x, y] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(x.length, y.length); i += 1) {
    const [p, q] = [x[i], y[i]];
    if (p === undefined || q === undefined) return p === undefined ? -1 : 1;
    const [m, n] = [Number(p), Number(q)];
    if (!Number.isNaN(m) && !Number.isNaN(n)) {
      if (m !== n) return m - n;
    } else if (p !== q) return p < q ? -1 : 1;
  }
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Whether an address may be shown as a link: http or https, nothing else. Empty is no address. */
export function isWebAddress(text: string): boolean {
  if (text === '') return true;
  try {
    const { protocol } = new URL(text);
    return protocol === 'https:' || protocol === 'http:';
  } catch {
    return false;
  }
}
