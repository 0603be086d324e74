import type { KeyResultValue } from '../../../contract/okr.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { standing, withUnit } from './words.ts';

/** From baseline to target, how far it has come, and in words whether that is where one expects it. */
export function Progress({ keyResult: k }: { readonly keyResult: KeyResultValue }) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <div className="rt-okr-progress" data-track={k.track}>
      <div className="rt-okr-bar" aria-hidden="true">
        <span style={{ inlineSize: `${Math.round((k.progress ?? 0) * 100)}%` }} />
      </div>
      <p>
        <span className="rt-okr-standing">{standing(texts, k)}</span>
        <span className="rt-faint">
          {' · '}
          {k.last
            ? t('okr.now', {
                value: withUnit(texts, k.last.value, k.unit),
                day: texts.shortDay(k.last.day),
              })
            : t('okr.notMeasured')}
          {' · '}
          {t('okr.aim', {
            baseline: withUnit(texts, k.baseline, ''),
            target: withUnit(texts, k.target, k.unit),
          })}
        </span>
      </p>
    </div>
  );
}
