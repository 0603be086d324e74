import { Button } from '@digdir/designsystemet-react';
import { ArrowDownIcon, ArrowUpIcon, DragVerticalIcon, XMarkIcon } from '@navikt/aksel-icons';
import type { KeyboardEvent } from 'react';
import type { PlanItemValue, PlanValue } from '../../../contract/plan.ts';
import { api } from '../../shared/api/client.ts';
import { announce } from '../../shared/live-region.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { NodeLink } from '../../shared/ui/node-link.tsx';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { useDragOrder } from '../../shared/use-drag-order.ts';
import { AmountCell, NoteCell, PriorityCell } from './item-cells.tsx';
import { itemIn, usePlanAct } from './use-plan.ts';

/** Moves an item after another; carried over when somebody else has ordered meanwhile. */
function useMove(list: PlanValue) {
  const { t } = useTexts();
  const act = usePlanAct();
  return async (id: number, after: number | null) => {
    const done = await act(list, (now) => {
      if (!itemIn(now, id)) return null;
      // The one it was to stand after may be gone: then after whoever stood before that one.
      const before = list.items.slice(0, list.items.findIndex((i) => i.id === after) + 1).reverse();
      const stands = before.find((i) => i.id !== id && itemIn(now, i.id))?.id ?? null;
      return api.plan.move({
        params: { key: list.key, id },
        body: { after: after === null ? null : stands },
        version: now.version,
      });
    });
    const place = done ? done.items.findIndex((i) => i.id === id) : -1;
    const key = itemIn(list, id)?.matter.key ?? '';
    if (done && place >= 0) announce(t('plan.moved', { key, place: place + 1, total: done.items.length }));
  };
}

function Row({
  list,
  item,
  place,
  edits,
  onMove,
}: {
  readonly list: PlanValue;
  readonly item: PlanItemValue;
  readonly place: number;
  readonly edits: boolean;
  readonly onMove: (id: number, after: number | null) => Promise<void>;
}) {
  const texts = useTexts();
  const { t, number } = texts;
  const act = usePlanAct();
  const words = processTexts(texts, item.matter.kind);
  const { key } = item.matter;
  const step = (by: 1 | -1) => {
    const at = place - 1;
    if (at + by < 0 || at + by >= list.items.length) return;
    void onMove(item.id, by === 1 ? list.items[at + 1]!.id : (list.items[at - 2]?.id ?? null));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!edits || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    step(event.key === 'ArrowDown' ? 1 : -1);
  };
  const remove = async () => {
    const done = await act(list, (now) =>
      itemIn(now, item.id)
        ? api.plan.remove({ params: { key: list.key, id: item.id }, version: now.version })
        : null,
    );
    if (done) toast(t('plan.removed', { key }));
  };
  return (
    <tr data-order-id={item.id} onKeyDown={onKeyDown}>
      <td className="rt-number rt-plan-place">
        {edits ? <DragVerticalIcon data-handle="" aria-hidden className="rt-plan-handle" /> : null}
        {place}
      </td>
      <th scope="row">
        <NodeLink node={item.matter} />
        <span className="rt-faint rt-plan-sub">
          {[
            item.moscow ? words.choice('moscow', item.moscow) : '',
            item.productGroup?.title,
            item.owner?.name,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <NoteCell list={list} item={item} edits={edits} />
      </th>
      <td>
        <PriorityCell list={list} item={item} edits={edits} />
      </td>
      <td className="rt-number">{item.personMonths === null ? '' : number(item.personMonths)}</td>
      <td className="rt-number">{number(item.fundingYear)}</td>
      <td className="rt-number">{number(item.fundingAll)}</td>
      <td className="rt-number">
        <AmountCell list={list} item={item} edits={edits} />
      </td>
      {edits ? (
        <td className="rt-plan-tools">
          <Button
            variant="tertiary"
            data-size="sm"
            icon
            aria-label={t('plan.up', { key })}
            disabled={place === 1}
            onClick={() => step(-1)}
          >
            <ArrowUpIcon aria-hidden />
          </Button>
          <Button
            variant="tertiary"
            data-size="sm"
            icon
            aria-label={t('plan.down', { key })}
            disabled={place === list.items.length}
            onClick={() => step(1)}
          >
            <ArrowDownIcon aria-hidden />
          </Button>
          <Button
            variant="tertiary"
            data-size="sm"
            icon
            aria-label={t('plan.remove', { key })}
            onClick={() => void remove()}
          >
            <XMarkIcon aria-hidden />
          </Button>
        </td>
      ) : null}
    </tr>
  );
}

/** The initiatives of a list in order, with what the list says of each, and sums. Dragged, moved by buttons or Alt and arrows. */
export function PlanTable({ list, edits }: { readonly list: PlanValue; readonly edits: boolean }) {
  const { t, number } = useTexts();
  const move = useMove(list);
  const body = useDragOrder<HTMLTableSectionElement>(
    list.items.map((i) => i.id),
    edits,
    (id, after) => void move(id, after),
  );
  if (list.items.length === 0)
    return <Empty title={t('plan.noItems')} text={edits ? t('plan.noItemsText') : ''} />;
  return (
    <ScrollBox className="rt-plan">
      <table className="rt-table">
        <caption className="rt-sr">{t('plan.itemsCaption')}</caption>
        <thead>
          <tr>
            <th scope="col" className="rt-number">
              {t('plan.place')}
            </th>
            <th scope="col">{t('plan.initiative')}</th>
            <th scope="col">{t('plan.priority')}</th>
            <th scope="col" className="rt-number">
              {t('plan.personMonths')}
            </th>
            <th scope="col" className="rt-number">
              {t('plan.fundingYear', { year: String(list.year) })}
            </th>
            <th scope="col" className="rt-number">
              {t('plan.fundingAll')}
            </th>
            <th scope="col" className="rt-number">
              {t('plan.amount')}
            </th>
            {edits ? (
              <td>
                <span className="rt-sr">{t('plan.change')}</span>
              </td>
            ) : null}
          </tr>
        </thead>
        <tbody ref={body}>
          {list.items.map((item, i) => (
            <Row key={item.id} list={list} item={item} place={i + 1} edits={edits} onMove={move} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td />
            <th scope="row">{t('plan.sum')}</th>
            <td />
            <td className="rt-number">{number(list.sums.personMonths)}</td>
            <td className="rt-number">{number(list.sums.fundingYear)}</td>
            <td className="rt-number">{number(list.sums.fundingAll)}</td>
            <td className="rt-number">{number(list.sums.amount)}</td>
            {edits ? <td /> : null}
          </tr>
        </tfoot>
      </table>
    </ScrollBox>
  );
}
