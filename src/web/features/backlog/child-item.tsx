import { ArrowDownIcon, ArrowUpIcon, ChevronDownIcon, ChevronRightIcon } from '@navikt/aksel-icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ChildValue } from '../../../contract/backlog.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { StateBadge } from '../../shared/ui/state-badge.tsx';
import { childrenQuery } from './queries.ts';
import '../../matter/lists/rank.css';

/** What the items of a tree share. A path is the keys from the root, so that a part of two wholes is two items. */
export interface TreePlace {
  readonly open: ReadonlySet<string>;
  /** The item that Tab comes to. */
  readonly current: string;
  readonly setCurrent: (path: string) => void;
  readonly toggle: (path: string) => void;
  readonly move: (parent: string, child: ChildValue, step: -1 | 1) => void;
}

interface ChildItemProps {
  readonly child: ChildValue;
  /** Key of the whole. */
  readonly parent: string;
  /** Path of the whole. */
  readonly path: string;
  readonly level: number;
  readonly at: number;
  readonly of: number;
  readonly place: TreePlace;
}

/** How far the work below has come, in words. */
function Progress({ child }: { readonly child: ChildValue }) {
  const { t } = useTexts();
  const { rollup } = child;
  if (!rollup || rollup.total === 0) return null;
  return (
    <span className="rt-tree-progress">
      {t('backlog.children.closed', { closed: rollup.closed, total: rollup.total })}
    </span>
  );
}

/** One part: state, key, title, owner, how far it has come; and after it its own parts, read when it is opened. */
export function ChildItem({ child, parent, path: above, level, at, of, place }: ChildItemProps) {
  const texts = useTexts();
  const { t } = texts;
  const path = `${above}/${child.key}`;
  const isOpen = place.open.has(path);
  const below = useQuery({ ...childrenQuery(child.key), enabled: isOpen });
  const items = below.data?.items ?? [];
  return (
    <>
      <div
        role="treeitem"
        aria-level={level}
        aria-setsize={of}
        aria-posinset={at}
        aria-expanded={child.parts > 0 ? isOpen : undefined}
        aria-selected={place.current === path}
        aria-label={`${processTexts(texts, child.kind).name} ${child.key} ${child.title}`}
        tabIndex={place.current === path ? 0 : -1}
        data-path={path}
        data-key={child.key}
        data-kind={child.kind}
        onFocus={(e) => {
          if (e.target === e.currentTarget) place.setCurrent(path);
        }}
      >
        <div className="rt-tree-row" style={{ paddingInlineStart: `${(level - 1) * 1.25}rem` }}>
          {child.parts > 0 ? (
            <button
              type="button"
              tabIndex={-1}
              className="rt-tree-fold"
              aria-label={t(isOpen ? 'backlog.children.fold' : 'backlog.children.unfold', { key: child.key })}
              onClick={() => place.toggle(path)}
            >
              {isOpen ? <ChevronDownIcon aria-hidden /> : <ChevronRightIcon aria-hidden />}
            </button>
          ) : (
            <span className="rt-tree-fold" />
          )}
          <span className="rt-key">{child.key}</span>
          <Link to={nodeHref(child)} tabIndex={-1}>
            {child.title}
          </Link>
          <Progress child={child} />
          {child.owner ? <span className="rt-faint">{child.owner.name}</span> : null}
          <StateBadge kind={child.kind} state={child.state} />
          {child.rank === null ? null : (
            <span className="rt-rank">
              {([-1, 1] as const).map((step) => (
                <button
                  key={step}
                  type="button"
                  tabIndex={-1}
                  data-move={step}
                  aria-label={t(step < 0 ? 'backlog.list.upKey' : 'backlog.list.downKey', { key: child.key })}
                  onClick={() => place.move(parent, child, step)}
                >
                  {step < 0 ? <ArrowUpIcon aria-hidden /> : <ArrowDownIcon aria-hidden />}
                </button>
              ))}
            </span>
          )}
        </div>
      </div>
      {isOpen
        ? items.map((c, i) => (
            <ChildItem
              key={c.key}
              child={c}
              parent={child.key}
              path={path}
              level={level + 1}
              at={i + 1}
              of={items.length}
              place={place}
            />
          ))
        : null}
    </>
  );
}
