import type { ReactNode } from 'react';
import type { MatterRowValue } from '../../../contract/matters.ts';
import type { ProcessDefinition } from '../../../domain/kernel/process.ts';
import { deliveredNotInProduction } from '../../../domain/roadmap/index.ts';
import { processTexts } from '../../shared/texts/process-texts.ts';
import { useTexts } from '../../shared/texts/texts-context.ts';
import { StateBadge } from '../../shared/ui/state-badge.tsx';
import { DayText, When } from '../../shared/ui/when.tsx';
import type { SortName } from './list-state.ts';

/** A column that a list of a kind can show. */
export interface Column {
  readonly name: string;
  readonly sort?: SortName;
  readonly number?: boolean;
  /** Never cut: a choice or a day is nothing without its end. */
  readonly whole?: boolean;
  readonly shown: boolean;
}

/** The columns of a kind, in order; those `shown` are there until others are chosen. Key and title always are. */
export function columnsOf(definition: ProcessDefinition): readonly Column[] {
  const has = (field: string) => field in definition.fields;
  const ranked = Object.values(definition.fields).some((f) => f.type === 'choice' && f.ranked);
  const portfolio = definition.kind === 'initiative';
  const roadmap = definition.kind === 'roadmapElement';
  return [
    { name: 'state', sort: 'state', whole: true, shown: true },
    ...(ranked ? [{ name: 'priority', sort: 'priority' as const, whole: true, shown: true }] : []),
    ...(has('productGroup') ? [{ name: 'productGroup', shown: false }] : []),
    ...(has('product') ? [{ name: 'product', shown: roadmap }] : []),
    ...(has('team')
      ? [{ name: 'team', shown: definition.kind === 'epic' || definition.kind === 'issue' }]
      : []),
    ...Object.entries(definition.fields).flatMap(([name, f]) =>
      f.list &&
      f.storage === 'own' &&
      (f.type === 'choice' ||
        f.type === 'number' ||
        f.type === 'node' ||
        (f.type === 'text' && f.maxLength <= 100))
        ? [
            {
              name,
              number: f.type === 'number',
              whole: f.type === 'choice',
              shown: f.type !== 'node' && (definition.kind === 'issue' || roadmap || f.kept === true),
            },
          ]
        : [],
    ),
    { name: 'owner', shown: true },
    ...(has('labels') ? [{ name: 'labels', shown: true }] : []),
    ...(has('estimate') ? [{ name: 'estimate', number: true, shown: definition.kind === 'issue' }] : []),
    ...(has('plannedStart')
      ? [{ name: 'plannedStart', sort: 'plannedStart' as const, whole: true, shown: roadmap }]
      : []),
    ...(has('plannedEnd')
      ? [{ name: 'plannedEnd', sort: 'plannedEnd' as const, whole: true, shown: true }]
      : []),
    { name: 'progress', shown: portfolio || roadmap },
    { name: 'stateSince', whole: true, shown: false },
    { name: 'created', whole: true, sort: 'created', shown: false },
    { name: 'updated', whole: true, sort: 'updated', shown: !portfolio && !roadmap },
    { name: 'rank', sort: 'rank', shown: false },
  ];
}

/** The choice of a ranked field by its place, such as MoSCoW. */
export function rankedChoice(
  definition: ProcessDefinition,
  rank: number,
): { readonly field: string; readonly choice: string } | null {
  for (const [field, f] of Object.entries(definition.fields))
    if (f.type === 'choice' && f.ranked) {
      const choice = f.choices[rank - 1];
      return choice ? { field, choice } : null;
    }
  return null;
}

/** One cell. */
export function Cell({
  column,
  row,
  definition,
}: {
  readonly column: string;
  readonly row: MatterRowValue;
  readonly definition: ProcessDefinition;
}): ReactNode {
  const texts = useTexts();
  const late = row.plannedEnd !== null && row.category !== 'done' && row.plannedEnd < texts.today();
  switch (column) {
    case 'state':
      return (
        <>
          <StateBadge kind={row.kind} state={row.state} />
          {row.kind === 'roadmapElement' && deliveredNotInProduction(row.state, row.rollup) ? (
            <span className="rt-late"> {texts.t('roadmap.notInProductionShort')}</span>
          ) : null}
        </>
      );
    case 'priority': {
      const choice = row.priority === null ? null : rankedChoice(definition, row.priority);
      return choice ? processTexts(texts, row.kind).choice(choice.field, choice.choice) : null;
    }
    case 'owner':
      return row.owner?.name ?? null;
    case 'team':
      return row.team?.title ?? null;
    case 'product':
      return row.product?.title ?? null;
    case 'productGroup':
      return row.productGroup?.title ?? null;
    case 'plannedStart':
      return row.plannedStart ? <DayText day={row.plannedStart} /> : null;
    case 'plannedEnd':
      return row.plannedEnd ? (
        <span data-late={late || undefined} className="rt-planned">
          <DayText day={row.plannedEnd} />
          {late ? <span className="rt-late"> {texts.t('portfolio.late')}</span> : null}
        </span>
      ) : null;
    case 'progress':
      return row.rollup && row.rollup.total > 0 ? (
        <span title={texts.t('matter.truth.of', { count: row.rollup.inProduction, total: row.rollup.total })}>
          {texts.percent(row.rollup.inProduction / row.rollup.total)}
        </span>
      ) : null;
    case 'stateSince':
      return <When at={row.stateSince} />;
    case 'created':
      return <When at={row.createdAt} />;
    case 'updated':
      return <When at={row.updatedAt} />;
    case 'labels':
      return row.labels.length > 0 ? (
        <span className="rt-labels">
          {row.labels.map((l) => (
            <span key={l} className="rt-label" title={l}>
              {l}
            </span>
          ))}
        </span>
      ) : null;
    case 'estimate':
      return row.estimate === null ? null : texts.number(row.estimate);
    default: {
      const value = row.extra[column];
      if (value === null || value === undefined) return null;
      if (typeof value === 'object' && 'title' in value) return String(value.title);
      return definition.fields[column]?.type === 'choice'
        ? processTexts(texts, row.kind).choice(column, String(value))
        : column === 'judgedProgress'
          ? texts.percent(Number(value) / 100)
          : String(value);
    }
  }
}
