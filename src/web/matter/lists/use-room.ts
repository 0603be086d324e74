import { type RefObject, useLayoutEffect, useState } from 'react';

/** Below this a list is no table: each row is a block of its own. */
const narrow = 700;

/** The width an element has for a table, in px; without end where rows stand as blocks. Measured before it is painted. */
export function useRoom(place: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const measure = () =>
      setRoom(window.innerWidth <= narrow ? Number.POSITIVE_INFINITY : element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return room;
}
