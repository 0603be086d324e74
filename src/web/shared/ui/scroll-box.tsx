import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

interface ScrollBoxProps {
  readonly children: ReactNode;
  /** Classes beside `rt-table-wrap`. */
  readonly className?: string;
  readonly 'aria-busy'?: boolean;
}

/**
 * A frame that what is too wide for the page scrolls in. While it does, it is reached with Tab, so that the arrows
 * scroll it where nothing inside can be focused (WCAG 2.1.1).
 */
export function ScrollBox({ children, className, ...rest }: ScrollBoxProps) {
  const box = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  // Before it is drawn, and again when a font or a row that comes makes it wider.
  useLayoutEffect(() => {
    const frame = box.current;
    if (!frame) return;
    const look = () => setScrolls(frame.scrollWidth > frame.clientWidth);
    look();
    const seen = new ResizeObserver(look);
    seen.observe(frame);
    for (const child of frame.children) seen.observe(child);
    return () => seen.disconnect();
  });
  return (
    <div
      ref={box}
      className={className ? `rt-table-wrap ${className}` : 'rt-table-wrap'}
      {...(scrolls ? { tabIndex: 0 } : {})}
      {...rest}
    >
      {children}
    </div>
  );
}
