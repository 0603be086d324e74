import type { MeetingItemValue } from '../../../contract/meeting.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';

type Reason = MeetingItemValue['reasons'][number];

/** Why an item is on the agenda, in words. */
export function reasonText(texts: Texts, kind: string, r: Reason): string {
  const words = processTexts(texts, kind);
  return texts.derived(`meeting.reason.${r.code}`, {
    to: r.to ? words.state(r.to) : '',
    pending: r.pending ? 'yes' : 'no',
    day: r.day ? texts.shortDay(r.day) : '',
    name: r.name || 'none',
    meeting: r.meeting ?? '',
  });
}

/** What an item is about, with the key when it is a matter. */
export function itemTitle(item: MeetingItemValue): string {
  return item.matter ? `${item.matter.key} ${item.title}` : item.title;
}
