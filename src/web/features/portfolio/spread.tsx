import { Heading } from '@digdir/designsystemet-react';
import { scaleLinear } from 'd3-scale';
import { Link } from 'react-router';
import type { BalanceLineValue } from '../../../contract/portfolio-values.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import './portfolio.css';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';

interface SpreadProps {
  readonly id: string;
  /** The question that the bars answer. */
  readonly question: string;
  readonly heading: string;
  readonly lines: readonly BalanceLineValue[];
  readonly name: (line: BalanceLineValue) => string;
  /** The list behind a line; null where there is none. */
  readonly address: (line: BalanceLineValue) => string | null;
}

/** One spread: bars with their figures beside, each number of initiatives a door to the list behind it. */
export function Spread({ id, question, heading, lines, name, address }: SpreadProps) {
  const { t, number } = useTexts();
  const width = scaleLinear()
    .domain([0, Math.max(1, ...lines.map((l) => l.count))])
    .range([0, 100]);
  return (
    <section aria-labelledby={id}>
      <Heading level={2} data-size="2xs" id={id}>
        {question}
      </Heading>
      <ScrollBox>
        <table className="rt-table rt-spread">
          <caption className="rt-sr">{question}</caption>
          <thead>
            <tr>
              <th scope="col">{heading}</th>
              <th scope="col" className="rt-spread-bar">
                <span className="rt-sr">{t('portfolio.balance.bar')}</span>
              </th>
              <th scope="col" className="rt-number">
                {t('portfolio.balance.count')}
              </th>
              <th scope="col" className="rt-number">
                {t('portfolio.monthsAll')}
              </th>
              <th scope="col" className="rt-number">
                {t('portfolio.balance.millions')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((l) => {
              const to = address(l);
              return (
                <tr key={l.of ?? ''}>
                  <th scope="row">{name(l)}</th>
                  <td>
                    <svg
                      className="rt-bar-svg"
                      viewBox="0 0 100 10"
                      preserveAspectRatio="none"
                      aria-hidden="true"
                    >
                      <rect className="rt-bar-count" width={width(l.count)} height="10" />
                    </svg>
                  </td>
                  <td className="rt-number">
                    {to ? (
                      <Link
                        to={to}
                        aria-label={t('portfolio.balance.open', { count: l.count, name: name(l) })}
                      >
                        {number(l.count)}
                      </Link>
                    ) : (
                      number(l.count)
                    )}
                  </td>
                  <td className="rt-number">{number(Math.round(l.personMonths))}</td>
                  <td className="rt-number">{number(l.funding / 1e6, { maximumFractionDigits: 1 })}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  );
}
