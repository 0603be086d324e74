import { Button } from '@digdir/designsystemet-react';
import { queryOptions } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import type { MondayElementValue } from '../../../../contract/roadmap.ts';
import { api } from '../../../shared/api/client.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { MondayLine } from './monday-line.tsx';
import { useRound } from './use-round.ts';
import '../roadmap.css';
import './monday.css';
import { ScrollBox } from '../../../shared/ui/scroll-box.tsx';

/** How the reader's round is read, of one product or (with an empty key) of all. */
export const mondayQuery = (product: string) =>
  queryOptions({
    queryKey: ['roadmap', 'monday', product],
    queryFn: ({ signal }) => api.roadmap.monday({ query: product ? { product } : {}, signal }),
    // The lines stay as they are while one goes through them.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

interface MondayRoundProps {
  readonly items: readonly MondayElementValue[];
  /** There is more than is shown. */
  readonly more: boolean;
}

/** The lines of a round with how far one has come, and all that is as before confirmed in one. */
export function MondayRound({ items, more }: MondayRoundProps) {
  const { t } = useTexts();
  const id = useId();
  const round = useRound(items);
  const body = useRef<HTMLTableSectionElement>(null);
  const focusLine = (index: number) => {
    const fields = body.current?.querySelectorAll<HTMLInputElement>('[data-field="progress"]');
    const next = fields?.[index];
    if (next) {
      next.focus();
      next.select();
    } else document.getElementById(`${id}-rest`)?.focus();
  };
  return (
    <>
      <div className="rt-monday-bar">
        <progress max={items.length} value={round.confirmed} aria-label={t('roadmap.monday.progress')} />
        <span role="status">
          {t('roadmap.monday.confirmed', {
            count: round.confirmed,
            total: items.length,
            overdue: round.overdue,
          })}
        </span>
        <Button
          id={`${id}-rest`}
          data-size="sm"
          variant="secondary"
          disabled={round.unchanged === 0}
          onClick={() => void round.confirmUnchanged()}
        >
          {t('roadmap.monday.confirmRest', { count: round.unchanged })}
        </Button>
        <small className="rt-faint">{t('roadmap.monday.keys')}</small>
      </div>
      <ScrollBox>
        <table className="rt-table rt-monday">
          <caption className="rt-sr">{t('roadmap.monday')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('roadmap.column.element')}</th>
              <th scope="col">{t('roadmap.column.judged')}</th>
              <th scope="col">{t('roadmap.column.computed')}</th>
              <th scope="col">{t('roadmap.column.progress')}</th>
              <th scope="col">{t('roadmap.column.start')}</th>
              <th scope="col">{t('roadmap.column.end')}</th>
              <th scope="col">{t('roadmap.column.confirm')}</th>
            </tr>
          </thead>
          <tbody ref={body}>
            {items.map((item, index) => (
              <MondayLine
                key={item.key}
                element={round.elementOf(item)}
                draft={round.draftOf(item)}
                status={round.statusOf(item)}
                heading={
                  items[index - 1]?.product?.key === item.product?.key && index > 0
                    ? null
                    : (item.product?.title ?? '')
                }
                onWrite={(change) => round.write(item, change)}
                onConfirm={() => {
                  void round.confirm([item]);
                  if (round.isSound(item)) focusLine(index + 1);
                }}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {more ? <p className="rt-faint">{t('roadmap.monday.more')}</p> : null}
    </>
  );
}
