import type { OkrStandingValue } from '../../../../contract/portfolio-values.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { ScrollBox } from '../../../shared/ui/scroll-box.tsx';
import { DayText } from '../../../shared/ui/when.tsx';

/** How the key results stood on the day of a report. Nothing when there were none. */
export function OkrTable({ okr }: { readonly okr: readonly OkrStandingValue[] }) {
  const { t, number } = useTexts();
  if (okr.length === 0) return null;
  const shown = (n: number | null, unit: string | null) =>
    n === null ? '–' : [number(n), unit].filter(Boolean).join(' ');
  return (
    <ScrollBox className="rt-bare">
      <table className="rt-sum-table">
        <caption className="rt-sr">{t('portfolio.reports.okr')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('portfolio.reports.okr')}</th>
            <th scope="col">{t('portfolio.reports.baseline')}</th>
            <th scope="col">{t('portfolio.reports.now')}</th>
            <th scope="col">{t('portfolio.reports.target')}</th>
          </tr>
        </thead>
        <tbody>
          {okr.map((k) => (
            <tr key={`${k.objective}/${k.keyResult}`}>
              <th scope="row">
                {k.keyResult}
                <div className="rt-meta">{k.objective}</div>
              </th>
              <td>{shown(k.baseline, null)}</td>
              <td>
                {shown(k.value, null)}
                {k.measuredOn ? (
                  <div className="rt-meta">
                    <DayText day={k.measuredOn} />
                  </div>
                ) : null}
              </td>
              <td>{shown(k.target, k.unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
