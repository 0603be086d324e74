import { Button, Heading } from '@digdir/designsystemet-react';
import { ArrowDownIcon, ArrowUpIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { Link } from 'react-router';
import type { MeetingItemValue, MeetingValue } from '../../../contract/meeting.ts';
import { api } from '../../shared/api/client.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Menu } from '../../shared/ui/menu.tsx';
import { StateBadge } from '../../shared/ui/state-badge.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { stepTo, useMoveItem } from './agenda-list.tsx';
import { Brief } from './brief.tsx';
import { RecordForm } from './record-form.tsx';
import { Recorded } from './recorded.tsx';
import { TextEdit } from './text-edit.tsx';
import { isRefused, useMeetingAct } from './use-meeting.ts';
import { itemTitle, reasonText } from './words.ts';

function Tools({
  meeting,
  item,
  place,
}: {
  readonly meeting: MeetingValue;
  readonly item: MeetingItemValue;
  readonly place: number;
}) {
  const { t, derived } = useTexts();
  const act = useMeetingAct();
  const move = useMoveItem(meeting);
  const step = (by: 1 | -1) => {
    const after = stepTo(meeting.items, item.id, by);
    if (after !== undefined) void move(item.id, after);
  };
  const takeOff = async () => {
    const answer = await act(() => api.meeting.removeItem({ params: { key: meeting.key, id: item.id } }));
    toast(isRefused(answer) ? answer.text : t('meeting.takenOff', { title: itemTitle(item) }), {
      tone: isRefused(answer) ? 'danger' : 'plain',
    });
  };
  return (
    <div className="rt-item-tools">
      <Button
        variant="tertiary"
        data-size="sm"
        icon
        aria-label={t('meeting.moveUp')}
        disabled={place === 1}
        onClick={() => step(-1)}
      >
        <ArrowUpIcon aria-hidden />
      </Button>
      <Button
        variant="tertiary"
        data-size="sm"
        icon
        aria-label={t('meeting.moveDown')}
        disabled={place === meeting.items.length}
        onClick={() => step(1)}
      >
        <ArrowDownIcon aria-hidden />
      </Button>
      {item.matter ? (
        <Menu
          label={t('meeting.downloadNote')}
          button={{ variant: 'tertiary' }}
          items={(['nb', 'nn', 'en'] as const).map((language) => ({
            id: language,
            label: derived(`common.language.${language}`),
            run: () =>
              window.location.assign(
                `/api/v1/meetings/${meeting.key}/items/${item.id}/note.docx?language=${language}`,
              ),
          }))}
        />
      ) : null}
      {item.decision === null ? (
        <Button variant="tertiary" data-size="sm" onClick={() => void takeOff()}>
          {t('meeting.takeOff')}
        </Button>
      ) : null}
    </div>
  );
}

/** The item that is taken up: what it is, why it is here, what is to be decided, and what was. */
export function ItemPanel({
  meeting,
  item,
  place,
  onStep,
  edits,
}: {
  readonly meeting: MeetingValue;
  readonly item: MeetingItemValue;
  readonly place: number;
  readonly onStep: (step: number) => void;
  readonly edits: boolean;
}) {
  const texts = useTexts();
  const { t } = texts;
  const act = useMeetingAct();
  // What is being written stays, also when somebody else records the item meanwhile.
  const [writing, setWriting] = useState(item.decision === null);
  const { matter } = item;
  const total = meeting.items.length;
  const saveNote = async (note: string) => {
    const answer = await act(() =>
      api.meeting.editItem({
        params: { key: meeting.key, id: item.id },
        body: { note },
        version: item.version,
      }),
    );
    return isRefused(answer) ? answer.text : null;
  };
  return (
    <section className="rt-item rt-panel" aria-labelledby={`item-${item.id}`}>
      <div className="rt-item-place">
        <span className="rt-faint">{t('meeting.itemNumber', { place, total })}</span>
        <span className="rt-form-actions">
          <Button
            variant="secondary"
            data-size="sm"
            disabled={place === 1}
            onClick={() => onStep(-1)}
            aria-keyshortcuts="p"
          >
            {t('meeting.previous')}
          </Button>
          <Button
            variant="secondary"
            data-size="sm"
            disabled={place === total}
            onClick={() => onStep(1)}
            aria-keyshortcuts="n"
          >
            {t('meeting.next')}
          </Button>
        </span>
      </div>
      <Heading level={2} data-size="xs" id={`item-${item.id}`}>
        {matter ? (
          <Link to={nodeHref(matter)}>
            <span className="rt-key">{matter.key}</span> {item.title}
          </Link>
        ) : (
          item.title
        )}
      </Heading>
      <div className="rt-item-why">
        {matter ? <StateBadge kind={matter.kind} state={matter.state} /> : null}
        <ul className="rt-reasons">
          {item.reasons.map((r) => (
            <li key={`${r.code}${r.name ?? ''}${r.day ?? ''}`}>
              {reasonText(texts, matter?.kind ?? 'initiative', r)}
            </li>
          ))}
          {item.reasons.length === 0 ? (
            <li>{t(item.proposed ? 'meeting.reason.over' : 'meeting.reason.byHand')}</li>
          ) : null}
        </ul>
      </div>
      {edits ? <Tools meeting={meeting} item={item} place={place} /> : null}
      <TextEdit
        label={t('meeting.note')}
        value={item.note}
        lang={meeting.language}
        maxLength={2000}
        edits={edits}
        hideEmpty
        onSave={saveNote}
      />
      {matter ? <Brief matterKey={matter.key} transition={item.choices[0]?.transition ?? null} /> : null}
      {item.decision ? (
        <Recorded
          meeting={meeting}
          item={item}
          onChange={edits && !writing ? () => setWriting(true) : null}
        />
      ) : null}
      {edits && meeting.state === 'planned' ? <p className="rt-faint">{t('meeting.notStarted')}</p> : null}
      {edits && meeting.state === 'open' && writing ? (
        <RecordForm
          meeting={meeting}
          item={item}
          onDone={() => setWriting(false)}
          onCancel={item.decision ? () => setWriting(false) : null}
        />
      ) : null}
    </section>
  );
}
