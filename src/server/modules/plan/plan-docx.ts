import type { PlanSnapshotItem } from '../../../domain/plan/index.ts';
import { writeDocx } from '../../platform/files/docx.ts';
import type { DocxBlock } from '../../platform/files/docx-blocks.ts';
import { fundingOf, sumsOf, toItem } from './content.ts';
import { asOf, type PlanDocument, planWords } from './words.ts';

/** A list as a document: what it is, a table of all with sums, then a section for each initiative in the list's order. */
export async function planDocx(d: PlanDocument): Promise<Buffer> {
  const { content, list } = d;
  const { t, tag } = planWords(d);
  const blocks: DocxBlock[] = [
    { kind: 'title', text: content.title },
    { kind: 'paragraph', text: asOf(d), tone: 'faint' },
    ...(content.introduction.trim() ? [{ kind: 'markdown', text: content.introduction } as const] : []),
    { kind: 'heading', level: 1, text: t('overview') },
    overview(d),
    { kind: 'heading', level: 1, text: t(`items.${list.type}`) },
    ...content.items.flatMap((item, i) => section(d, item, i + 1)),
  ];
  return writeDocx({ title: content.title, language: tag, author: d.author, foot: asOf(d), blocks });
}

function overview(d: PlanDocument): DocxBlock {
  const { content } = d;
  const { t, number, priority } = planWords(d);
  const items = content.items.map((i) => toItem(i, content.year, 0));
  const sums = sumsOf(items);
  return {
    kind: 'table',
    header: [
      t('number'),
      t('initiative'),
      t('priority'),
      t('personMonths'),
      t('fundingYear', { year: String(content.year) }),
      t('amount'),
    ],
    widths: [0.7, 4.6, 1.4, 1.3, 1.9, 1.9],
    numbers: [0, 3, 4, 5],
    sum: true,
    rows: [
      ...items.map((i, n) => [
        String(n + 1),
        `${i.matter.key} ${i.matter.title}`,
        priority(i.priority),
        number(i.personMonths),
        number(i.fundingYear),
        number(i.amount),
      ]),
      ['', t('sum'), '', number(sums.personMonths), number(sums.fundingYear), number(sums.amount)],
    ],
  };
}

function section(d: PlanDocument, item: PlanSnapshotItem, place: number): DocxBlock[] {
  const { t, number, priority, choice, state, named } = planWords(d);
  const text = (field: string): string => {
    const value = item.fields[field];
    return typeof value === 'string' ? value.trim() : '';
  };
  const part = (heading: string, words: string): DocxBlock[] =>
    words === ''
      ? []
      : [
          { kind: 'heading', level: 3, text: heading },
          { kind: 'markdown', text: words },
        ];
  const facts: [string, string][] = [
    [t('amount'), number(item.amount)],
    [t('priority'), priority(item.priority)],
    [t('phase'), state(item)],
    [t('moscow'), choice(item.kind, 'moscow', item.fields.moscow)],
    [t('productGroup'), named(item.fields.productGroup)],
    [t('owner'), named(item.fields.owner)],
    [t('personMonths'), number(item.fields.personMonths)],
  ];
  const funding = [...fundingOf(item)].sort((a, b) => a.year - b.year);
  return [
    { kind: 'heading', level: 2, text: `${place}. ${item.key} ${item.title}` },
    { kind: 'facts', rows: facts.filter(([, value]) => value !== '') },
    ...(item.note.trim() ? [{ kind: 'markdown', text: item.note } as const] : []),
    ...part(t('problem'), text('problemStatement')),
    ...part(t('description'), text('description')),
    ...part(t('risk'), text('riskIfNotDone')),
    ...(funding.length === 0
      ? []
      : ([
          { kind: 'heading', level: 3, text: t('funding') },
          {
            kind: 'table',
            header: [t('year'), t('budgetLine'), t('kroner')],
            widths: [1, 4, 2],
            numbers: [2],
            rows: funding.map((f) => [String(f.year), f.budgetLine, number(f.amount)]),
          },
        ] satisfies DocxBlock[])),
  ];
}
