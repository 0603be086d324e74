import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { ArrowRightLeftIcon } from '@navikt/aksel-icons';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { MatterRowValue } from '../../../contract/matters.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Menu, type MenuItem } from '../../shared/ui/menu.tsx';
import { Cell } from './columns.tsx';

/** The one thing a card points out: that it is late, that it is a fault, else its priority. */
function Signal({
  row,
  definition,
}: {
  readonly row: MatterRowValue;
  readonly definition: ProcessDefinition;
}) {
  const texts = useTexts();
  const late = row.plannedEnd !== null && row.category !== 'done' && row.plannedEnd < texts.today();
  if (late) return <Cell column="plannedEnd" row={row} definition={definition} />;
  const type = row.extra.issueType;
  if (type === 'bug')
    return (
      <span className="rt-signal" data-type="bug">
        {processTexts(texts, row.kind).choice('issueType', 'bug')}
      </span>
    );
  return (
    <span className="rt-signal">
      <Cell column="priority" row={row} definition={definition} />
    </span>
  );
}

interface BoardCardProps {
  readonly row: MatterRowValue;
  readonly definition: ProcessDefinition;
  readonly moves: readonly (MenuItem | { readonly heading: string })[];
  readonly mayDrag: boolean;
}

/** A card: key, title, owner, one signal, labels, and the menu that moves it. It can be dragged as well. */
export function BoardCard({ row, definition, moves, mayDrag }: BoardCardProps) {
  const { t } = useTexts();
  const card = useRef<HTMLDivElement>(null);
  const latest = useRef(row);
  latest.current = row;
  useEffect(() => {
    const element = card.current;
    if (!element || !mayDrag) return;
    return draggable({ element, getInitialData: () => ({ card: latest.current }) });
  }, [mayDrag]);
  return (
    <div className="rt-card" ref={card} data-card={row.key} data-key={row.key}>
      <div className="rt-card-top">
        <span className="rt-key">{row.key}</span>
        <Signal row={row} definition={definition} />
        {moves.length > 0 ? (
          <Menu
            label={<ArrowRightLeftIcon aria-hidden />}
            name={t('portfolio.moveCard', { key: row.key })}
            button={{ variant: 'tertiary' }}
            items={moves}
          />
        ) : null}
      </div>
      <Link to={nodeHref(row)} data-card-link draggable={false}>
        {row.title}
      </Link>
      {row.labels.length > 0 ? <Cell column="labels" row={row} definition={definition} /> : null}
      <div className="rt-card-foot">
        <span>{row.owner?.name ?? t('portfolio.noOwner')}</span>
        {row.rollup && row.rollup.total > 0 ? (
          <Cell column="progress" row={row} definition={definition} />
        ) : null}
      </div>
    </div>
  );
}
