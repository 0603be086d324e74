import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { ArrowRightLeftIcon } from '@navikt/aksel-icons';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { MatterRowValue } from '../../../contract/matters.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Menu } from '../../shared/ui/menu.tsx';
import type { CardChoice } from './card-menu.ts';
import { Cell } from './columns.tsx';
import type { Board } from './use-board.ts';
import type { DraggedCard } from './use-card-drop.ts';

/** The one thing a card points out: that it is late, that it is a fault, else its priority. */
function Signal({ row, board }: { readonly row: MatterRowValue; readonly board: Board }) {
  const texts = useTexts();
  const { definition, by } = board;
  const late = row.plannedEnd !== null && row.category !== 'done' && row.plannedEnd < texts.today();
  if (late)
    return (
      <span className="rt-late" title={texts.day(row.plannedEnd ?? '')}>
        {texts.t('portfolio.late')}
      </span>
    );
  // What the lane says is not said again on each card.
  if (row.extra.issueType === 'bug' && by !== 'issueType')
    return (
      <span className="rt-signal" data-type="bug">
        {processTexts(texts, row.kind).choice('issueType', 'bug')}
      </span>
    );
  return by === 'priority' ? null : (
    <span className="rt-signal">
      <Cell column="priority" row={row} definition={definition} />
    </span>
  );
}

/** The words of a card that stand in its foot, those that are chosen and there is something to say of. */
function Foot({ row, board }: { readonly row: MatterRowValue; readonly board: Board }) {
  const texts = useTexts();
  const { definition, fields } = board;
  const words = processTexts(texts, row.kind);
  const shown = fields.filter((name) => {
    if (name === 'labels' || name === board.by) return false;
    if (name === 'progress') return row.rollup !== null && row.rollup.total > 0;
    if (name === 'owner' || name === 'updated') return true;
    return (row as unknown as Record<string, unknown>)[name] !== null;
  });
  if (shown.length === 0) return null;
  return (
    <div className="rt-card-foot">
      {shown.map((name) => (
        <span key={name} data-field={name} title={words.field(name)}>
          {name === 'owner' && row.owner === null ? (
            texts.t('portfolio.noOwner')
          ) : (
            <Cell column={name} row={row} definition={definition} />
          )}
        </span>
      ))}
    </div>
  );
}

interface BoardCardProps {
  readonly row: MatterRowValue;
  /** The lane it stands in; null on a board without. */
  readonly lane: string | null;
  readonly board: Board;
  /** What its menu offers; asked for when somebody comes to the card, since a board has many. */
  readonly menu: () => readonly CardChoice[];
  readonly mayMove: boolean;
}

/** A card: key, title, one signal, what is chosen besides, and the menu that moves it. It can be dragged as well. */
export function BoardCard({ row, lane, board, menu, mayMove }: BoardCardProps) {
  const { t } = useTexts();
  const { definition } = board;
  const card = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const latest = useRef<DraggedCard>({ card: row, lane });
  latest.current = { card: row, lane };
  useEffect(() => {
    const element = card.current;
    if (!element || near) return;
    const come = () => setNear(true);
    const events = ['pointerenter', 'focusin', 'click'] as const;
    for (const e of events) element.addEventListener(e, come, { capture: true });
    return () => {
      for (const e of events) element.removeEventListener(e, come, { capture: true });
    };
  }, [near]);
  useEffect(() => {
    const element = card.current;
    if (!element || !mayMove) return;
    return draggable({ element, getInitialData: () => ({ ...latest.current }) });
  }, [mayMove]);
  return (
    <div className="rt-card" ref={card} data-card={row.key} data-key={row.key}>
      <div className="rt-card-top">
        <span className="rt-key">{row.key}</span>
        <Signal row={row} board={board} />
        {mayMove ? (
          <Menu
            label={<ArrowRightLeftIcon aria-hidden />}
            name={t('portfolio.moveCard', { key: row.key })}
            button={{ variant: 'tertiary' }}
            items={near ? menu() : []}
          />
        ) : null}
      </div>
      <Link to={nodeHref(row)} data-card-link draggable={false}>
        {row.title}
      </Link>
      {row.labels.length > 0 && board.fields.includes('labels') ? (
        <Cell column="labels" row={row} definition={definition} />
      ) : null}
      <Foot row={row} board={board} />
    </div>
  );
}
