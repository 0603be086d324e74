import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import type { TimelineElementValue } from '../../../../contract/roadmap.ts';
import { deliveredNotInProduction } from '../../../../domain/roadmap/index.ts';
import type { Texts } from '../../../shared/texts/messages.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import type { ShownDependency } from './rows.ts';

/** What must be looked at in an element, in words; nothing when all is well. */
export function signalsOf(
  texts: Texts,
  e: TimelineElementValue,
  needs: readonly ShownDependency[],
): { readonly id: string; readonly text: string; readonly red: boolean }[] {
  const { t } = texts;
  const impossible = needs.filter((d) => d.standing === 'impossible').length;
  const dropped = needs.filter((d) => d.standing === 'dropped').length;
  return [
    ...(e.late
      ? [
          {
            id: 'late',
            red: true,
            text:
              e.holdsUp.length > 0
                ? t('roadmap.lateHoldsUp', { count: e.holdsUp.length })
                : t('roadmap.late'),
          },
        ]
      : []),
    ...(impossible > 0
      ? [{ id: 'impossible', red: true, text: t('roadmap.impossibleCount', { count: impossible }) }]
      : []),
    ...(dropped > 0
      ? [{ id: 'dropped', red: true, text: t('roadmap.droppedCount', { count: dropped }) }]
      : []),
    ...(deliveredNotInProduction(e.state, e.rollup)
      ? [{ id: 'notInProduction', red: false, text: t('roadmap.notInProduction') }]
      : []),
  ];
}

/** The signals, each with a mark and its words. */
export function Signals({
  element,
  needs,
}: {
  readonly element: TimelineElementValue;
  readonly needs: readonly ShownDependency[];
}) {
  const texts = useTexts();
  return signalsOf(texts, element, needs).map((s) => (
    <span key={s.id} className="rt-tl-signal" data-red={s.red || undefined} title={s.text}>
      <ExclamationmarkTriangleIcon aria-hidden />
      <span>{s.text}</span>
    </span>
  ));
}

/** A dependency in words, from the side of the one who needs (`needs`) or of the other. */
export function dependencyWords(texts: Texts, d: ShownDependency, side: 'needs' | 'neededBy'): string {
  const { t } = texts;
  const other = side === 'needs' ? d.from : d.to;
  const standing = standingWords(texts, d);
  return t(side === 'needs' ? 'roadmap.needsOne' : 'roadmap.neededByOne', {
    key: other.key,
    title: other.title,
    standing,
  });
}

/** How a dependency stands, in words. */
export function standingWords(
  texts: Texts,
  d: {
    readonly state: string;
    readonly standing: string;
    readonly daysOver: number;
    readonly promised: string | null;
    readonly promiseBroken: boolean;
  },
): string {
  const { t, derived } = texts;
  const words = [
    ...(d.state === 'accepted' ? [] : [derived(`roadmap.dependency.${d.state}`)]),
    d.standing === 'impossible'
      ? t('roadmap.standing.impossible', { days: d.daysOver })
      : derived(`roadmap.standing.${d.standing}`),
    ...(d.promised ? [t('roadmap.promised', { day: texts.shortDay(d.promised) })] : []),
    ...(d.promiseBroken ? [t('roadmap.promiseBroken')] : []),
  ];
  return words.join(', ');
}
