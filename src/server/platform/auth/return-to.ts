/** Addresses that are not pages. */
const notPages = /^\/(api|auth)(\/|$)/;

/** Where to go after logging in: a page of ours, whatever was asked for. Never another site. */
export function safeReturnTo(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > 2000 || !/^\/(?![/\\])/.test(asked)) return '/';
  const here = 'http://rodtrad.invalid';
  // Parsed as a browser would: it drops tabs and line breaks and reads a backslash as a slash.
  if (!URL.canParse(asked, here)) return '/';
  const url = new URL(asked, here);
  return url.origin !== here || notPages.test(url.pathname) || url.pathname.startsWith('//')
    ? '/'
    : url.pathname + url.search + url.hash;
}
