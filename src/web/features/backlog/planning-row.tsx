import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { ArrowRightLeftIcon } from '@navikt/aksel-icons';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { MatterRowValue } from '../../../contract/matters.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Menu, type MenuItem } from '../../shared/ui/menu.tsx';
import { StateBadge } from '../../shared/ui/state-badge.tsx';
import { rounded } from './sprint-words.ts';

interface PlanningRowProps {
  readonly row: MatterRowValue;
  readonly list: string;
  readonly mayMove: boolean;
  readonly moves: readonly (MenuItem | { readonly heading: string })[];
  readonly focused: boolean;
  readonly onFocused: () => void;
  /** The dragged issue would come before this one. */
  readonly drop: boolean;
}

/** One issue of a planning list: what it is, who has it, how large, and the menu that moves it. It can be dragged. */
export function PlanningRow({ row, list, mayMove, moves, focused, onFocused, drop }: PlanningRowProps) {
  const texts = useTexts();
  const { t } = texts;
  const place = useRef<HTMLLIElement>(null);
  const latest = useRef({ planned: row, list });
  latest.current = { planned: row, list };
  useEffect(() => {
    const element = place.current;
    if (!element || !mayMove) return;
    return draggable({ element, getInitialData: () => ({ ...latest.current }) });
  }, [mayMove]);
  useEffect(() => {
    if (!focused) return;
    place.current?.querySelector('a')?.focus();
    onFocused();
  }, [focused, onFocused]);
  const bug = row.extra.issueType === 'bug';
  return (
    <li ref={place} className="rt-plan-row" data-plan-issue={row.key} data-drop={drop || undefined}>
      <span className="rt-key">{row.key}</span>
      <Link to={nodeHref(row)} draggable={false}>
        {row.title}
      </Link>
      <span className="rt-plan-facts">
        {bug ? (
          <span className="rt-signal" data-type="bug">
            {processTexts(texts, 'issue').choice('issueType', 'bug')}
          </span>
        ) : null}
        {row.state === 'todo' ? null : <StateBadge kind="issue" state={row.state} />}
        <span className="rt-faint">{row.owner?.name ?? ''}</span>
        <span
          className="rt-plan-estimate"
          data-none={row.estimate === null}
          title={processTexts(texts, 'issue').field('estimate')}
        >
          {row.estimate === null ? '–' : rounded(texts, row.estimate)}
          <span className="rt-sr"> {processTexts(texts, 'issue').field('estimate').toLowerCase()}</span>
        </span>
      </span>
      {moves.length > 0 ? (
        <Menu
          label={<ArrowRightLeftIcon aria-hidden />}
          name={t('sprint.moveIssue', { key: row.key })}
          button={{ variant: 'tertiary' }}
          items={moves}
        />
      ) : null}
    </li>
  );
}
