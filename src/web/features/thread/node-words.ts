import type { ThreadNodeValue } from '../../../contract/thread.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';

/** What is said about a node in a few words, for a card or a line: state or place, and when. */
export function nodeWords(
  texts: Texts,
  node: ThreadNodeValue,
): { kind: string; state: string; when: string; all: string } {
  const words = processTexts(texts, node.kind);
  const place = node.production ? texts.t('thread.production') : (node.environment ?? '');
  const state = node.state ? words.state(node.state) : place;
  const planned = node.start || node.end;
  const when = planned
    ? texts.t('thread.fact.plannedSpan', {
        start: node.start ? texts.shortDay(node.start) : texts.t('thread.fact.open'),
        end: node.end ? texts.shortDay(node.end) : texts.t('thread.fact.open'),
      })
    : node.at
      ? texts.relative(node.at)
      : '';
  const all = [`${words.name} ${node.key}: ${node.title}`, state, when, node.owner?.name]
    .filter(Boolean)
    .join(', ');
  return { kind: words.name, state, when, all };
}
