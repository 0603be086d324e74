/** Items with one put before another, or last of all when `before` is null; the same when either is not among them. */
export function putBefore<T extends { readonly key: string }>(
  items: readonly T[],
  key: string,
  before: string | null,
): readonly T[] {
  const moved = items.find((i) => i.key === key);
  const rest = items.filter((i) => i.key !== key);
  const at = before === null ? rest.length : rest.findIndex((i) => i.key === before);
  return moved && at >= 0 ? [...rest.slice(0, at), moved, ...rest.slice(at)] : items;
}

/** Pages with their items in another order, each page as long as it was. */
export function repaged<T, P extends { readonly items: readonly T[] }>(
  pages: readonly P[],
  items: readonly T[],
): P[] {
  let from = 0;
  return pages.map((page) => {
    const to = from + page.items.length;
    const next = { ...page, items: items.slice(from, to) };
    from = to;
    return next;
  });
}
