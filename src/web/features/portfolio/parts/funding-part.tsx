import { Heading } from '@digdir/designsystemet-react';
import { type FundingRow, fundingTable } from '../../../../domain/portfolio/index.ts';
import type { MatterPartProps } from '../../../shared/feature.ts';
import { useTexts } from '../../../shared/texts/texts-context.ts';
import '../portfolio.css';
import { ScrollBox } from '../../../shared/ui/scroll-box.tsx';

/** Funding summed: a line for each budget line, a column for each year, and how much it is in all. */
export function Part({ matter }: MatterPartProps) {
  const { t, number } = useTexts();
  const rows = (matter.fields.funding ?? []) as readonly FundingRow[];
  if (rows.length === 0) return null;
  const { years, lines, sums, total } = fundingTable(rows);
  return (
    <section className="rt-section rt-part" aria-labelledby="funding-sums">
      <Heading level={2} data-size="2xs" id="funding-sums">
        {t('portfolio.funding.title')}
      </Heading>
      <ScrollBox className="rt-bare">
        <table className="rt-sum-table">
          <caption className="rt-sr">{t('portfolio.funding.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('portfolio.funding.line')}</th>
              {years.map((y) => (
                <th key={y} scope="col">
                  {y}
                </th>
              ))}
              <th scope="col">{t('portfolio.sumWord')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((l) => (
              <tr key={l.budgetLine}>
                <th scope="row">{l.budgetLine}</th>
                {l.amounts.map((a, i) => (
                  <td key={years[i]}>{a === 0 ? '–' : number(a)}</td>
                ))}
                <td>{number(l.sum)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('portfolio.sumWord')}</th>
              {sums.map((s, i) => (
                <td key={years[i]}>{number(s)}</td>
              ))}
              <td>{number(total)}</td>
            </tr>
          </tfoot>
        </table>
      </ScrollBox>
    </section>
  );
}
