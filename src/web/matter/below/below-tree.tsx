import { type KeyboardEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { BelowValue } from '../../../contract/thread-below.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { BelowLevel } from './below-level.tsx';
import { useMovePart } from './move.ts';
import type { Only } from './queries.ts';
import type { TreePlace } from './tree-place.ts';

interface BelowTreeProps {
  /** Key of the node the work is below. */
  readonly of: string;
  readonly pages: readonly BelowValue[];
  readonly more: (() => void) | null;
  readonly only: Only;
  readonly weighted: boolean;
  readonly mayMove: boolean;
}

const focusOn = (element: Element | null | undefined): void => {
  if (element instanceof HTMLElement) element.focus();
};

/**
 * Parts in parts, as a tree (ARIA): up and down go to the next shown, right opens and goes in, left folds and goes out,
 * Enter opens the page; with Shift, up and down take the part along among its siblings.
 */
export function BelowTree({ of, pages, more, only, weighted, mayMove }: BelowTreeProps) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const tree = useRef<HTMLDivElement>(null);
  /** By path, what the reader has opened or folded; what came along with the first level is open until then. */
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [current, setCurrent] = useState<string | null>(null);
  const movePart = useMovePart(only);
  const cameAlong = new Set(
    pages.flatMap((p) => p.items.flatMap((row) => (row.level ? [`${of}/${row.key}`] : []))),
  );
  const isOpen = (path: string): boolean => chosen.get(path) ?? cameAlong.has(path);
  const toggle = (path: string, to = !isOpen(path)) => setChosen((now) => new Map(now).set(path, to));

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const item = target.closest<HTMLElement>('[role="treeitem"]');
    if (!item || event.altKey || event.ctrlKey || event.metaKey) return;
    const all = [...(tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])];
    const at = all.indexOf(item);
    const path = item.dataset.path ?? '';
    const expanded = item.getAttribute('aria-expanded');
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        const step = event.key === 'ArrowDown' ? 1 : -1;
        if (event.shiftKey) item.querySelector<HTMLElement>(`[data-move="${step}"]`)?.click();
        else focusOn(all[at + step]);
        break;
      }
      case 'ArrowRight':
        if (expanded === 'false') toggle(path, true);
        else if (expanded === 'true') focusOn(all[at + 1]);
        break;
      case 'ArrowLeft':
        if (expanded === 'true') toggle(path, false);
        else focusOn(all.find((x) => x.dataset.path === path.slice(0, path.lastIndexOf('/'))));
        break;
      case 'Home':
        focusOn(all[0]);
        break;
      case 'End':
        focusOn(all.at(-1));
        break;
      case 'Enter':
        if (target !== item) return;
        if (item.dataset.href) void navigate(item.dataset.href);
        else item.querySelector<HTMLElement>('[data-act]')?.click();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const place: TreePlace = {
    only,
    weighted,
    isOpen,
    current: current ?? `${of}/${pages[0]?.items[0]?.key ?? ''}`,
    setCurrent,
    toggle,
    mayMove,
    move: (parent, row, step) =>
      void movePart(parent, row, step).then((moved) => {
        if (moved)
          requestAnimationFrame(() =>
            focusOn(tree.current?.querySelector(`[data-path$="/${CSS.escape(row.key)}"]`)),
          );
      }),
  };
  return (
    <div
      ref={tree}
      role="tree"
      className="rt-tree"
      aria-label={t('backlog.children.title')}
      onKeyDown={onKeyDown}
    >
      <BelowLevel parent={of} path={of} level={1} pages={pages} more={more} place={place} />
    </div>
  );
}
