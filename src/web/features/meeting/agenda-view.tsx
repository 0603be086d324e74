import { Button, Heading, Input } from '@digdir/designsystemet-react';
import { ArrowsCirclepathIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import type { MeetingItemValue, MeetingValue } from '../../../contract/meeting.ts';
import { processKinds } from '../../../domain/processes.ts';
import { api } from '../../shared/api/client.ts';
import { announce } from '../../shared/live-region.ts';
import { searchNow } from '../../shared/search-now.ts';
import { useShortcut } from '../../shared/shortcuts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Empty } from '../../shared/ui/empty.tsx';
import { NodePicker } from '../../shared/ui/node-picker.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { AgendaList } from './agenda-list.tsx';
import { ItemPanel } from './item-panel.tsx';
import { isRefused, useMeetingAct } from './use-meeting.ts';
import { itemTitle } from './words.ts';

/** Adds a matter, or an item with a title of its own. */
function AddItem({ meeting }: { readonly meeting: MeetingValue }) {
  const { t } = useTexts();
  const act = useMeetingAct();
  const [title, setTitle] = useState('');
  const add = async (body: { matter: string } | { title: string }, name: string) => {
    const answer = await act(() => api.meeting.addItem({ params: { key: meeting.key }, body }));
    if (isRefused(answer)) return toast(answer.text, { tone: 'danger' });
    toast(t('meeting.added', { title: name }));
    setTitle('');
  };
  return (
    <div className="rt-meeting-add">
      <NodePicker
        label={t('meeting.addMatter')}
        kinds={processKinds}
        without={meeting.items.flatMap((i) => (i.matter ? [i.matter.key] : []))}
        onPick={(node) => void add({ matter: node.key }, `${node.key} ${node.title}`)}
      />
      <form
        className="rt-meeting-own"
        onSubmit={(e) => {
          e.preventDefault();
          if (title.trim()) void add({ title: title.trim() }, title.trim());
        }}
      >
        <Input
          data-size="sm"
          aria-label={t('meeting.addTitle')}
          placeholder={t('meeting.addTitle')}
          maxLength={300}
          value={title}
          onChange={(e) => setTitle(e.target.value)}
        />
        <Button type="submit" variant="secondary" data-size="sm">
          {t('meeting.add')}
        </Button>
      </form>
    </div>
  );
}

/** The agenda at the left, the item that is taken up at the right; `n` and `p` go on and back. */
export function AgendaView({
  meeting,
  chosen,
  onChoose,
}: {
  readonly meeting: MeetingValue;
  readonly chosen: number | null;
  readonly onChoose: (id: number) => void;
}) {
  const texts = useTexts();
  const { t } = texts;
  const act = useMeetingAct();
  const { items } = meeting;
  const item: MeetingItemValue | undefined =
    items.find((i) => i.id === chosen) ?? items.find((i) => i.decision === null) ?? items[0];
  const at = item ? items.indexOf(item) : -1;
  const go = (step: number) => {
    const now = items.findIndex((i) => i.id === Number(searchNow().get('item')));
    const to = (now < 0 ? at : now) + step;
    const next = items[to];
    if (!next) return;
    onChoose(next.id);
    announce(`${t('meeting.itemNumber', { place: to + 1, total: items.length })}: ${itemTitle(next)}`);
  };
  useShortcut('n', 'meeting.next', () => go(1), at < items.length - 1);
  useShortcut('p', 'meeting.previous', () => go(-1), at > 0);
  const edits = meeting.mayEdit && meeting.state !== 'closed';
  const renew = async () => {
    const before = items.length;
    const answer = await act(() => api.meeting.propose({ params: { key: meeting.key } }));
    if (isRefused(answer)) return toast(answer.text, { tone: 'danger' });
    toast(t('meeting.renewed', { count: Math.max(0, answer.items.length - before) }));
  };
  return (
    <div className="rt-agenda">
      <section className="rt-agenda-side" aria-labelledby="agenda-heading">
        <div className="rt-section-head">
          <Heading level={2} data-size="2xs" id="agenda-heading">
            {t('meeting.agenda')}
          </Heading>
          {edits ? (
            <Button variant="tertiary" data-size="sm" onClick={() => void renew()}>
              <ArrowsCirclepathIcon aria-hidden />
              {t('meeting.renew')}
            </Button>
          ) : null}
        </div>
        <p className="rt-faint rt-small" id="agenda-help">
          {t('meeting.agendaHelp')}
        </p>
        <AgendaList meeting={meeting} current={item?.id ?? null} edits={edits} onChoose={onChoose} />
        {edits ? <AddItem meeting={meeting} /> : null}
      </section>
      {item ? (
        <ItemPanel key={item.id} meeting={meeting} item={item} place={at + 1} onStep={go} edits={edits} />
      ) : (
        <Empty title={t('meeting.agendaEmpty')} text={t('meeting.agendaEmptyText')} />
      )}
    </div>
  );
}
