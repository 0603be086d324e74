import type { MatterRowValue } from '../../../contract/matters.ts';
import { wipStanding } from '../../../domain/backlog/index.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import type { MenuItem } from '../../shared/ui/menu.tsx';
import { cardsOf } from './board-cache.ts';
import type { WantedMove } from './board-move.ts';
import { groupingWord } from './group-words.ts';
import { laneChange } from './groupings.ts';
import type { Board } from './use-board.ts';

/** A choice of a card's menu, or a heading among them. */
export type CardChoice = MenuItem | { readonly heading: string };

/** Lanes that are offered in the menu of a card; beyond them the card is dragged, or edited on its page. */
const offered = 20;

/** Where a card can be moved: to another column, to another lane, and up and down where the order is set by hand. */
export function cardMenu(
  board: Board,
  want: (move: WantedMove) => void,
  texts: Texts,
  {
    row,
    index,
    lane,
  }: { readonly row: MatterRowValue; readonly index: number; readonly lane: string | null },
): CardChoice[] {
  const { definition, by, standing } = board;
  const { t } = texts;
  const words = processTexts(texts, definition.kind);
  const stays = lane === null ? {} : { lane: { from: lane, to: lane } };
  const toColumns = Object.entries(definition.transitions)
    .filter(([, d]) => d.from.includes(row.state))
    .map(([name, d]) => {
      const to = typeof d.to === 'string' ? d.to : d.to.resume;
      const { count, limit } = standing(to);
      const full = ['full', 'over'].includes(wipStanding(limit, count));
      return {
        id: name,
        label: words.transition(name),
        ...(full ? { note: t('backlog.wip.note', { count, limit: limit ?? 0 }) } : {}),
        run: () => want({ row, transition: name, to, ...stays }),
      };
    });
  const toLanes =
    by === null || lane === null
      ? []
      : (board.lanes ?? [])
          .filter((l) => laneChange(definition, by, { from: lane, to: l.value }, row) !== null)
          .slice(0, offered)
          .map((l) => ({
            id: `lane-${l.value}`,
            label: l.label,
            run: () => want({ row, to: row.state, lane: { from: lane, to: l.value } }),
          }));
  const column = board.columnOf(row.state, lane);
  const cards = cardsOf(column);
  const place = (id: string, label: string, at: WantedMove['place'] | null): MenuItem => ({
    id,
    label,
    disabled: at === null,
    run: () => at && want({ row, to: row.state, place: at, ...stays }),
  });
  const [above, below] = [cards[index - 1], cards[index + 1]];
  return [
    ...toColumns,
    ...(toLanes.length > 0 && by !== null
      ? [{ heading: groupingWord(texts, definition.kind, by) }, ...toLanes]
      : []),
    ...(column.sort === 'rank'
      ? [
          { heading: t('backlog.board.place') },
          place('first', t('backlog.board.first'), above ? { before: cards[0]?.key ?? above.key } : null),
          place('up', t('backlog.board.up'), above ? { before: above.key } : null),
          place('down', t('backlog.board.down'), below ? { after: below.key } : null),
          place('last', t('backlog.board.last'), below ? { end: 'last' } : null),
        ]
      : []),
  ];
}
