import type { KeyboardEvent } from 'react';
import type { MeetingItemValue, MeetingValue } from '../../../contract/meeting.ts';
import { api } from '../../shared/api/client.ts';
import { announce } from '../../shared/live-region.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { StateShape } from '../../shared/ui/state-badge.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { useDragOrder } from '../../shared/use-drag-order.ts';
import { isRefused, useMeetingAct } from './use-meeting.ts';
import { reasonText } from './words.ts';

/** Moves an item of the agenda; tells where it came to stand. */
export function useMoveItem(meeting: MeetingValue) {
  const { t } = useTexts();
  const act = useMeetingAct();
  return async (id: number, after: number | null) => {
    const answer = await act(() =>
      api.meeting.moveItem({ params: { key: meeting.key, id }, body: { after } }),
    );
    if (isRefused(answer)) return toast(answer.text, { tone: 'danger' });
    const place = answer.items.findIndex((i) => i.id === id) + 1;
    announce(t('meeting.movedTo', { place, total: answer.items.length }));
  };
}

/** The item before which another has to stand to come one step up or down; undefined: it is at the end already. */
export function stepTo(
  items: readonly MeetingItemValue[],
  id: number,
  step: 1 | -1,
): number | null | undefined {
  const at = items.findIndex((i) => i.id === id);
  if (at + step < 0 || at + step >= items.length) return undefined;
  return step === 1 ? items[at + 1]!.id : (items[at - 2]?.id ?? null);
}

/** The agenda in order: one line an item, what is decided marked. Alt and arrows move the one in focus. */
export function AgendaList({
  meeting,
  current,
  edits,
  onChoose,
}: {
  readonly meeting: MeetingValue;
  readonly current: number | null;
  readonly edits: boolean;
  readonly onChoose: (id: number) => void;
}) {
  const texts = useTexts();
  const { t, derived } = texts;
  const move = useMoveItem(meeting);
  const list = useDragOrder<HTMLOListElement>(
    meeting.items.map((i) => i.id),
    edits,
    (id, after) => void move(id, after),
  );
  const onKeyDown = (event: KeyboardEvent, id: number) => {
    if (!edits || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const after = stepTo(meeting.items, id, event.key === 'ArrowDown' ? 1 : -1);
    if (after !== undefined) void move(id, after);
  };
  return (
    <ol className="rt-agenda-list" ref={list} aria-describedby="agenda-help">
      {meeting.items.map((i) => (
        <li key={i.id} data-order-id={i.id} data-decided={i.decision !== null || undefined}>
          <button
            type="button"
            aria-current={i.id === current ? 'true' : undefined}
            onClick={() => onChoose(i.id)}
            onKeyDown={(e) => onKeyDown(e, i.id)}
          >
            <span className="rt-agenda-mark">{i.decision ? <StateShape category="done" /> : null}</span>
            <span>
              <span className="rt-agenda-title">
                {i.matter ? <span className="rt-key">{i.matter.key} </span> : null}
                {i.title}
              </span>
              <span className="rt-faint rt-small">
                {i.decision
                  ? derived(`meeting.decide.${i.decision}`)
                  : i.reasons[0]
                    ? reasonText(texts, i.matter?.kind ?? 'initiative', i.reasons[0])
                    : t(i.proposed ? 'meeting.reason.over' : 'meeting.reason.byHand')}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
