import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api } from '../../shared/api/client.ts';
import { isValidDay } from '../../shared/facts/deployment-filters.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import type { CoverageFilter } from './queries.ts';

/** The filter that stands in the address; what is not a day is passed over. */
export function readFilter(search: URLSearchParams): CoverageFilter {
  const day = (name: string) => {
    const value = search.get(name);
    return value && isValidDay(value) ? value : undefined;
  };
  const [from, to, product] = [day('from'), day('to'), search.get('product') ?? undefined];
  return { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(product ? { product } : {}) };
}

/** A day so many days before another, `YYYY-MM-DD`. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

/** Choice of period: the usual ones as links, any other by its two days. */
export function Period() {
  const { t, today } = useTexts();
  const [search, setSearch] = useSearchParams();
  const filter = readFilter(search);
  const now = today();
  const usual = [
    ['insight.period.all', undefined],
    ['insight.period.year', daysBefore(now, 365)],
    ['insight.period.quarter', daysBefore(now, 90)],
    ['insight.period.thisYear', `${now.slice(0, 4)}-01-01`],
  ] as const;
  const change = (name: 'from' | 'to', value: string) => {
    if (value !== '' && (!isValidDay(value) || value < '2000-01-01')) return;
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  };
  const addressOf = (from: string | undefined) => {
    const next = new URLSearchParams(search);
    next.delete('to');
    if (from) next.set('from', from);
    else next.delete('from');
    return `?${next}`;
  };
  return (
    <section className="rt-period" aria-label={t('insight.period')}>
      <ul>
        {usual.map(([label, from]) => (
          <li key={label}>
            <Link to={addressOf(from)} aria-current={filter.from === from && !filter.to ? 'true' : undefined}>
              {t(label)}
            </Link>
          </li>
        ))}
      </ul>
      <Textfield
        type="date"
        data-size="sm"
        label={t('insight.period.from')}
        key={`from${filter.from}`}
        defaultValue={filter.from ?? ''}
        onChange={(e) => change('from', e.target.value)}
      />
      <Textfield
        type="date"
        data-size="sm"
        label={t('insight.period.to')}
        key={`to${filter.to}`}
        defaultValue={filter.to ?? ''}
        onChange={(e) => change('to', e.target.value)}
      />
    </section>
  );
}

/** Choice of product, in the address. */
export function ProductChoice() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const id = useId();
  const running = useQuery({
    queryKey: ['deployments', 'running'],
    queryFn: ({ signal }) => api.deployment.running({ query: {}, signal }),
    staleTime: 60_000,
  });
  const products = [
    ...new Map((running.data?.applications ?? []).map((r) => [r.product.key, r.product])).values(),
  ];
  return (
    <Field data-size="sm" className="rt-product-choice">
      <Label htmlFor={id}>{t('insight.product')}</Label>
      <Select
        id={id}
        value={search.get('product') ?? ''}
        onChange={(e) =>
          setSearch(
            (before) => {
              const next = new URLSearchParams(before);
              if (e.target.value) next.set('product', e.target.value);
              else next.delete('product');
              return next;
            },
            { preventScrollReset: true },
          )
        }
      >
        <Select.Option value="">{t('insight.product.all')}</Select.Option>
        {products.map((p) => (
          <Select.Option key={p.key} value={p.key}>
            {p.title}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
