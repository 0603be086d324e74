import type { ReactNode } from 'react';
import type { ItemPlace, TreePlace } from './tree-place.ts';

interface TreeLineProps {
  readonly item: ItemPlace;
  readonly place: TreePlace;
  /** What is said of it. */
  readonly label: string;
  /** Whether it is opened; null when there is nothing to open. */
  readonly open?: boolean | null;
  /** Where Enter leads. */
  readonly href?: string;
  readonly children: ReactNode;
}

/** One line of the tree, whatever it shows: its place for those who listen, and for the keys. */
export function TreeLine({ item, place, label, open = null, href, children }: TreeLineProps) {
  const current = place.current === item.path;
  return (
    <div
      role="treeitem"
      aria-level={item.level}
      aria-setsize={item.of}
      aria-posinset={item.at}
      aria-expanded={open ?? undefined}
      aria-selected={current}
      aria-label={label}
      tabIndex={current ? 0 : -1}
      data-path={item.path}
      data-href={href}
      onFocus={(e) => {
        if (e.target === e.currentTarget) place.setCurrent(item.path);
      }}
    >
      <div className="rt-tree-row" style={{ paddingInlineStart: `${(item.level - 1) * 1.25}rem` }}>
        {children}
      </div>
    </div>
  );
}
