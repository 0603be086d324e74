import type { KeyResultValue } from '../../../contract/okr.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';
import { DayText } from '../../shared/ui/when.tsx';
import { withUnit } from './words.ts';

/** The figures of the curve, newest first. */
export function PointTable({ keyResult: k }: { readonly keyResult: KeyResultValue }) {
  const texts = useTexts();
  const { t } = texts;
  return (
    <ScrollBox>
      <table className="rt-table">
        <caption className="rt-sr">{t('okr.table', { title: k.title })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('okr.measure.day')}</th>
            <th scope="col" className="rt-number">
              {k.unit ? t('okr.measure.valueIn', { unit: k.unit }) : t('okr.measure.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...k.points].reverse().map((p) => (
            <tr key={p.day}>
              <th scope="row">
                <DayText day={p.day} />
              </th>
              <td className="rt-number">{withUnit(texts, p.value, '')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
