import { Button } from '@digdir/designsystemet-react';
import { ArrowDownIcon, ArrowRightLeftIcon, ArrowUpIcon } from '@navikt/aksel-icons';
import { Link } from 'react-router';
import type { MatterRowValue } from '../../../contract/matters.ts';
import type { PriorityGroupValue } from '../../../contract/portfolio-values.ts';
import type { ReportStatus } from '../../../domain/portfolio/index.ts';
import { nodeHref } from '../../shared/node-href.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { Menu } from '../../shared/ui/menu.tsx';
import { StateBadge } from '../../shared/ui/state-badge.tsx';
import { listAddress, moscowOf } from './queries.ts';
import { StatusMark } from './status-mark.tsx';
import type { Ordering } from './use-ordering.ts';

interface PriorityRowsProps {
  readonly group: PriorityGroupValue;
  readonly year: number;
  /** The first initiative that the year's capacity does not reach. */
  readonly firstOver: string | null;
  /** Null: the reader may not set the order. */
  readonly ordering: Ordering | null;
  readonly productGroup: string | null;
}

const groupsInOrder = [1, 2, 3, 4, 0] as const;

/** One MoSCoW group: its sums (doors to the lists behind them), and its initiatives in their order. */
export function PriorityRows({ group, year, firstOver, ordering, productGroup }: PriorityRowsProps) {
  const texts = useTexts();
  const { t, number } = texts;
  const columns = ordering ? 9 : 8;
  const name = useGroupName();
  const place: Readonly<Record<string, string>> = productGroup ? { productGroup } : {};
  const over = (key: string | null) =>
    ordering
      ? {
          onDragOver: (e: React.DragEvent) => {
            if (ordering.dragged) e.preventDefault();
          },
          onDrop: (e: React.DragEvent) => {
            e.preventDefault();
            ordering.drop(group.priority, key);
          },
        }
      : {};
  return (
    <tbody>
      <tr className="rt-priority-head" {...over(group.rows[0]?.matter.key ?? null)}>
        <th colSpan={ordering ? 5 : 4} scope="rowgroup">
          {name(group.priority)}{' '}
          <span className="rt-count">
            {group.priority === 0 ? (
              number(group.count)
            ) : (
              <Link to={listAddress({ priority: String(group.priority), ...place })}>
                {number(group.count)}
              </Link>
            )}
          </span>
        </th>
        <td className="rt-number" data-label={t('portfolio.monthsAll')}>
          {number(Math.round(group.personMonths))}
        </td>
        <td className="rt-number" data-label={t('portfolio.monthsIn', { year: String(year) })}>
          {number(Math.round(group.monthsInYear))}
        </td>
        <td className="rt-number" data-label={t('portfolio.fundingIn', { year: String(year) })}>
          {number(group.funding)}
        </td>
        <td />
      </tr>
      {group.rows.map(({ matter, monthsInYear }, i) => (
        <PriorityRow
          key={matter.key}
          row={matter}
          monthsInYear={monthsInYear}
          year={year}
          first={i === 0}
          last={i === group.rows.length - 1}
          overCapacity={matter.key === firstOver}
          columns={columns}
          ordering={ordering}
          name={name}
          priority={group.priority}
          over={over(matter.key)}
        />
      ))}
      {group.count > group.rows.length ? (
        <tr>
          <td colSpan={columns}>
            <Link
              to={listAddress({
                ...(group.priority === 0 ? undefined : { priority: String(group.priority) }),
                ...place,
                sort: 'rank',
              })}
            >
              {t('portfolio.priorities.rest', { count: group.count - group.rows.length })}
            </Link>
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

function useGroupName(): (priority: number) => string {
  const texts = useTexts();
  return (priority) => {
    const choice = moscowOf(priority);
    return choice
      ? processTexts(texts, 'initiative').choice('moscow', choice)
      : texts.t('portfolio.priorities.unset');
  };
}

interface PriorityRowProps {
  readonly row: MatterRowValue;
  readonly monthsInYear: number;
  readonly year: number;
  readonly first: boolean;
  readonly last: boolean;
  readonly overCapacity: boolean;
  readonly columns: number;
  readonly ordering: Ordering | null;
  readonly name: (priority: number) => string;
  readonly priority: number;
  readonly over: object;
}

function PriorityRow(props: PriorityRowProps) {
  const { row, year, ordering, name } = props;
  const texts = useTexts();
  const { t, number, percent } = texts;
  const funding = ((row.extra.funding ?? []) as readonly { year: number; amount: number }[])
    .filter((f) => f.year === year)
    .reduce((sum, f) => sum + f.amount, 0);
  const months = row.extra.personMonths as number | null;
  const status = row.extra.reportStatus as ReportStatus | null;
  return (
    <>
      {props.overCapacity ? (
        <tr className="rt-capacity-line">
          <td colSpan={props.columns}>{t('portfolio.priorities.line', { year: String(year) })}</td>
        </tr>
      ) : null}
      <tr
        {...props.over}
        draggable={ordering !== null}
        onDragStart={(e) => {
          // A browser that is given nothing to carry does not begin.
          e.dataTransfer.setData('text/plain', row.key);
          e.dataTransfer.effectAllowed = 'move';
          ordering?.drag(row.key);
        }}
        onDragEnd={() => ordering?.drag(null)}
      >
        {ordering ? (
          <td>
            <span className="rt-order">
              <Button
                variant="tertiary"
                data-size="sm"
                icon
                disabled={props.first}
                aria-label={t('portfolio.priorities.up', { key: row.key })}
                onClick={() => ordering.step(row, -1)}
              >
                <ArrowUpIcon aria-hidden />
              </Button>
              <Button
                variant="tertiary"
                data-size="sm"
                icon
                disabled={props.last}
                aria-label={t('portfolio.priorities.down', { key: row.key })}
                onClick={() => ordering.step(row, 1)}
              >
                <ArrowDownIcon aria-hidden />
              </Button>
              <Menu
                label={<ArrowRightLeftIcon aria-hidden />}
                name={t('portfolio.priorities.moveTo', { key: row.key })}
                button={{ variant: 'tertiary' }}
                placement="bottom-start"
                items={groupsInOrder
                  .filter((p) => p !== props.priority)
                  .map((p) => ({
                    id: String(p),
                    label: name(p),
                    run: () => ordering.moveTo(row, p, null),
                  }))}
              />
            </span>
          </td>
        ) : null}
        <th scope="row">
          <Link to={nodeHref(row)} draggable={false}>
            {row.title}
          </Link>{' '}
          <span className="rt-key">{row.key}</span>
        </th>
        <td>
          <StateBadge kind={row.kind} state={row.state} />
        </td>
        <td>{status ? <StatusMark status={status} short /> : null}</td>
        <td>{row.owner?.name ?? ''}</td>
        <td className="rt-number" data-label={t('portfolio.monthsAll')}>
          {months === null || months === undefined ? '–' : number(months)}
        </td>
        <td className="rt-number" data-label={t('portfolio.monthsIn', { year: String(year) })}>
          {number(Math.round(props.monthsInYear * 10) / 10)}
        </td>
        <td className="rt-number" data-label={t('portfolio.fundingIn', { year: String(year) })}>
          {funding > 0 ? number(funding) : '–'}
        </td>
        <td className="rt-number" data-label={texts.derived('field.progress')}>
          {row.rollup && row.rollup.total > 0 ? percent(row.rollup.inProduction / row.rollup.total) : '–'}
        </td>
      </tr>
    </>
  );
}
