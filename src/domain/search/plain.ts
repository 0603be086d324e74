/** Longest body of a search document, in UTF-16 code units; what comes after is not searched. */
export const longestBody = 40_000;

/**
 * Markdown as plain words for search and excerpt: marks, addresses of links and tokens of mentions off, white space
 * folded. Cut at {@link longestBody}.
 */
export function plainText(markdown: string): string {
  return markdown
    .slice(0, longestBody * 2)
    .replaceAll('\u0000', '')
    .replace(/```[a-z]*\n?/gi, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[@#]\[([^\]|]*)\|?([^\]]*)\]/g, '$2')
    .replace(/^[ \t]*(?:[-*+>]|#{1,6}|\d+[.)])[ \t]+/gm, '')
    .replace(/[*_`~|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toWellFormed()
    .slice(0, longestBody);
}
