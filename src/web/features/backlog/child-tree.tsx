import { type KeyboardEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ChildValue } from '../../../contract/backlog.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { announce } from '../../shared/live-region.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { ChildItem, type TreePlace } from './child-item.tsx';
import { childrenQuery } from './queries.ts';

/**
 * Parts in parts, as a tree (ARIA): up and down go to the next shown, right opens and goes in, left folds and goes out,
 * Enter opens the page; with Shift, up and down take the part along among its siblings.
 */
export function ChildTree({ of, items }: { readonly of: string; readonly items: readonly ChildValue[] }) {
  const texts = useTexts();
  const { t } = texts;
  const navigate = useNavigate();
  const tree = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string | null>(null);

  const toggle = (path: string, to?: boolean) =>
    setOpen((now) => {
      const next = new Set(now);
      if (to ?? !now.has(path)) next.add(path);
      else next.delete(path);
      return next;
    });
  const focus = (element: Element | null | undefined) => {
    if (element instanceof HTMLElement) element.focus();
  };
  const move = async (parent: string, child: ChildValue, step: -1 | 1) => {
    const siblings = (queryClient.getQueryData(childrenQuery(parent).queryKey)?.items ?? []).filter(
      (c) => c.kind === child.kind && c.rank !== null,
    );
    const other = siblings[siblings.findIndex((c) => c.key === child.key) + step];
    if (!other) return;
    try {
      await api.matter.rank({
        params: { key: child.key },
        body: step < 0 ? { before: other.key } : { after: other.key },
      });
      await queryClient.invalidateQueries({ queryKey: ['children', parent] });
      void queryClient.invalidateQueries({ queryKey: ['list', child.kind] });
      announce(t(step < 0 ? 'backlog.children.movedUp' : 'backlog.children.movedDown', { key: child.key }));
      requestAnimationFrame(() =>
        focus(tree.current?.querySelector(`[data-path$="/${CSS.escape(child.key)}"]`)),
      );
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const item = target.closest<HTMLElement>('[role="treeitem"]');
    if (!item || event.altKey || event.ctrlKey || event.metaKey || target.closest('[popover]')) return;
    const all = [...(tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])];
    const at = all.indexOf(item);
    const path = item.dataset.path ?? '';
    const expanded = item.getAttribute('aria-expanded');
    const up = all.find((x) => x.dataset.path === path.slice(0, path.lastIndexOf('/')));
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        const step = event.key === 'ArrowDown' ? 1 : -1;
        if (event.shiftKey) item.querySelector<HTMLElement>(`[data-move="${step}"]`)?.click();
        else focus(all[at + step]);
        break;
      }
      case 'ArrowRight':
        if (expanded === 'false') toggle(path, true);
        else if (expanded === 'true') focus(all[at + 1]);
        break;
      case 'ArrowLeft':
        if (expanded === 'true') toggle(path, false);
        else focus(up);
        break;
      case 'Home':
        focus(all[0]);
        break;
      case 'End':
        focus(all.at(-1));
        break;
      case 'Enter':
        if (target !== item) return;
        void navigate(nodeHref({ key: item.dataset.key ?? '', kind: item.dataset.kind ?? '' }));
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const place: TreePlace = {
    open,
    current: current ?? `${of}/${items[0]?.key ?? ''}`,
    setCurrent,
    toggle,
    move: (parent, child, step) => void move(parent, child, step),
  };
  return (
    <div
      ref={tree}
      role="tree"
      className="rt-tree"
      aria-label={t('backlog.children.title')}
      onKeyDown={onKeyDown}
    >
      {items.map((c, i) => (
        <ChildItem
          key={c.key}
          child={c}
          parent={of}
          path={of}
          level={1}
          at={i + 1}
          of={items.length}
          place={place}
        />
      ))}
    </div>
  );
}
