import { Button, Chip, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import {
  type DeploymentFilters,
  explanations,
  type FilterName,
  isValidDay,
  useDeploymentFilters,
} from '../../shared/facts/deployment-filters.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { runningQuery } from './queries.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

function ChoiceField({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  const { t } = useTexts();
  return (
    <Field data-size="sm">
      <Label htmlFor={id}>{label}</Label>
      <Select id={id} value={value} onChange={(e) => onChange(e.target.value)}>
        <Select.Option value="">{t('deliveries.filter.any')}</Select.Option>
        {choices.map((c) => (
          <Select.Option key={c.value} value={c.value}>
            {c.label}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

function DayField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <Textfield
      type="date"
      data-size="sm"
      label={label}
      key={value}
      defaultValue={value}
      onChange={(e) => {
        if (e.target.value === '' || (isValidDay(e.target.value) && e.target.value >= '2000-01-01'))
          onChange(e.target.value);
      }}
    />
  );
}

function SearchField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useTexts();
  const [text, setText] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    // The address was changed by something else (a chip, the back button).
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => {
    const wanted = text.trim().length >= 2 ? text.trim() : '';
    if (wanted === sent.current) return;
    const timer = window.setTimeout(() => {
      sent.current = wanted;
      onChange(wanted);
    }, 250);
    return () => window.clearTimeout(timer);
  }, [text, onChange]);
  return (
    <Textfield
      type="search"
      data-size="sm"
      label={t('deliveries.filter.q')}
      value={text}
      maxLength={200}
      onChange={(e) => setText(e.target.value)}
    />
  );
}

/** What to see: the fields, and a chip in words for each that is chosen. `without` leaves fields out where they make no sense. */
export function FilterBar({ without = [] }: { readonly without?: readonly FilterName[] }) {
  const texts = useTexts();
  const { t } = texts;
  const { filters, change, clear } = useDeploymentFilters();
  const { data } = useQuery(runningQuery);
  const [open, setOpen] = useState(false);
  const id = useId();
  const rows = data?.applications ?? [];
  const products = unique(rows.map((r) => ({ value: r.product.key, label: r.product.title })));
  const applications = unique(
    rows
      .filter((r) => !filters.product || r.product.key === filters.product)
      .map((r) => ({ value: r.application.key, label: r.application.title })),
  );
  const environments = (data?.environments ?? []).map((e) => ({ value: e.name, label: e.name }));
  const place =
    filters.environment ?? (filters.production === undefined ? '' : `production:${filters.production}`);
  const search = (q: string) => change({ q: q || undefined }, true);
  const latest = useRef(search);
  latest.current = search;
  const [onSearch] = useState(() => (q: string) => latest.current(q));
  const shown = (name: FilterName) => !without.includes(name);
  const nameOf = (choices: readonly Choice[], value: string) =>
    choices.find((c) => c.value === value)?.label ?? value;
  const inWords: Readonly<Record<FilterName, (f: DeploymentFilters) => string>> = {
    product: (f) => nameOf(products, f.product ?? ''),
    application: (f) =>
      nameOf(
        unique(rows.map((r) => ({ value: r.application.key, label: r.application.title }))),
        f.application ?? '',
      ),
    environment: (f) =>
      t('deliveries.filter.is', { name: t('deliveries.filter.environment'), value: f.environment }),
    production: (f) =>
      t(f.production ? 'deliveries.filter.onlyProduction' : 'deliveries.filter.notProduction'),
    explained: (f) => texts.derived(`deliveries.explained.${f.explained}`),
    from: (f) =>
      t('deliveries.filter.is', { name: t('deliveries.filter.from'), value: texts.shortDay(f.from ?? '') }),
    to: (f) =>
      t('deliveries.filter.is', { name: t('deliveries.filter.to'), value: texts.shortDay(f.to ?? '') }),
    q: (f) => `“${f.q}”`,
  };
  const chosen = (Object.keys(inWords) as FilterName[]).filter((n) => filters[n] !== undefined && shown(n));
  return (
    <section className="rt-filters rt-compact" aria-label={t('deliveries.filter.heading')}>
      <div className="rt-filters-first" data-search={shown('q')}>
        {shown('q') ? <SearchField value={filters.q ?? ''} onChange={onSearch} /> : null}
        <Button
          className="rt-filters-toggle"
          variant="secondary"
          data-size="sm"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {t('deliveries.filter.show')}
        </Button>
      </div>
      <div className="rt-filters-fields" id={id} data-open={open}>
        <ChoiceField
          label={t('deliveries.filter.product')}
          value={filters.product ?? ''}
          choices={products}
          onChange={(v) => change({ product: v || undefined, application: undefined })}
        />
        <ChoiceField
          label={t('deliveries.filter.application')}
          value={filters.application ?? ''}
          choices={applications}
          onChange={(v) => change({ application: v || undefined })}
        />
        <ChoiceField
          label={t('deliveries.filter.environment')}
          value={place}
          choices={[
            { value: 'production:true', label: t('deliveries.filter.onlyProduction') },
            { value: 'production:false', label: t('deliveries.filter.notProduction') },
            ...environments,
          ]}
          onChange={(v) =>
            v.startsWith('production:')
              ? change({ environment: undefined, production: v === 'production:true' })
              : change({ environment: v || undefined, production: undefined })
          }
        />
        {shown('explained') ? (
          <ChoiceField
            label={t('deliveries.filter.explained')}
            value={filters.explained ?? ''}
            choices={explanations.map((e) => ({
              value: e,
              label: texts.derived(`deliveries.explained.${e}`),
            }))}
            onChange={(v) => change({ explained: explanations.find((e) => e === v) })}
          />
        ) : null}
        {shown('from') ? (
          <>
            <DayField
              label={t('deliveries.filter.from')}
              value={filters.from ?? ''}
              onChange={(v) => change({ from: v || undefined }, true)}
            />
            <DayField
              label={t('deliveries.filter.to')}
              value={filters.to ?? ''}
              onChange={(v) => change({ to: v || undefined }, true)}
            />
          </>
        ) : null}
      </div>
      {chosen.length > 0 ? (
        <ul className="rt-chips" aria-label={t('deliveries.filter.chips')}>
          {chosen.map((name) => (
            <li key={name}>
              <Chip.Removable
                data-size="sm"
                aria-label={t('deliveries.filter.remove', { filter: inWords[name](filters) })}
                onClick={() => change({ [name]: undefined })}
              >
                {inWords[name](filters)}
              </Chip.Removable>
            </li>
          ))}
          {chosen.length > 1 ? (
            <li>
              <Button variant="tertiary" data-size="sm" onClick={clear}>
                {t('deliveries.list.none.clear')}
              </Button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </section>
  );
}

function unique(choices: readonly Choice[]): readonly Choice[] {
  return [...new Map(choices.map((c) => [c.value, c])).values()].sort((a, b) =>
    a.label.localeCompare(b.label, 'nb'),
  );
}
