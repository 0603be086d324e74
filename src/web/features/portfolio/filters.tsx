import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useSearchParams } from 'react-router';
import { useDirectory } from '../../shared/directory.ts';
import { searchNow } from '../../shared/search-now.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';

/** The filters of a page of the portfolio, read from and written to its address. */
export function usePortfolioFilters() {
  const [params, setParams] = useSearchParams();
  const year = Number(params.get('year'));
  return {
    productGroup: params.get('productGroup'),
    year: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : null,
    from: params.get('from'),
    set: (name: string, value: string) =>
      setParams(
        () => {
          const next = searchNow();
          if (value === '') next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
  };
}

/** Chooses a product group, or all. */
export function GroupFilter({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (key: string) => void;
}) {
  const { t, derived } = useTexts();
  const directory = useDirectory();
  return (
    <Field>
      <Label>{derived('field.productGroup')}</Label>
      <Select value={value ?? ''} onChange={(e) => onChange(e.target.value)}>
        <Select.Option value="">{t('portfolio.allGroups')}</Select.Option>
        {(directory.data?.productGroups ?? []).map((g) => (
          <Select.Option key={g.key} value={g.key}>
            {g.title}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

/** Chooses a year: this one, the one before and the three after. */
export function YearFilter({
  value,
  now,
  onChange,
}: {
  readonly value: number;
  readonly now: number;
  readonly onChange: (year: string) => void;
}) {
  const { t } = useTexts();
  const years = [...new Set([now - 1, now, now + 1, now + 2, now + 3, value])].sort((a, b) => a - b);
  return (
    <Field>
      <Label>{t('portfolio.year')}</Label>
      <Select
        value={String(value)}
        onChange={(e) => onChange(Number(e.target.value) === now ? '' : e.target.value)}
      >
        {years.map((y) => (
          <Select.Option key={y} value={String(y)}>
            {y}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
