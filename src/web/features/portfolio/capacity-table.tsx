import { Heading } from '@digdir/designsystemet-react';
import { scaleLinear } from 'd3-scale';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { CapacityCellValue } from '../../../contract/portfolio-values.ts';
import { readNumber } from '../../matter/fields/read-number.ts';
import { api } from '../../shared/api/client.ts';
import { queryClient } from '../../shared/api/query-client.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { problemText } from '../../shared/ui/problem.tsx';
import { toast } from '../../shared/ui/toasts.tsx';
import { listAddress } from './queries.ts';
import './portfolio.css';
import { ScrollBox } from '../../shared/ui/scroll-box.tsx';

interface CapacityTableProps {
  readonly cells: readonly CapacityCellValue[];
  readonly mayEdit: boolean;
  readonly queryKey: readonly unknown[];
  /** Chooses the first year shown. */
  readonly choice: ReactNode;
}

/** Person-months needed against those there are, by product group and year; the office sets what there is. */
export function CapacityTable({ cells, mayEdit, queryKey, choice }: CapacityTableProps) {
  const { t } = useTexts();
  const years = [...new Set(cells.map((c) => c.year))].sort((a, b) => a - b);
  const groups = [...new Set(cells.map((c) => c.productGroup?.key ?? ''))];
  const most = Math.max(1, ...cells.map((c) => Math.max(c.need, c.capacity ?? 0)));
  const at = (key: string, year: number) =>
    cells.find((c) => (c.productGroup?.key ?? '') === key && c.year === year);
  return (
    <>
      <Heading level={2} data-size="2xs" id="capacity-title">
        {t('portfolio.capacity.title')}
      </Heading>
      <div className="rt-portfolio-filters">
        {choice}
        <p className="rt-meta">{t('portfolio.capacity.help')}</p>
      </div>
      <ScrollBox>
        <table className="rt-table rt-capacity">
          <caption className="rt-sr">{t('portfolio.capacity.title')}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {t('portfolio.capacity.group')}
              </th>
              {years.map((y) => (
                <th key={y} scope="colgroup" colSpan={3}>
                  {y}
                </th>
              ))}
            </tr>
            <tr>
              {years.flatMap((y) => [
                <th key={`${y}-need`} scope="col" className="rt-number">
                  {t('portfolio.capacity.need')}
                </th>,
                <th key={`${y}-have`} scope="col" className="rt-number">
                  {t('portfolio.capacity.have')}
                </th>,
                <th key={`${y}-bar`} scope="col">
                  <span className="rt-sr">{t('portfolio.balance.bar')}</span>
                </th>,
              ])}
            </tr>
          </thead>
          <tbody>
            {groups.map((key) => (
              <tr key={key}>
                <th scope="row">
                  {cells.find((c) => c.productGroup?.key === key)?.productGroup?.title ??
                    t('portfolio.capacity.noGroup')}
                </th>
                {years.map((y) => {
                  const cell = at(key, y);
                  return cell ? (
                    <Cells
                      key={`${y}/${cell.version}`}
                      cell={cell}
                      most={most}
                      mayEdit={mayEdit}
                      queryKey={queryKey}
                    />
                  ) : null;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}

function Cells({
  cell,
  most,
  mayEdit,
  queryKey,
}: {
  readonly cell: CapacityCellValue;
  readonly most: number;
  readonly mayEdit: boolean;
  readonly queryKey: readonly unknown[];
}) {
  const texts = useTexts();
  const { t, number } = texts;
  const { productGroup: group, year, capacity, need } = cell;
  const [text, setText] = useState(capacity === null ? '' : number(capacity, { useGrouping: 'min2' }));
  const x = scaleLinear().domain([0, most]).range([0, 100]);
  const over = capacity !== null && need > capacity;
  const save = async () => {
    if (!group || text.trim() === '') return;
    const personMonths = readNumber(text);
    if (personMonths === null || personMonths < 0) {
      toast(t('portfolio.capacity.notNumber'), { tone: 'danger' });
      return;
    }
    if (personMonths === capacity) return;
    try {
      await api.portfolio.setCapacity({
        params: { productGroup: group.key, year },
        body: { personMonths, version: cell.version },
      });
      toast(t('portfolio.capacity.saved', { group: group.title, year: String(year) }));
    } catch (error) {
      toast(problemText(texts, error).title, { tone: 'danger' });
    }
    void queryClient.invalidateQueries({ queryKey });
  };
  return (
    <>
      <td className="rt-number" data-over={over || undefined}>
        {group ? (
          <Link
            to={listAddress({ productGroup: group.key })}
            aria-label={t('portfolio.capacity.open', {
              need: number(Math.round(need)),
              group: group.title,
              year: String(year),
            })}
          >
            {number(Math.round(need))}
          </Link>
        ) : (
          number(Math.round(need))
        )}
        {over ? <span className="rt-sr"> {t('portfolio.capacity.over')}</span> : null}
      </td>
      <td className="rt-number">
        {mayEdit && group ? (
          <input
            className="rt-quiet"
            inputMode="decimal"
            aria-label={t('portfolio.capacity.of', { group: group.title, year: String(year) })}
            placeholder={t('portfolio.capacity.unset')}
            value={text}
            onChange={(e) => setText(e.target.value)}
            onBlur={() => void save()}
            onKeyDown={(e) => {
              if (e.key === 'Enter') e.currentTarget.blur();
            }}
          />
        ) : capacity === null ? (
          '–'
        ) : (
          number(Math.round(capacity))
        )}
      </td>
      <td>
        <svg className="rt-bar-svg" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <rect className="rt-bar-back" width={x(capacity ?? 0)} height="10" />
          <rect className="rt-bar-count" y="2" width={x(Math.min(need, capacity ?? need))} height="6" />
          {over ? (
            <rect
              className="rt-bar-over"
              y="2"
              x={x(capacity ?? 0)}
              width={x(need - (capacity ?? 0))}
              height="6"
            />
          ) : null}
        </svg>
      </td>
    </>
  );
}
