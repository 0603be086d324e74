import type { Language } from '../../../domain/kernel/text.ts';
import { languageTags } from '../../../texts/index.ts';
import type { Texts } from '../../platform/texts/texts.ts';
import type { ItemRecord } from './queries/meetings.ts';

/** A calendar day in words: `3. mars 2026`. */
export function dayText(language: Language, day: string): string {
  return new Intl.DateTimeFormat(languageTags[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** The name of a process's word, by convention; the name itself where there is none. */
export function processWord(
  texts: Texts,
  language: Language,
  kind: string,
  what: 'state' | 'transition' | 'criterion' | 'field',
  name: string,
): string {
  const key = `process.${kind}.${what}.${name}`;
  if (texts.has(key)) return texts.text(language, key);
  return texts.has(`${what}.${name}`) ? texts.text(language, `${what}.${name}`) : name;
}

/** What was decided, as one sentence. */
export function decisionText(texts: Texts, language: Language, item: ItemRecord): string {
  if (item.decision === null) return '';
  const kind = item.matter?.kind ?? '';
  const to = item.outcome ? processWord(texts, language, kind, 'state', item.outcome.to) : '';
  const status = item.outcome?.status ?? 'none';
  return texts.text(language, `meeting.minute.${item.decision}`, { to, status });
}

/** The text of the minute that is made from what was recorded; empty while nothing is. */
export function minuteOf(texts: Texts, language: Language, item: ItemRecord): string {
  if (item.decision === null) return '';
  const parts = [decisionText(texts, language, item)];
  if (item.words.trim()) parts.push(item.words.trim());
  if (item.followUpPerson) {
    parts.push(
      texts.text(language, 'meeting.minute.followUp', {
        person: item.followUpPerson.name,
        day: item.followUpDay ? dayText(language, item.followUpDay) : '',
        has: item.followUpDay ? 'yes' : 'no',
      }),
    );
  }
  return parts.join('\n\n');
}
