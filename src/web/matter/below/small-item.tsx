import { TreeLine } from './tree-line.tsx';
import type { ItemPlace, TreePlace } from './tree-place.ts';

interface SmallItemProps {
  readonly item: ItemPlace;
  readonly place: TreePlace;
  readonly text: string;
  /** What happens when it is chosen; absent: it only tells. */
  readonly onAct?: () => void;
}

/** A line of the tree that is no part: a way to read more, or how many are not shown. */
export function SmallItem({ item, place, text, onAct }: SmallItemProps) {
  return (
    <TreeLine item={item} place={place} label={text}>
      <span className="rt-tree-fold" />
      {onAct ? (
        <button type="button" className="rt-link" tabIndex={-1} data-act onClick={onAct}>
          {text}
        </button>
      ) : (
        <span className="rt-faint">{text}</span>
      )}
    </TreeLine>
  );
}
