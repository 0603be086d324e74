import type { KeyResultValue } from '../../../contract/okr.ts';
import type { Texts } from '../../shared/texts/messages.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';

/** A value with its unit. */
export function withUnit(texts: Texts, value: number | null, unit: string): string {
  if (value === null) return '–';
  const number = texts.number(value, { maximumFractionDigits: 4 });
  return unit.trim() === '' ? number : `${number} ${unit.trim()}`;
}

/**
 * How a key result stands, in words: how far, and whether that is where one expects it; once it has its answer, that
 * answer instead.
 */
export function standing(texts: Texts, k: KeyResultValue): string {
  const far = k.progress === null ? null : texts.t('okr.progress', { share: texts.percent(k.progress) });
  const track =
    k.category === 'done'
      ? processTexts(texts, 'keyResult').state(k.state).toLocaleLowerCase(texts.tag)
      : texts.t(`okr.track.${k.track}`);
  return far === null ? track : `${far} · ${track}`;
}
