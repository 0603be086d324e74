/**
 * Breaks a title into at most so many lines of at most so many characters, between words where it can; what does not
 * fit ends in an ellipsis. Counts code points, so that no letter is cut in two.
 */
export function wrapTitle(title: string, lines: number, width: number): readonly string[] {
  const wrapped: string[] = [];
  let rest = [...title.trim().replace(/\s+/g, ' ')];
  while (rest.length > 0 && wrapped.length < lines) {
    if (rest.length <= width) {
      wrapped.push(rest.join(''));
      return wrapped;
    }
    if (wrapped.length === lines - 1) {
      wrapped.push(
        `${rest
          .slice(0, width - 1)
          .join('')
          .trimEnd()}…`,
      );
      return wrapped;
    }
    const space = rest.slice(0, width + 1).lastIndexOf(' ');
    const at = space > width / 5 ? space : width;
    wrapped.push(rest.slice(0, at).join(''));
    rest = rest.slice(rest[at] === ' ' ? at + 1 : at);
  }
  return wrapped;
}
