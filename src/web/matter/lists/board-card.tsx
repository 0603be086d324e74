import { ArrowRightLeftIcon } from '@navikt/aksel-icons';
import { Link } from 'react-router';
import type { MatterRowValue } from '../../../contract/matters.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Menu } from '../../shared/ui/menu.tsx';
import type { WantedMove } from './board-move.ts';
import { Cell } from './columns.tsx';

interface BoardCardProps {
  readonly row: MatterRowValue;
  readonly definition: ProcessDefinition;
  readonly onDrag: (row: MatterRowValue | null) => void;
  readonly onMove: (move: WantedMove) => void;
}

/** A card: key, title, owner, one signal (late, else priority), and the menu that moves it. */
export function BoardCard({ row, definition, onDrag, onMove }: BoardCardProps) {
  const texts = useTexts();
  const { t, today } = texts;
  const words = processTexts(texts, definition.kind);
  const late = row.plannedEnd !== null && row.category !== 'done' && row.plannedEnd < today();
  const moves = Object.entries(definition.transitions).filter(([, d]) => d.from.includes(row.state));
  return (
    <li
      className="rt-card"
      data-card={row.key}
      draggable
      onDragStart={() => onDrag(row)}
      onDragEnd={() => onDrag(null)}
    >
      <div className="rt-card-top">
        <span className="rt-key">{row.key}</span>
        {late ? (
          <Cell column="plannedEnd" row={row} definition={definition} />
        ) : (
          <span className="rt-signal">
            <Cell column="priority" row={row} definition={definition} />
          </span>
        )}
        {moves.length > 0 ? (
          <Menu
            label={<ArrowRightLeftIcon aria-hidden />}
            name={t('portfolio.moveCard', { key: row.key })}
            button={{ variant: 'tertiary' }}
            items={moves.map(([name]) => ({
              id: name,
              label: words.transition(name),

              run: () => onMove({ row, transition: name }),
            }))}
          />
        ) : null}
      </div>
      <Link to={nodeHref(row)}>{row.title}</Link>
      <div className="rt-card-foot">
        <span>{row.owner?.name ?? t('portfolio.noOwner')}</span>
        {row.rollup && row.rollup.total > 0 ? (
          <Cell column="progress" row={row} definition={definition} />
        ) : null}
      </div>
    </li>
  );
}
