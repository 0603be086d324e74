import type { Cell, Column } from '../../platform/files/table.ts';
import { type Sheet, writeXlsx } from '../../platform/files/xlsx.ts';
import { fundingOf, toItem } from './content.ts';
import { type PlanDocument, planWords } from './words.ts';

/** Columns of the sheet that are summed, by letter. */
const summed = { personMonths: 'I', fundingYear: 'J', fundingAll: 'K', amount: 'L' } as const;

/** A list as a workbook: one row an initiative with sums that go on counting, and the funding by line on a sheet of its own. */
export function planXlsx(d: PlanDocument): AsyncGenerator<Uint8Array, void, undefined> {
  return writeXlsx([listSheet(d), fundingSheet(d)]);
}

function listSheet(d: PlanDocument): Sheet {
  const { content } = d;
  const { t, choice, priority, state, named } = planWords(d);
  const items = content.items.map((i) => toItem(i, content.year, 0));
  const columns: Column[] = [
    { heading: t('number'), width: 6, format: 'integer' },
    { heading: t('key'), width: 10 },
    { heading: t('initiative'), width: 44, wrap: true },
    { heading: t('phase'), width: 16 },
    { heading: t('productGroup'), width: 24 },
    { heading: t('owner'), width: 22 },
    { heading: t('moscow'), width: 12 },
    { heading: t('priority'), width: 12 },
    { heading: t('personMonths'), width: 13, format: 'decimal' },
    { heading: t('fundingYear', { year: String(content.year) }), width: 20, format: 'money' },
    { heading: t('fundingAll'), width: 20, format: 'money' },
    { heading: t('amount'), width: 20, format: 'money' },
    { heading: t('note'), width: 60, wrap: true },
  ];
  const rows: Cell[][] = items.map((i, n) => [
    n + 1,
    i.matter.key,
    i.matter.title,
    state(content.items[n]!),
    named(i.productGroup),
    named(i.owner),
    choice(i.matter.kind, 'moscow', i.moscow),
    priority(i.priority),
    i.personMonths,
    i.fundingYear,
    i.fundingAll,
    i.amount,
    i.note,
  ]);
  const last = rows.length + 1;
  const sum = (name: keyof typeof summed): Cell => ({
    formula: `SUM(${summed[name]}2:${summed[name]}${last})`,
    value: items.reduce((n, i) => n + (i[name] ?? 0), 0),
  });
  if (rows.length > 0) {
    rows.push([
      null,
      null,
      t('sum'),
      null,
      null,
      null,
      null,
      null,
      sum('personMonths'),
      sum('fundingYear'),
      sum('fundingAll'),
      sum('amount'),
      null,
    ]);
  }
  return { name: `${d.list.key} ${content.year}`, columns, rows };
}

function fundingSheet(d: PlanDocument): Sheet {
  const { t } = planWords(d);
  return {
    name: t('funding'),
    columns: [
      { heading: t('key'), width: 10 },
      { heading: t('initiative'), width: 44, wrap: true },
      { heading: t('year'), width: 8 },
      { heading: t('budgetLine'), width: 36 },
      { heading: t('kroner'), width: 20, format: 'money' },
    ],
    rows: d.content.items.flatMap((i) =>
      [...fundingOf(i)]
        .sort((a, b) => a.year - b.year)
        .map((f): Cell[] => [i.key, i.title, f.year, f.budgetLine, f.amount]),
    ),
  };
}
