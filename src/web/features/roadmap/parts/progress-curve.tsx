import type { ElementJudgementsValue } from '../../../../contract/roadmap.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import { When } from '../../../shared/ui/when.tsx';

const [width, height] = [220, 56];

/** How the judgements have gone over the weeks, with the computed one beside; as a table too. */
export function ProgressCurve({ items }: { readonly items: ElementJudgementsValue['items'] }) {
  const { t, percent } = useTexts();
  const times = items.map((i) => Date.parse(i.at));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const x = (at: string) => (last === first ? width : ((Date.parse(at) - first) / (last - first)) * width);
  const y = (value: number) => height - 2 - (value / 100) * (height - 4);
  const path = (of: (i: (typeof items)[number]) => number | null) =>
    [...items]
      .reverse()
      .flatMap((i) => {
        const value = of(i);
        return value === null ? [] : [`${x(i.at).toFixed(1)},${y(value).toFixed(1)}`];
      })
      .join(' ');
  return (
    <details className="rt-road-curve">
      <summary>
        {t('roadmap.curve')}
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <polyline points={path((i) => i.computed)} data-line="computed" />
          <polyline points={path((i) => i.progress)} data-line="judged" />
        </svg>
      </summary>
      <table className="rt-table">
        <caption className="rt-sr">{t('roadmap.curve')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('roadmap.column.when')}</th>
            <th scope="col">{t('roadmap.judged')}</th>
            <th scope="col">{t('roadmap.computed')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((i) => (
            <tr key={i.at}>
              <th scope="row">
                <When at={i.at} />
              </th>
              <td className="rt-number">{percent(i.progress / 100)}</td>
              <td className="rt-number">{i.computed === null ? '–' : percent(i.computed / 100)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
